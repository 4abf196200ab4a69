//! Taking a feed file into the programme: read in a worker, looked at by a person, then added in batches.

use domain::{
    command::{CommandBody, Receipt},
    ids::CommandId,
    problem::Problem,
    story::NewStory,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use crate::{
    backend::import_worker::{ImportReport, read_feed},
    platform::ports,
    session::Session,
};

/// The most stories one command may carry.
const BATCH: usize = 500;

/// Where an import stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Nothing chosen yet.
    Choose,
    /// The file with this name is being read.
    Reading(String),
    /// It was read; nothing is added yet.
    Look(ImportReport),
    /// Being added.
    Adding,
    /// So many were added.
    Added(usize),
    /// So many are kept on this device until the backend can be reached.
    Kept(usize),
}

/// An import.
#[derive(Clone, Copy)]
pub struct Import {
    /// Where it stands.
    pub step: RwSignal<Step>,
    /// What last went wrong, if nothing went right since.
    pub problem: RwSignal<Option<Problem>>,
    session: Session,
    /// What is still to be added, each batch under the one id it keeps when it is tried again.
    batches: StoredValue<Vec<(CommandId, Vec<NewStory>)>>,
}

impl Import {
    /// Nothing chosen yet.
    pub fn new(session: Session) -> Self {
        Self {
            step: RwSignal::new(Step::Choose),
            problem: RwSignal::new(None),
            session,
            batches: StoredValue::new(Vec::new()),
        }
    }

    /// Begins again.
    pub fn reset(self) {
        self.step.set(Step::Choose);
        self.problem.set(None);
        self.batches.set_value(Vec::new());
    }

    /// Reads a file.
    pub fn read(self, file: File) {
        self.problem.set(None);
        self.step.set(Step::Reading(file.name()));
        spawn_local(async move {
            // The screen may be gone when the file is read; then nobody looks at it.
            match read_feed(file).await {
                Ok(report) => {
                    let batches =
                        report.stories.chunks(BATCH).map(|batch| (ports::command_id(), batch.to_vec()));
                    let _ = self.batches.try_update_value(|to| *to = batches.collect());
                    let _ = self.step.try_set(Step::Look(report));
                }
                Err(problem) => {
                    let _ = self.problem.try_set(Some(problem));
                    let _ = self.step.try_set(Step::Choose);
                }
            }
        });
    }

    /// Adds what was read.
    pub fn add(self) {
        let before = self.step.get_untracked();
        if before == Step::Adding {
            return;
        }
        self.problem.set(None);
        self.step.set(Step::Adding);
        spawn_local(async move {
            let (outcome, count) = self.send().await;
            let step = match outcome {
                Ok(true) => Step::Kept(count),
                Ok(false) => Step::Added(count),
                Err(problem) => {
                    let _ = self.problem.try_set(Some(problem));
                    before
                }
            };
            let _ = self.step.try_set(step);
        });
    }

    /// Sends batch after batch; whether one of them is only kept on this device, and how many stories there are.
    async fn send(self) -> (Result<bool, Problem>, usize) {
        let mut kept = false;
        let batches = self.batches.try_get_value().unwrap_or_default();
        let count = batches.iter().map(|(_, stories)| stories.len()).sum();
        for (id, stories) in batches {
            match self.session.submit_as(id, CommandBody::AddStories { stories: stories.clone() }).await {
                Ok(Receipt::Applied { .. }) => {}
                Ok(Receipt::Queued) => kept = true,
                Ok(Receipt::Refused { problem }) => {
                    self.session.backend.dismiss(id).await;
                    // What was refused will not do under this id; changed or not, it is given anew.
                    let _ = self.batches.try_update_value(|all| {
                        all.iter_mut()
                            .filter(|(old, _)| *old == id)
                            .for_each(|(old, _)| *old = ports::command_id());
                    });
                    return (Err(problem), count);
                }
                Err(problem) => return (Err(problem), count),
            }
        }
        (Ok(kept), count)
    }
}
