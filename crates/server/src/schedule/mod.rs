//! Feeds that are fetched again and again.
//!
//! What is due is fetched one after the other, so that no feed's server and not our own machine is pressed. How each
//! feed stands is kept in the database with the stories: a restart goes on where it stopped, and a copy that is put
//! back never says of a feed that we have what it does not hold.

mod list;
mod plan;
mod turn;

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    fetch::{Fetcher, Known},
    state::ServerProgramme,
    store::KeptFeed,
};
use domain::{
    feeds::FeedState,
    ports::{Clock, Random},
    store::StoreError,
    time::Instant,
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
