//! The index of all stories, kept beside the store: made at the first search, from then on following the log.
//!
//! Before each answer the log's last number is compared with the one the index has seen, so that it is never behind a
//! write: neither of this process nor of another that shares the store. The log says which stories changed; only those
//! are read again.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use futures_util::lock::Mutex as Turn;

use super::{Programme, failed};
use crate::{
    event::{Event, EventNumber, Happening},
    ids::StoryId,
    problem::{Problem, ProblemKind},
    search::index::Index,
    store::{Changes, Row, Store},
    time::{Instant, MINUTE},
};

/// Stories and events that are read at once.
const AT_ONCE: usize = 2_000;
/// Commits that are noted before the log has to be read.
const MOST_NOTES: usize = 64;
/// Shared by fewer people is shared by nobody.
const LEAST_SHARERS: u64 = 5;

/// What a commit means to the catalogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touches {
    stories: bool,
    shares: bool,
}

impl Touches {
    /// What these changes touch.
    pub(super) fn of(changes: &Changes) -> Self {
        let puts = |is: fn(&Row) -> bool| changes.put.iter().any(is);
        let told = changes.events.iter().any(|event| is_about_stories(&event.what));
        Self {
            stories: told || changes.wipe,
            shares: changes.wipe || changes.forget.is_some() || puts(|row| matches!(row, Row::Share(_))),
        }
    }
}

const fn is_about_stories(what: &Happening) -> bool {
    matches!(what, Happening::StoriesChanged { .. } | Happening::Emptied)
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    index: RwLock<Index>,
    /// The log's number up to which the index is right.
    seen: AtomicU64,
    built: AtomicBool,
    /// Whether the sharers must be counted again, and when they were.
    uncounted: AtomicBool,
    counted: Mutex<Option<Instant>>,
    /// Stretches of the log, written by ourselves, in which no story changed: from (excluded) and to.
    quiet: Mutex<Vec<(EventNumber, EventNumber)>>,
    /// Whoever brings it up to date.
    turn: Turn<()>,
}

impl Catalogue {
    /// Remembers a commit of our own, so that its part of the log need not be read.
    pub(super) fn note(&self, touches: Touches, events: u64, last: EventNumber) {
        if touches.shares {
            self.uncounted.store(true, Ordering::Release);
        }
        if touches.stories || events == 0 || !self.built.load(Ordering::Acquire) {
            return;
        }
        if let Ok(mut quiet) = self.quiet.lock() {
            if quiet.len() == MOST_NOTES {
                quiet.remove(0);
            }
            quiet.push((last.saturating_sub(events), last));
        }
        self.skip_quiet();
    }

    /// Moves on over stretches in which nothing happened to stories.
    fn skip_quiet(&self) {
        let Ok(mut quiet) = self.quiet.lock() else { return };
        loop {
            let seen = self.seen.load(Ordering::Acquire);
            quiet.retain(|(_, to)| *to > seen);
            let Some((_, to)) = quiet.iter().find(|(from, _)| *from <= seen).copied() else { return };
            // Somebody else may have come further meanwhile.
            let _ = self.seen.compare_exchange(seen, to, Ordering::AcqRel, Ordering::Acquire);
        }
    }

    /// Asks the index as it is.
    pub(super) fn read<T>(&self, ask: impl FnOnce(&Index) -> T) -> Result<T, Problem> {
        self.index.read().map(|index| ask(&index)).map_err(|_| poisoned())
    }

    fn write<T>(&self, change: impl FnOnce(&mut Index) -> T) -> Result<T, Problem> {
        self.index.write().map(|mut index| change(&mut index)).map_err(|_| poisoned())
    }
}

fn poisoned() -> Problem {
    Problem::new(ProblemKind::Internal, "the index of stories was left half changed")
}

