//! One try of one feed.

use domain::{
    command::hex,
    feeds::{FeedState, MOST_TOLD},
    time::Instant,
};
use sha2::{Digest, Sha256};

use super::{Schedule, plan};
use crate::{
    fetch::{FetchProblem, Fetched, Known},
    importing::{self, Report},
    store::KeptFeed,
};

/// What came of a try that did not fail.
enum Outcome {
    Unchanged(Known),
    Read(Report, Known, Option<String>),
}

impl Schedule {
    /// Tries a feed once.
    pub(super) async fn turn(&self, mut kept: KeptFeed) -> KeptFeed {
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
            Err(problem) => self.failed(&mut kept.state, problem, now),
        }
        kept
    }

    fn succeeded(&self, kept: &mut KeptFeed, now: Instant) {
        let usual = plan::usual(kept.state.every_minutes);
        let state = &mut kept.state;
        (state.succeeded, state.failures, state.problem) = (Some(now), 0, None);
        state.next = now.plus(usual.saturating_add(plan::spread(usual, self.dice())));
    }

    fn failed(&self, state: &mut FeedState, problem: FetchProblem, now: Instant) {
        state.failures = state.failures.saturating_add(1);
        let wait = plan::after_failure(state, &problem, now);
        // Later by chance, never earlier: a server that says when to come again is believed.
        state.next = now.plus(wait.saturating_add(plan::spread(wait, self.dice()).abs()));
        // The rest of an address may be a secret.
        let address = state.address.parse::<http::Uri>().ok();
        let host = address.as_ref().and_then(http::Uri::host).unwrap_or_default();
        tracing::warn!("the feed of {host}: {} (failure {})", problem.why, state.failures);
        state.problem = Some(problem.why);
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
