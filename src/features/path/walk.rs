//! How far one is, as the screen shows it: what the backend keeps, with what this device has given but not delivered.

use client::outbox::EntryState;
use domain::backend::Profiles as _;
use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
    progress::Progress,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::notes_kept as kept;
use crate::{platform::ports, session::Session};

/// The state of the screen.
#[derive(Clone, Copy)]
pub struct Walk {
    /// How far one is; changes at once when a step is marked.
    pub progress: RwSignal<Progress>,
    /// What was refused, and for which step.
    pub problem: RwSignal<Option<(String, Problem)>>,
    /// The sentence about the last step that was marked.
    pub said: RwSignal<Option<String>>,
    /// The step whose note was given last, and whether it has arrived.
    pub noted: RwSignal<Option<(String, bool)>>,
    session: Session,
    /// Commands on their way: what is read meanwhile may be older than they are.
    open: StoredValue<u32>,
}

impl Walk {
    /// Reads again with each change elsewhere: another tab, another device, a command that arrived late.
    pub fn new(session: Session) -> Self {
        let walk = Self {
            progress: RwSignal::new(Progress::default()),
            problem: RwSignal::new(None),
            said: RwSignal::new(None),
            noted: RwSignal::new(None),
            session,
            open: StoredValue::new(0),
        };
        Effect::new(move |before: Option<()>| {
            session.live.mine.track();
            if before.is_some() {
                walk.look();
            }
        });
        walk
    }

    fn look(self) {
        // What cannot be read now is read with the next change; what is shown stays true until then.
        spawn_local(async move { drop(self.read().await) });
    }

    /// Reads what is kept, and adds what still waits on this device.
    pub async fn read(self) -> Result<(), Problem> {
        // The shelf first: a command that arrives between the two is then seen twice, never lost.
        let waiting = self.session.backend.waiting().await;
        let mut progress = self.session.backend.get().progress().await?;
        let me = self.session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
        for entry in waiting {
            if entry.state == EntryState::Waiting
                && (entry.person.is_none() || entry.person == me)
                && let CommandBody::SaveStep { step, done, note } = entry.command.body
            {
                // What is refused here is refused there too, and said then.
                let _ = progress.save(&step, done, &note, ports::now());
            }
        }
        if self.open.try_get_value() == Some(0) {
            let _ = self.progress.try_set(progress);
        }
        Ok(())
    }

    /// Marks a step as done or not done, and says so.
    pub fn finish(self, step: &str, done: bool, said: String) {
        let note = kept::typed(self.person().as_deref(), step)
            .unwrap_or_else(|| self.progress.with_untracked(|progress| progress.note(step).to_owned()));
        self.save(step, done, note);
        self.said.set(Some(said));
    }

    /// Keeps the note of a step.
    pub fn keep_note(self, step: &str, note: String) {
        // The screen may have been left: then what was done there is read from the backend's own state.
        let done = self.progress.try_with_untracked(|progress| progress.is_done(step));
        if let Some(done) = done {
            self.save(step, done, note);
        }
    }

    /// Who is here: notes are kept for each person of a device.
    pub fn person(self) -> Option<String> {
        self.session.me.with_untracked(|me| me.as_ref().map(|me| me.person.as_str().to_owned()))
    }

    fn save(self, step: &str, done: bool, note: String) {
        // Shown at once; what is refused is taken back below.
        self.progress.update(|progress| drop(progress.save(step, done, &note, ports::now())));
        self.problem.set(None);
        self.open.update_value(|open| *open += 1);
        let (step, person) = (step.to_owned(), self.person());
        spawn_local(async move {
            let id = ports::command_id();
            let body = CommandBody::SaveStep { step: step.clone(), done, note: note.clone() };
            let outcome = self.session.submit_as(id, body).await;
            let _ = self.open.try_update_value(|open| *open -= 1);
            let problem = match outcome {
                Ok(Receipt::Applied { .. }) => {
                    kept::arrived(person.as_deref(), &step, &note);
                    let _ = self.noted.try_set(Some((step, true)));
                    return;
                }
                Ok(Receipt::Queued) => {
                    let _ = self.noted.try_set(Some((step, false)));
                    return;
                }
                Ok(Receipt::Refused { problem }) => {
                    self.session.backend.dismiss(id).await;
                    problem
                }
                Err(problem) => problem,
            };
            let _ = self.problem.try_set(Some((step, problem)));
            self.look();
        });
    }
}
