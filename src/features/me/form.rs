//! A group of settings while it is changed: what was typed survives until it is saved or given up.

use std::collections::BTreeMap;

use domain::{command::Receipt, problem::Problem, settings::Settings};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::saving;
use crate::{
    platform::{page, storage},
    session::Session,
    ui::refusal,
};

/// What stands in the fields, by their names.
pub type Fields = BTreeMap<String, String>;

/// Fields and why they cannot be meant, in words.
pub type Wrong = Vec<(&'static str, String)>;

/// A group: its name, and how it is read from the settings and written to them.
pub struct Group {
    /// The beginning of its fields' ids, and of the name under which it is kept.
    pub name: &'static str,
    /// What its fields may be called.
    pub fields: &'static [&'static str],
    /// Its fields as they are now.
    pub read: fn(&Settings) -> Fields,
    /// Writes what can be meant and names the rest.
    pub write: fn(&Fields, &mut Settings) -> Wrong,
}

/// How far saving is.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Nothing was saved yet.
    Idle,
    /// On its way.
    Saving,
    /// Saved.
    Saved,
    /// Kept on this device until there is a connection.
    Queued,
    /// Not saved.
    Failed(Problem),
}

/// A group on the screen.
#[derive(Clone, Copy)]
pub struct Form {
    group: &'static Group,
    session: Session,
    /// As the backend has it.
    given: Memo<Fields>,
    /// Only what differs from it.
    typed: RwSignal<Fields>,
    wrong: RwSignal<Wrong>,
    /// How far saving is.
    pub standing: RwSignal<Standing>,
    kept: StoredValue<String>,
}

impl Form {
    /// The group as it was left.
    pub fn new(session: Session, group: &'static Group) -> Self {
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.to_string()));
        let kept = format!("{}.{}", group.name, person.unwrap_or_default());
        let read = group.read;
        Self {
            group,
            session,
            given: Memo::new(move |_| {
                session.me.with(|me| me.as_ref().map(|me| read(&me.settings)).unwrap_or_default())
            }),
            typed: RwSignal::new(load(&kept)),
            wrong: RwSignal::new(Vec::new()),
            standing: RwSignal::new(Standing::Idle),
            kept: StoredValue::new(kept),
        }
    }

    /// The id of a field.
    pub fn id(self, field: &str) -> String {
        format!("{}-{field}", self.group.name)
    }

    /// What stands in a field, tracked.
    pub fn value(self, field: &str) -> String {
        let typed = self.typed.with(|typed| typed.get(field).cloned());
        typed.or_else(|| self.given.with(|given| given.get(field).cloned())).unwrap_or_default()
    }

    /// Takes what was typed into a field, and keeps it.
    pub fn set(self, field: &str, value: String) {
        let same = self.given.with_untracked(|given| given.get(field) == Some(&value));
        self.typed.update(|typed| {
            if same {
                typed.remove(field);
            } else {
                typed.insert(field.to_owned(), value);
            }
        });
        self.wrong.update(|wrong| wrong.retain(|(name, _)| *name != field));
        self.standing.set(Standing::Idle);
        self.kept.with_value(|kept| self.typed.with_untracked(|typed| keep(kept, typed)));
    }

    /// Whether something is not saved yet, tracked.
    pub fn is_changed(self) -> bool {
        self.typed.with(|typed| !typed.is_empty())
    }

    /// Why a field cannot be meant, tracked.
    pub fn reason(self, field: &str) -> Option<String> {
        self.wrong
            .with(|wrong| wrong.iter().find(|(name, _)| *name == field).map(|(_, reason)| reason.clone()))
    }

    /// Returns to what is saved.
    pub fn give_up(self) {
        self.typed.set(Fields::new());
        self.wrong.set(Vec::new());
        self.standing.set(Standing::Idle);
        self.kept.with_value(|kept| storage::remove(kept));
    }

    /// Saves the group, or leads to the first field that cannot be meant.
    pub fn save(self) {
        self.save_and(|| ());
    }

    /// Saves the group and then goes on, if it was saved or is kept.
    pub fn save_and(self, then: impl FnOnce() + 'static) {
        if self.standing.get_untracked() == Standing::Saving {
            return;
        }
        let typed = self.typed.get_untracked();
        let mut fields = self.given.get_untracked();
        fields.extend(typed.clone());
        if self.refuse((self.group.write)(&fields, &mut Settings::default())) {
            return;
        }
        self.standing.set(Standing::Saving);
        let kept = self.kept.get_value();
        spawn_local(async move {
            let write = self.group.write;
            let outcome = saving::save(self.session, |settings| drop(write(&fields, settings))).await;
            let standing = match outcome {
                Ok(Receipt::Applied { .. }) => Standing::Saved,
                Ok(Receipt::Queued) => Standing::Queued,
                Ok(Receipt::Refused { problem }) | Err(problem) => Standing::Failed(problem),
            };
            let standing = match standing {
                Standing::Failed(problem) if self.locate(&problem) => Standing::Idle,
                failed @ Standing::Failed(_) => failed,
                done => {
                    // What was typed since then is not saved yet.
                    let mut left = load(&kept);
                    left.retain(|field, value| typed.get(field) != Some(value));
                    keep(&kept, &left);
                    // The screen may have been left meanwhile.
                    let _ = self.typed.try_set(left);
                    then();
                    done
                }
            };
            let _ = self.standing.try_set(standing);
        });
    }

    /// Shows a refusal at the fields it is about; says whether there are any.
    fn locate(self, problem: &Problem) -> bool {
        let wrong = problem.fields.iter().filter_map(|field| {
            let name = field.pointer.rsplit('/').next()?;
            let name = *self.group.fields.iter().find(|known| **known == name)?;
            Some((name, refusal::reason(&field.reason)))
        });
        self.refuse(wrong.collect())
    }

    /// Shows what cannot be meant and leads to the first of it; says whether there is any.
    fn refuse(self, wrong: Wrong) -> bool {
        let first = wrong.first().map(|(field, _)| self.id(field));
        // The screen may have been left meanwhile.
        let _ = self.wrong.try_set(wrong);
        if let Some(first) = &first {
            page::focus(first);
        }
        first.is_some()
    }
}

/// What was typed and not saved.
fn load(kept: &str) -> Fields {
    storage::get(kept).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn keep(kept: &str, typed: &Fields) {
    match serde_json::to_string(typed) {
        Ok(text) if !typed.is_empty() => storage::set(kept, &text),
        _ => storage::remove(kept),
    }
}
