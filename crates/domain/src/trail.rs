//! One's clicks in time, share by share: over the span that is looked at and over the equally long one before it. From
//! these few rows every line of the reach screens is summed up on the device.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ShareId, StoryId},
    network::Network,
    reach::ClickCount,
    share::Share,
};

/// Clicks in one bucket of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The bucket's place: 0 is the first of the series, numbers below 0 lie in the span before.
    pub bucket: i64,
    /// How many, at least 1.
    pub clicks: u64,
}

/// The clicks of one share in time; buckets without clicks are not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trail {
    /// Which share.
    pub share: ShareId,
    /// Of which story; none where the share is too old to be listed.
    pub story: Option<StoryId>,
    /// In which network; none where the share is too old to be listed.
    pub network: Option<Network>,
    /// The clicks, oldest first.
    pub clicks: Vec<Tally>,
}

impl Trail {
    /// The clicks in these buckets.
    pub fn within(&self, buckets: &Range<i64>) -> u64 {
        let inside = self.clicks.iter().filter(|tally| buckets.contains(&tally.bucket));
        inside.fold(0, |sum: u64, tally| sum.saturating_add(tally.clicks))
    }
}

/// A store's counts as trails, in the order of the shares' ids. The store's bucket 0 becomes `-buckets`.
pub(crate) fn trails(counts: &[ClickCount], buckets: i64, shares: &[Share]) -> Vec<Trail> {
    let mut counts = counts.to_vec();
    counts.sort_unstable();
    let mut trails: Vec<Trail> = Vec::new();
    for count in counts {
        let tally = Tally { bucket: count.bucket - buckets, clicks: count.clicks };
        match trails.last_mut().filter(|trail| trail.share == count.share) {
            Some(trail) => trail.clicks.push(tally),
            None => {
                let share = shares.iter().find(|share| share.id == count.share);
                trails.push(Trail {
                    share: count.share,
                    story: share.map(|share| share.story),
                    network: share.map(|share| share.network),
                    clicks: vec![tally],
                });
            }
        }
    }
    trails
}

/// The clicks of some trails in each of these buckets, oldest first.
pub fn series<'a>(trails: impl IntoIterator<Item = &'a Trail>, buckets: Range<i64>) -> Vec<u64> {
    let mut sums = vec![0u64; usize::try_from(buckets.end - buckets.start).unwrap_or(0)];
    for tally in trails.into_iter().flat_map(|trail| &trail.clicks) {
        let place = usize::try_from(tally.bucket.saturating_sub(buckets.start)).unwrap_or(usize::MAX);
        if let Some(sum) = sums.get_mut(place) {
            *sum = sum.saturating_add(tally.clicks);
        }
    }
    sums
}

/// The networks that have clicks in these buckets with their sums, most first, equals in the order of the share sheet.
pub fn by_network<'a>(
    trails: impl IntoIterator<Item = &'a Trail>,
    buckets: &Range<i64>,
) -> Vec<(Network, u64)> {
    let mut sums = Network::ALL.map(|network| (network, 0u64));
    for trail in trails {
        if let Some((_, sum)) = sums.iter_mut().find(|(network, _)| Some(*network) == trail.network) {
            *sum = sum.saturating_add(trail.within(buckets));
        }
    }
    let mut list: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum > 0).collect();
    list.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    list
}

#[cfg(test)]
#[path = "trail/tests.rs"]
mod tests;
