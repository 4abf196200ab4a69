//! Feeds that are fetched again and again.
//!
//! What is due is fetched one after the other, so that no feed's server and not our own machine is pressed. How each
//! feed stands is kept in the database with the stories: a restart goes on where it stopped, and a copy that is put
//! back never says of a feed that we have what it does not hold.

mod list;
mod plan;

use std::{path::PathBuf, sync::Arc, time::Duration};

use domain::{
    command::hex,
    feeds::{FeedState, MOST_TOLD},
    ports::{Clock, Random},
    store::StoreError,
    time::Instant,
};
use sha2::{Digest, Sha256};

use crate::{
    fetch::{FetchProblem, Fetched, Fetcher, Known},
    importing::{self, Report},
    state::ServerProgramme,
    store::KeptFeed,
};

pub use list::{FeedList, FeedSource};

/// How long pictures of one feed are fetched at a time.
pub const PATIENCE: Duration = Duration::from_secs(300);
/// How often the server looks whether a feed is due.
const LOOK: Duration = Duration::from_secs(30);

/// The feeds of an installation, and all that fetching them needs.
pub struct Schedule {
    /// Where the stories go.
    pub programme: Arc<ServerProgramme>,
    /// The folder of the pictures.
    pub data: PathBuf,
    /// What fetches, and from where it may.
    pub fetcher: Fetcher,
    /// Which feeds.
    pub sources: Vec<FeedSource>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// How long pictures of one feed are fetched at a time: a feed with very many must not keep the others waiting.
    pub patience: Duration,
    /// Chance, so that not all feeds of the world are fetched on the hour.
    pub random: Arc<dyn Random>,
}

impl Schedule {
    /// Forgets feeds that are no longer configured, and makes a place for new ones.
    pub async fn prepare(&self) -> Result<(), StoreError> {
        for kept in self.programme.store().kept_feeds().await? {
            if !self.sources.iter().any(|source| source.address == kept.state.address) {
                self.programme.store().drop_feed(&kept.state.address).await?;
            }
        }
        self.settle().await.map(|_| ())
    }

