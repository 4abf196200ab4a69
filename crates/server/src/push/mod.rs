//! Notifications for devices (Web Push).
//!
//! The log says what happened. It is read once, entry by entry; what of it is worth a message goes into a queue in the same
//! transaction in which the position moves on, so that a restart neither loses nor repeats anything. What is due is read anew
//! (see [`domain::push`]), encrypted for its device, and sent, a few at a time. It leaves the queue when the push service has
//! taken it; a process that ends in between sends it once more, under the same topic and tag, so that it takes its own place.
//!
//! Neither an address nor a key of a device is ever written to a log.

pub mod encrypt;
mod gate;
pub mod key;
mod plan;
mod post;
mod turn;
pub mod vapid;
mod words;

use std::{sync::Arc, time::Duration};

use domain::{
    ports::{Clock, Random},
    problem::{Problem, ProblemKind},
    store::{Store, StoreError},
};
use futures_util::StreamExt;

use crate::{cidr::Cidr, state::ServerProgramme};
use post::Poster;
use vapid::Vapid;

pub use gate::Gate;

/// How often the queue is looked at where nothing happens.
const LOOK: Duration = Duration::from_secs(20);
/// How many entries of the log are read at a time.
const ENTRIES: usize = 200;
/// How many messages are on their way at the same time.
const AT_ONCE: usize = 8;
/// How many messages are taken out of the queue at a time.
const BATCH: u32 = 256;

/// Sends what the log brings.
pub struct Courier {
    programme: Arc<ServerProgramme>,
    vapid: Arc<Vapid>,
    poster: Poster,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Courier {
    /// Reads this programme's log, and reaches the public internet and these ranges of a private network.
    pub fn new(
        programme: Arc<ServerProgramme>,
        vapid: Arc<Vapid>,
        ranges: Vec<Cidr>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        Self { programme, vapid, poster: Poster::allowing(ranges), clock, random }
    }

    /// The same with another patience for push services.
    pub fn waiting(self, ranges: Vec<Cidr>, wait: Duration) -> Self {
        Self { poster: Poster::waiting(ranges, wait), ..self }
    }

    /// At the very first start: what happened before is no news.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        let store = self.programme.store();
        if store.push_position().await?.is_none() {
            let last = store.last_event().await?;
            store.queue_posts(last, Vec::new()).await?;
        }
        Ok(())
    }

    /// Sends for ever: whenever the log grows, and when something is due.
    pub async fn keep_going(self) {
        let mut bell = self.programme.bell().listen();
        loop {
            if let Err(problem) = self.run_due().await {
                tracing::error!("notifications could not be sent: {problem}");
                // What fails now would fail at the next ring of the bell as well.
                tokio::time::sleep(LOOK).await;
                continue;
            }
            let wait = self.until_next().await;
            // Whichever comes first; the bell never ends while the programme is there.
            let _ = tokio::time::timeout(wait, bell.next()).await;
        }
    }

    /// Reads what is new in the log, then sends everything that is due; answers how many messages were taken.
    pub async fn run_due(&self) -> Result<usize, Problem> {
        self.read_log().await?;
        self.programme.store().sweep_posts(self.clock.now()).await.map_err(failed)?;
        let mut taken = 0;
        loop {
            let due = self.programme.store().due_posts(self.clock.now(), BATCH).await.map_err(failed)?;
            if due.is_empty() {
                return Ok(taken);
            }
            let turns = futures_util::stream::iter(due).map(|waiting| self.turn(waiting));
            let mut turns = turns.buffer_unordered(AT_ONCE);
            while let Some(turn) = turns.next().await {
                taken += usize::from(turn?);
            }
        }
    }

    /// Puts what is new in the log into the queue.
    async fn read_log(&self) -> Result<(), Problem> {
        let store = self.programme.store();
        let mut reached = store.push_position().await.map_err(failed)?.unwrap_or_default();
        loop {
            let events = store.events_after(reached, ENTRIES).await.map_err(failed)?;
            let Some(last) = events.last().map(|event| event.n) else { return Ok(()) };
            for event in &events {
                let posts = self.programme.posts_of(event).await?;
                if !posts.is_empty() || event.n == last {
                    store.queue_posts(event.n, posts).await.map_err(failed)?;
                }
            }
            reached = last;
        }
    }

    async fn until_next(&self) -> Duration {
        let next = self.programme.store().next_post().await.ok().flatten();
        let ahead = next.map(|next| next.millis().saturating_sub(self.clock.now().millis()));
        // A queue that cannot be worked off just now is no reason to turn in circles.
        ahead.map_or(LOOK, |ahead| Duration::from_millis(ahead.max(200).unsigned_abs())).min(LOOK)
    }
}

fn failed(error: StoreError) -> Problem {
    Problem::new(ProblemKind::Internal, error.to_string())
}