impl<S: Store> Programme<S> {
    /// The catalogue, brought up to date.
    pub(super) async fn catalogue(&self) -> Result<&Catalogue, Problem> {
        let catalogue = &self.catalogue;
        let last = self.store.last_event().await.map_err(failed)?;
        let ready =
            || catalogue.built.load(Ordering::Acquire) && catalogue.seen.load(Ordering::Acquire) >= last;
        if !ready() {
            let _turn = catalogue.turn.lock().await;
            if !catalogue.built.load(Ordering::Acquire) {
                self.build_catalogue().await?;
            }
            if !ready() {
                self.follow_log().await?;
            }
        }
        self.count_sharers().await?;
        Ok(catalogue)
    }

    /// Reads every story. What changes meanwhile is in the log after the number that is taken first.
    async fn build_catalogue(&self) -> Result<(), Problem> {
        let seen = self.store.last_event().await.map_err(failed)?;
        let mut index = Index::default();
        let mut after = None;
        loop {
            let stories = self.store.stories_after(after, AT_ONCE).await.map_err(failed)?;
            index.put(&stories);
            after = stories.last().map(|story| story.id);
            if stories.len() < AT_ONCE {
                break;
            }
        }
        index.settle();
        self.catalogue.write(|there| *there = index)?;
        self.catalogue.seen.store(seen, Ordering::Release);
        self.catalogue.built.store(true, Ordering::Release);
        self.catalogue.uncounted.store(true, Ordering::Release);
        if let Ok(mut counted) = self.catalogue.counted.lock() {
            *counted = None;
        }
        Ok(())
    }

    /// Reads the log from where it was left, and every story it names.
    async fn follow_log(&self) -> Result<(), Problem> {
        loop {
            let seen = self.catalogue.seen.load(Ordering::Acquire);
            let events = self.store.events_after(seen, AT_ONCE).await.map_err(failed)?;
            let Some(reached) = events.last().map(|event| event.n) else { return Ok(()) };
            let end = events.len() < AT_ONCE;
            match named(&events) {
                Some(ids) => self.read_again(&ids.into_iter().collect::<Vec<_>>()).await?,
                None => self.build_catalogue().await?,
            }
            if events.iter().any(|event| matches!(event.event.what, Happening::Shared { .. })) {
                self.catalogue.uncounted.store(true, Ordering::Release);
            }
            self.catalogue.seen.fetch_max(reached, Ordering::AcqRel);
            if end {
                return Ok(());
            }
        }
    }

    async fn read_again(&self, ids: &[StoryId]) -> Result<(), Problem> {
        for some in ids.chunks(AT_ONCE) {
            let stories = self.store.stories_by_id(some).await.map_err(failed)?;
            let there: BTreeSet<StoryId> = stories.iter().map(|story| story.id).collect();
            self.catalogue.write(|index| {
                some.iter().filter(|id| !there.contains(id)).for_each(|id| index.remove(*id));
                index.put(&stories);
            })?;
        }
        Ok(())
    }

    /// Counts who shared what, at most once a minute: what others see must not move with each share.
    async fn count_sharers(&self) -> Result<(), Problem> {
        let catalogue = &self.catalogue;
        let now = self.clock.now();
        let due = |counted: Option<Instant>| {
            counted.is_none_or(|at| now.millis().saturating_sub(at.millis()) >= MINUTE)
        };
        let is_due = catalogue.counted.lock().is_ok_and(|counted| due(*counted));
        if !is_due || !catalogue.uncounted.swap(false, Ordering::AcqRel) {
            return Ok(());
        }
        let sharers = self.store.sharers(LEAST_SHARERS).await.map_err(|error| {
            catalogue.uncounted.store(true, Ordering::Release);
            failed(error)
        })?;
        if let Ok(mut counted) = catalogue.counted.lock() {
            *counted = Some(now);
        }
        catalogue.write(|index| index.set_sharers(sharers))
    }
}

/// The stories that these events name; none if any story may have changed.
fn named(events: &[Event]) -> Option<BTreeSet<StoryId>> {
    let mut ids = BTreeSet::new();
    for event in events {
        match &event.event.what {
            Happening::StoriesChanged { stories } if stories.is_empty() => return None,
            Happening::Emptied => return None,
            Happening::StoriesChanged { stories } => ids.extend(stories.iter().copied()),
            _ => {}
        }
    }
    Some(ids)
}
