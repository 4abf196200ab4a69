//! A backend around a backend that keeps every command until there is a receipt.
//!
//! A command is on the [`Shelf`] before anything is sent, so closing the tab, losing the network or losing an answer
//! loses nothing; and because a command is applied once per id, sending it again does nothing twice. One sender at
//! a time holds the [`Lock`], over all tabs, and sends in the order in which commands were given.

mod lock;
mod shelf;
mod through;

use std::sync::{Arc, Mutex};

use domain::{
    backend::Backend,
    command::{Command, Receipt},
    ids::{CommandId, PersonId},
    person::Me,
    problem::{Problem, ProblemKind},
};

pub use lock::{Held, Lock, MemoryLock};
pub use shelf::{Entry, EntryState, MemoryShelf, Shelf};

/// Keeps commands for `backend` until there is a receipt. Reads pass through.
///
/// Generic over the backend, so that a program which knows its type carries only the answers it reads.
pub struct Outbox<B: ?Sized> {
    backend: Arc<B>,
    shelf: Arc<dyn Shelf>,
    lock: Arc<dyn Lock>,
    /// Who was signed in when we last heard.
    person: Mutex<Option<PersonId>>,
    /// What is being sent from here just now.
    sending: Mutex<Option<CommandId>>,
    /// Whether the backend itself has just said who is signed in.
    fresh: fn() -> bool,
}

/// What a flush did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flushed {
    /// Commands that were applied, now or before.
    pub applied: usize,
    /// Commands that were refused and wait for their person.
    pub refused: usize,
    /// Why the rest was not sent, if something stopped it.
    pub stopped: Option<Problem>,
}

impl<B: Backend + ?Sized> Outbox<B> {
    /// An outbox around `backend`. `person` is who was signed in when the app last ran, if it remembers: commands
    /// given before the backend can be asked are theirs.
    pub fn new(
        backend: Arc<B>,
        shelf: Arc<dyn Shelf>,
        lock: Arc<dyn Lock>,
        person: Option<PersonId>,
    ) -> Self {
        Self { backend, shelf, lock, person: Mutex::new(person), sending: Mutex::new(None), fresh: || true }
    }

    /// Where something between here and the backend may answer from memory: `fresh` says, right after it was asked who
    /// is signed in, whether the backend itself answered. Nothing is sent on the word of a memory.
    pub fn sending_only_if(mut self, fresh: fn() -> bool) -> Self {
        self.fresh = fresh;
        self
    }

    /// The backend inside.
    pub fn backend(&self) -> &Arc<B> {
        &self.backend
    }

    /// Everything that is kept, in the order in which it was given: commands to be sent, and refused ones.
    pub async fn waiting(&self) -> Result<Vec<Entry>, Problem> {
        self.shelf.all().await
    }

    /// The command that this tab is sending just now, if any.
    pub fn sending(&self) -> Option<CommandId> {
        self.sending.lock().ok().and_then(|sending| *sending)
    }

    /// Takes a command off the shelf so that its person can change it; none if it is gone, or was sent and nobody
    /// knows whether it was applied: then another one in its place could do the same thing twice.
    pub async fn take_back(&self, id: CommandId) -> Result<Option<Entry>, Problem> {
        let _held = self.lock.hold().await?;
        let entry = self.shelf.all().await?.into_iter().find(|entry| entry.command.id == id);
        let Some(entry) = entry.filter(Entry::is_untouched) else { return Ok(None) };
        self.shelf.remove(id).await?;
        Ok(Some(entry))
    }

    /// Sends what waits and belongs to the person who is signed in, in order, until something stops it.
    pub async fn flush(&self) -> Result<Flushed, Problem> {
        let _held = self.lock.hold().await?;
        Ok(self.pass(None).await?.0)
    }

    /// Gives up a command. One that was already sent may still have been applied.
    pub async fn dismiss(&self, id: CommandId) -> Result<(), Problem> {
        let _held = self.lock.hold().await?;
        self.shelf.remove(id).await
    }

    /// Gives `command` instead of the refused one with this id. It must carry an id of its own.
    pub async fn replace(&self, id: CommandId, command: Command) -> Result<Receipt, Problem> {
        let stuck = self.shelf.all().await?.into_iter().find(|entry| entry.command.id == id);
        if stuck.is_none_or(|entry| entry.state != EntryState::Stuck) {
            return Err(Problem::not_found("refused command"));
        }
        if command.id == id {
            return Err(Problem::invalid("id", "must be a new one"));
        }
        // The new one first: between the two there are rather both than none.
        self.shelf.put(self.entry(command.clone())).await?;
        self.shelf.remove(id).await?;
        self.submit_now(command).await
    }