    /// Fetches for ever.
    pub async fn keep_going(self) {
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            if let Err(error) = self.run_due().await {
                tracing::error!("the feeds could not be looked after: {error}");
            }
        }
    }

    /// Fetches every feed whose time has come; answers how many.
    pub async fn run_due(&self) -> Result<usize, StoreError> {
        let mut run = 0;
        for kept in self.settle().await? {
            if kept.state.next <= self.clock.now() {
                let kept = self.turn(kept).await;
                self.programme.store().update_feed(&kept).await?;
                run += 1;
            }
        }
        Ok(run)
    }

    /// The feeds as they are kept, after those that have no row yet were given one: new ones, and all of them after the
    /// programme was emptied.
    async fn settle(&self) -> Result<Vec<KeptFeed>, StoreError> {
        let store = self.programme.store();
        let mut kept = store.kept_feeds().await?;
        for source in &self.sources {
            match kept.iter_mut().find(|kept| kept.state.address == source.address) {
                Some(known) if known.state.every_minutes == source.every_minutes => {}
                Some(known) => {
                    // A shorter time holds at once, not only after the long one has passed.
                    known.state.every_minutes = source.every_minutes;
                    let latest = self.clock.now().plus(plan::usual(source.every_minutes));
                    known.state.next = known.state.next.min(latest);
                    store.update_feed(known).await?;
                }
                None => {
                    let new = new_feed(source, self.clock.now());
                    store.add_feed(&new).await?;
                    kept.push(new);
                }
            }
        }
        Ok(kept)
    }

    /// Tries a feed once.
    async fn turn(&self, mut kept: KeptFeed) -> KeptFeed {
        let now = self.clock.now();
        kept.state.tried = Some(now);
        match self.read(&kept).await {
            Ok(Outcome::Unchanged(known)) => {
                kept.known = known;
                self.succeeded(&mut kept, now);
            }
            Ok(Outcome::Read(report, known, digest)) => {
                (kept.known, kept.digest) = (known, digest);
                tell(&mut kept.state, report);
                self.succeeded(&mut kept, now);
            }
            Err(problem) => {
                kept.state.failures = kept.state.failures.saturating_add(1);
                let wait = plan::after_failure(&kept.state, &problem, now);
                kept.state.next = now.plus(wait.saturating_add(plan::spread(wait, self.dice()).abs()));
                // The rest of an address may be a secret.
                let host = kept
                    .state
                    .address
                    .parse::<http::Uri>()
                    .ok()
                    .and_then(|uri| uri.host().map(str::to_owned));
                let host = host.unwrap_or_default();
                tracing::warn!("the feed of {host} {} (failure {})", problem.why, kept.state.failures);
                kept.state.problem = Some(problem.why);
            }
        }
        kept
    }

    fn succeeded(&self, kept: &mut KeptFeed, now: Instant) {
        let usual = plan::usual(kept.state.every_minutes);
        let state = &mut kept.state;
        (state.succeeded, state.failures, state.problem) = (Some(now), 0, None);
        state.next = now.plus(usual.saturating_add(plan::spread(usual, self.dice())));
    }

    /// Fetches a feed and takes its stories in, unless nothing changed.
    async fn read(&self, kept: &KeptFeed) -> Result<Outcome, FetchProblem> {
        let address = kept.state.address.clone();
        let (fetcher, known) = (self.fetcher.clone(), kept.known.clone());
        let most = u64::try_from(import::MAX_BYTES).unwrap_or(u64::MAX);
        let asked =
            tokio::task::spawn_blocking(move || fetcher.fetch_if_changed(&address, most, &known)).await;
        let (bytes, known) = match asked.map_err(|error| FetchProblem::new(error.to_string()))?? {
            Fetched::Unchanged => return Ok(Outcome::Unchanged(kept.known.clone())),
            Fetched::Page { bytes, known } => (bytes, known),
        };
        let digest = hex(&Sha256::digest(&bytes));
        if kept.digest.as_ref() == Some(&digest) {
            return Ok(Outcome::Unchanged(known));
        }
        let name = &kept.state.address;
        let until = std::time::Instant::now().checked_add(self.patience);
        let report =
            importing::take_in(&self.programme, &self.data, &self.fetcher, &bytes, name, until).await;
        let report = report.map_err(FetchProblem::new)?;
        if report.unpictured > 0 {
            // The feed is read again next time, although it may not have changed, for the pictures that are left.
            return Ok(Outcome::Read(report, Known::default(), None));
        }
        Ok(Outcome::Read(report, known, Some(digest)))
    }

    fn dice(&self) -> u32 {
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        u32::from_le_bytes(bytes)
    }
}

/// What came of a try that did not fail.
enum Outcome {
    Unchanged(Known),
    Read(Report, Known, Option<String>),
}

fn new_feed(source: &FeedSource, now: Instant) -> KeptFeed {
    let state = FeedState {
        address: source.address.clone(),
        title: None,
        every_minutes: source.every_minutes,
        tried: None,
        succeeded: None,
        next: now,
        failures: 0,
        problem: None,
        taken: 0,
        refused: Vec::new(),
        notes: Vec::new(),
    };
    KeptFeed { state, known: Known::default(), digest: None }
}

/// Writes what came of reading a feed into its state.
fn tell(state: &mut FeedState, report: Report) {
    let count = |list: usize| list.saturating_sub(MOST_TOLD);
    let more = count(report.refused.len());
    state.title = Some(report.feed);
    state.taken = u32::try_from(report.taken).unwrap_or(u32::MAX);
    state.refused = report.refused;
    state.refused.truncate(MOST_TOLD);
    state.notes = report.notes;
    if more > 0 {
        state.notes.insert(0, format!("{more} more entries were not taken than are named here"));
    }
    state.notes.truncate(MOST_TOLD);
}
