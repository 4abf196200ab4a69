//! Where commands are kept.

use std::sync::{Mutex, MutexGuard};

use domain::{
    command::Command,
    future::{BoxFuture, MaybeSend, MaybeSync},
    ids::{CommandId, PersonId},
    problem::{Problem, ProblemKind},
};
use serde::{Deserialize, Serialize};

/// A command that has no final receipt yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Who gave it; none until the backend could first be asked who is signed in.
    pub person: Option<PersonId>,
    /// Whether it is still to be sent.
    pub state: EntryState,
    /// How often somebody began to send it.
    pub tries: u32,
    /// What last stood in its way.
    pub problem: Option<Problem>,
}

impl Entry {
    /// Whether it certainly was not applied: never sent, or refused.
    pub fn is_untouched(&self) -> bool {
        self.tries == 0 || self.state == EntryState::Stuck
    }
}

/// Whether an entry is still to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// To be sent as soon as possible.
    Waiting,
    /// Refused: its person must change it or give it up.
    Stuck,
}

/// A place that keeps entries over restarts, shared by all tabs.
///
/// Each method is done when its effect is durable. Errors are the place's own (no room, not allowed).
pub trait Shelf: MaybeSend + MaybeSync + 'static {
    /// Adds an entry behind all others. Does nothing if there is one with this command's id.
    fn put(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>>;
    /// Every entry, in the order in which they were put.
    fn all(&self) -> BoxFuture<'_, Result<Vec<Entry>, Problem>>;
    /// Replaces the entry with this command's id, at its place. Does nothing if it is gone.
    fn update(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>>;
    /// Removes an entry, if it is there.
    fn remove(&self, id: CommandId) -> BoxFuture<'_, Result<(), Problem>>;
}

/// A shelf in memory: for tests, and where the browser keeps nothing.
#[derive(Debug, Default)]
pub struct MemoryShelf(Mutex<Vec<Entry>>);

impl MemoryShelf {
    fn entries(&self) -> Result<MutexGuard<'_, Vec<Entry>>, Problem> {
        self.0.lock().map_err(|_| Problem::new(ProblemKind::Internal, "the shelf is broken"))
    }
}

impl Shelf for MemoryShelf {
    fn put(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move {
            let mut entries = self.entries()?;
            if entries.iter().all(|known| known.command.id != entry.command.id) {
                entries.push(entry);
            }
            Ok(())
        })
    }

    fn all(&self) -> BoxFuture<'_, Result<Vec<Entry>, Problem>> {
        Box::pin(async move { Ok(self.entries()?.clone()) })
    }

    fn update(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move {
            let mut entries = self.entries()?;
            if let Some(known) = entries.iter_mut().find(|known| known.command.id == entry.command.id) {
                *known = entry;
            }
            Ok(())
        })
    }

    fn remove(&self, id: CommandId) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move {
            self.entries()?.retain(|entry| entry.command.id != id);
            Ok(())
        })
    }
}
