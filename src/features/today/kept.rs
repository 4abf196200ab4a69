//! What facilitators are about to tell everybody, kept on this device with every letter.

use leptos::prelude::*;

use crate::{platform::storage, session::Session};

/// One field of a form.
#[derive(Clone, Copy)]
pub struct Field {
    /// What is in it.
    pub text: RwSignal<String>,
    name: StoredValue<String>,
}

impl Field {
    /// The field with this name, as it was left.
    pub fn new(session: Session, name: &str) -> Self {
        // Two people at one device have two forms.
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.to_string()));
        let name = format!("everybody.{}.{name}", person.unwrap_or_default());
        let text = RwSignal::new(storage::get(&name).unwrap_or_default());
        Self { text, name: StoredValue::new(name) }
    }

    /// Takes what is typed.
    pub fn set(self, text: String) {
        self.name.with_value(|name| storage::set(name, &text));
        self.text.set(text);
    }

    /// Empties the field, once what was in it is given. The screen may be gone by then.
    pub fn clear(self) {
        let _ = self.name.try_with_value(|name| storage::remove(name));
        let _ = self.text.try_set(String::new());
    }

    /// A list that is kept in the field, one entry a line.
    pub fn list(self) -> Vec<String> {
        self.text.with(|text| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// Puts an entry on the list, or takes it off.
    pub fn turn(self, entry: &str, on: bool) {
        let mut list = self.list();
        list.retain(|other| other != entry);
        if on {
            list.push(entry.to_owned());
        }
        self.set(list.join("\n"));
    }
}
