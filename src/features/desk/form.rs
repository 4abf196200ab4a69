//! A form that loses nothing: every letter is kept on this device until what it says has been taken.

use std::collections::BTreeMap;

use domain::{
    command::{Command, CommandBody, Receipt},
    ids::CommandId,
    problem::Problem,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    platform::{page, ports, storage},
    session::Session,
    ui::refusal,
};

/// What stands in the fields, by their names. A field's name is its place in the command below these.
pub type Texts = BTreeMap<String, String>;
/// Where the id of the form's command stands among them.
const COMMAND: &str = "command";
const BELOW: [&str; 4] = ["/suggested/", "/story/", "/plan/", "/"];

/// A form.
#[derive(Clone, Copy)]
pub struct Form {
    /// What it was begun with.
    given: RwSignal<Texts>,
    /// What was typed since.
    typed: RwSignal<Texts>,
    /// Why it was not taken.
    pub problem: RwSignal<Option<Problem>>,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    session: Session,
    kept: StoredValue<String>,
}

impl Form {
    /// The form with this name, as it was left. Two people at one device have two forms.
    pub fn new(session: Session, name: &str) -> Self {
        let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.to_string()));
        let kept = format!("desk.{}.{name}", person.unwrap_or_default());
        let typed = storage::get(&kept).and_then(|text| serde_json::from_str(&text).ok());
        Self {
            given: RwSignal::new(Texts::new()),
            typed: RwSignal::new(typed.unwrap_or_default()),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            session,
            kept: StoredValue::new(kept),
        }
    }

    /// Begins with these texts; what was typed stands over them.
    pub fn begin(self, texts: Texts) {
        self.given.set(texts);
    }

    /// What stands in a field, tracked.
    pub fn value(self, field: &str) -> String {
        let typed = self.typed.with(|typed| typed.get(field).cloned());
        typed.or_else(|| self.given.with(|given| given.get(field).cloned())).unwrap_or_default()
    }

    /// Whether a box is ticked, tracked.
    pub fn is_on(self, field: &str) -> bool {
        self.value(field) == "yes"
    }

    /// The entries of a field that holds a list, one a line, tracked.
    pub fn list(self, field: &str) -> Vec<String> {
        self.value(field).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Takes what was typed, and keeps it.
    pub fn set(self, field: &str, value: String) {
        self.typed.update(|typed| drop(typed.insert(field.to_owned(), value)));
        self.problem.update(|problem| {
            if let Some(problem) = problem {
                problem.fields.retain(|wrong| tail(&wrong.pointer) != field);
            }
        });
        if let Some(text) = self.typed.with_untracked(|typed| serde_json::to_string(typed).ok()) {
            self.kept.with_value(|kept| storage::set(kept, &text));
        }
    }

    /// Puts an entry on a list, or takes it off.
    pub fn turn(self, field: &str, entry: &str, on: bool) {
        let mut list = untrack(|| self.list(field));
        list.retain(|other| other != entry);
        if on {
            list.push(entry.to_owned());
        }
        self.set(field, list.join("\n"));
    }

    /// Whether something was typed that is not taken yet, tracked.
    pub fn is_changed(self) -> bool {
        self.typed.with(|typed| typed.keys().any(|field| field != COMMAND))
    }

    /// Why a field cannot be meant, in the reader's language, tracked.
    pub fn wrong(self, field: &str) -> Option<String> {
        self.problem.with(|problem| {
            let fields = problem.as_ref().map(|problem| problem.fields.as_slice()).unwrap_or_default();
            let found = fields.iter().find(|wrong| tail(&wrong.pointer) == field);
            found.map(|wrong| refusal::reason(&wrong.reason))
        })
    }

    /// Forgets everything that was typed. The screen may be gone by then.
    pub fn clear(self) {
        let _ = self.kept.try_with_value(|kept| storage::remove(kept));
        let _ = self.typed.try_set(Texts::new());
        let _ = self.problem.try_set(None);
    }

    /// Says why it cannot be given, and leads to the first field that is wrong.
    pub fn refuse(self, problem: Problem) {
        let first = problem.fields.first().map(|wrong| id(tail(&wrong.pointer)));
        if self.problem.try_set(Some(problem)).is_none()
            && let Some(first) = first
        {
            request_animation_frame(move || page::focus(&first));
        }
    }

    /// Whether its screen is still there.
    pub fn is_there(self) -> bool {
        self.busy.try_get_untracked().is_some()
    }

    /// Gives a command; goes on when it is taken or kept for later, and only then forgets what was typed.
    pub fn give(self, body: CommandBody, then: impl FnOnce(Receipt) + 'static) {
        self.give_all(body, |_| Vec::new(), then);
    }

    /// Gives a command and, once that is taken or kept, the ones that follow from its id. Those that are refused wait in
    /// the outbox, which shows them.
    pub fn give_all(
        self,
        body: CommandBody,
        more: impl FnOnce(CommandId) -> Vec<Command>,
        then: impl FnOnce(Receipt) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        let id = untrack(|| self.value(COMMAND)).parse().unwrap_or_else(|_| ports::command_id());
        // Whoever comes back to a form that was given already gives the same command, not a second one.
        self.set(COMMAND, id.to_string());
        let more = more(id);
        spawn_local(async move {
            let outcome = self.session.submit_as(id, body).await;
            match outcome {
                Ok(Receipt::Refused { problem }) => {
                    // Everything that was typed is still on the screen: nothing has to be kept for later.
                    self.session.backend.dismiss(id).await;
                    self.change_command();
                    self.refuse(problem);
                }
                Ok(receipt) => {
                    for command in more {
                        // What cannot even be kept says so in the outbox; the story is there without it.
                        drop(self.session.submit_as(command.id, command.body).await);
                    }
                    self.clear();
                    then(receipt);
                }
                Err(problem) => self.refuse(problem),
            }
            let _ = self.busy.try_set(false);
        });
    }

    /// What is given next is another command: this one was refused.
    fn change_command(self) {
        if self.is_there() {
            self.set(COMMAND, ports::command_id().to_string());
        }
    }
}

/// The name of the field a pointer is about.
fn tail(pointer: &str) -> &str {
    BELOW.into_iter().find_map(|below| pointer.strip_prefix(below)).unwrap_or(pointer)
}

/// The id of a field's control.
pub fn id(field: &str) -> String {
    format!("desk-{}", field.replace('/', "-"))
}