    fn entry(&self, command: Command) -> Entry {
        let person = self.person.lock().ok().and_then(|person| person.clone());
        Entry { command, person, state: EntryState::Waiting, tries: 0, problem: None }
    }

    /// Keeps the command, then tries to send it with everything before it.
    pub(crate) async fn keep_and_submit(&self, command: Command) -> Result<Receipt, Problem> {
        self.shelf.put(self.entry(command.clone())).await?;
        self.submit_now(command).await
    }

    /// From here on the command is safe, so whatever goes wrong is no problem of whoever gave it.
    async fn submit_now(&self, command: Command) -> Result<Receipt, Problem> {
        let Ok(_held) = self.lock.hold().await else { return Ok(Receipt::Queued) };
        match self.pass(Some(command)).await {
            Ok((_, Some(receipt))) => Ok(receipt),
            Ok((_, None)) | Err(_) => Ok(Receipt::Queued),
        }
    }

    /// One walk along the shelf, by whoever holds the lock; with the receipt of `wanted`, if it got one.
    async fn pass(&self, wanted: Option<Command>) -> Result<(Flushed, Option<Receipt>), Problem> {
        let mut flushed = Flushed::default();
        // Another tab may have signed in as somebody else: only the backend knows whose session this is.
        let person = match self.backend.me().await {
            Ok(me) if (self.fresh)() => self.met(&me),
            Ok(_) => {
                let remembered = "who is signed in was only remembered";
                flushed.stopped = Some(Problem::new(ProblemKind::Unreachable, remembered));
                return Ok((flushed, None));
            }
            Err(problem) => {
                flushed.stopped = Some(problem);
                return Ok((flushed, None));
            }
        };
        let mut receipt = None;
        let entries = self.shelf.all().await?;
        let id = wanted.as_ref().map(|command| command.id);
        if let Some(command) = wanted.filter(|command| entries.iter().all(|e| e.command.id != command.id)) {
            // Another tab sent it while we waited for the lock. Asking again does nothing twice and has a receipt.
            let again = self.backend.submit(command).await.ok();
            receipt = again.filter(|receipt| matches!(receipt, Receipt::Applied { .. }));
        }
        let wanted = id;
        for mut entry in entries.into_iter().filter(|entry| entry.state == EntryState::Waiting) {
            if entry.person.is_none() {
                entry.person = Some(person.clone());
                self.shelf.update(entry.clone()).await?;
            }
            if entry.person.as_ref() != Some(&person) {
                continue;
            }
            let id = entry.command.id;
            // Noted before it is sent: whoever dies on the way must not take it for untouched afterwards.
            entry.tries = entry.tries.saturating_add(1);
            self.shelf.update(entry.clone()).await?;
            self.say_sending(Some(id));
            let outcome = self.backend.submit(entry.command.clone()).await;
            self.say_sending(None);
            let answered = match settle(outcome) {
                Settled::Applied(done) => {
                    flushed.applied += 1;
                    self.shelf.remove(id).await.map(|()| done)
                }
                Settled::Refused(problem) => {
                    flushed.refused += 1;
                    let receipt = Receipt::Refused { problem: problem.clone() };
                    let stuck = Entry { state: EntryState::Stuck, problem: Some(problem), ..entry };
                    self.shelf.update(stuck).await.map(|()| receipt)
                }
                Settled::Unknown(problem) => {
                    entry.problem = Some(problem.clone());
                    flushed.stopped = Some(problem);
                    self.shelf.update(entry).await?;
                    return Ok((flushed, receipt));
                }
            }?;
            if wanted == Some(id) {
                receipt = Some(answered);
            }
        }
        Ok((flushed, receipt))
    }

    fn say_sending(&self, id: Option<CommandId>) {
        if let Ok(mut sending) = self.sending.lock() {
            *sending = id;
        }
    }

    /// Remembers who is signed in.
    pub(crate) fn met(&self, me: &Me) -> PersonId {
        if let Ok(mut person) = self.person.lock() {
            *person = Some(me.person.clone());
        }
        me.person.clone()
    }
}

enum Settled {
    Applied(Receipt),
    Refused(Problem),
    Unknown(Problem),
}

/// What an attempt means for the entry.
fn settle(outcome: Result<Receipt, Problem>) -> Settled {
    match outcome {
        Ok(receipt @ Receipt::Applied { .. }) => Settled::Applied(receipt),
        Ok(Receipt::Refused { problem }) => Settled::Refused(problem),
        Ok(Receipt::Queued) => {
            Settled::Unknown(Problem::new(ProblemKind::Unavailable, "it waits further on"))
        }
        // Signing in again makes it possible; the command itself is fine.
        Err(problem) if problem.kind.is_passing() || problem.kind == ProblemKind::Unauthenticated => {
            Settled::Unknown(problem)
        }
        Err(problem) => Settled::Refused(problem),
    }
}
