//! What is usual, and whether the present differs from it: the rules behind "twice as often as usual".
//!
//! Usual is the median of earlier, equally long periods. Clicks come by chance; a difference that chance alone would
//! make often is not spoken of, and with few periods or few clicks nothing is claimed.

use std::ops::Range;

use crate::{
    network::Network,
    reach::{MyReach, Span},
    trail::{by_network, series},
};

/// The days that are compared with earlier ones.
pub const WEEK: i64 = 7;
/// So many earlier periods are needed before anything is usual.
const PERIODS: usize = 3;
/// Fewer clicks than this, now and usually, say nothing.
const FEW: u64 = 5;

/// How the present stands beside what is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// There are too few earlier periods to know what is usual.
    Unknown,
    /// There are too few clicks to say anything.
    Few,
    /// The difference is no greater than chance makes it.
    Usual,
    /// More often, by less than about twice.
    More,
    /// About twice as often.
    Twice,
    /// About so many times as often, 3 and more.
    Times(u64),
    /// Less often.
    Less,
    /// About half as often.
    Half,
}

/// Compares a count with those of earlier periods.
pub fn pace(now: u64, earlier: &[u64]) -> Pace {
    let Some(double) = twice_the_median(earlier).filter(|_| earlier.len() >= PERIODS) else {
        return Pace::Unknown;
    };
    if now < FEW && double < 2 * u128::from(FEW) {
        return Pace::Few;
    }
    let doubled = 2 * u128::from(now);
    let difference = doubled.abs_diff(double);
    // Counts of independent events vary by their square root; twice that is more than chance makes often.
    if difference.saturating_mul(difference) <= 8 * double {
        return Pace::Usual;
    }
    if double == 0 {
        return Pace::More;
    }
    // The ratio in tenths, rounded.
    let tenths = (doubled.saturating_mul(10) + double / 2) / double;
    match tenths {
        0..4 => Pace::Less,
        4..=6 => Pace::Half,
        7..10 => Pace::Less,
        10..17 => Pace::More,
        17..25 => Pace::Twice,
        _ => Pace::Times(u64::try_from((tenths + 5) / 10).unwrap_or(u64::MAX)),
    }
}

/// The value in the middle; between two of them, half way, rounded down.
pub(crate) fn median(values: &[u64]) -> Option<u64> {
    u64::try_from(twice_the_median(values)? / 2).ok()
}

/// Twice the middle value, so that it stays whole.
fn twice_the_median(values: &[u64]) -> Option<u128> {
    let mut values = values.to_vec();
    values.sort_unstable();
    let at = |place: usize| values.get(place).copied().map(u128::from);
    Some(at(values.len().checked_sub(1)? / 2)? + at(values.len() / 2)?)
}

/// The counts of the weeks before the last seven days, the latest first, as far back as the person had anything to be
/// clicked on.
pub fn earlier_weeks(mine: &MyReach) -> Vec<u64> {
    let (_, buckets) = Span::Weeks.buckets();
    if mine.span != Span::Weeks {
        return Vec::new();
    }
    let sums = series(&mine.trails, -buckets..buckets);
    let known: u64 = sums.iter().fold(0, |sum, clicks| sum.saturating_add(*clicks));
    let width = mine.series.width.max(1);
    let shared =
        mine.shares.iter().map(|share| (share.at.millis() - mine.series.from.millis()).div_euclid(width));
    let clicked = mine.trails.iter().flat_map(|trail| &trail.clicks).map(|tally| tally.bucket);
    // Clicks from before both spans: there was something to be clicked on all the time.
    let begun = if mine.clicks_ever > known { Some(-buckets) } else { shared.chain(clicked).min() };
    let Some(begun) = begun else { return Vec::new() };
    let first = usize::try_from(begun.saturating_add(buckets)).unwrap_or(0);
    let lived = sums.get(first..sums.len().saturating_sub(WEEK as usize)).unwrap_or_default();
    lived
        .rchunks_exact(WEEK as usize)
        .map(|week| week.iter().fold(0, |sum: u64, day| sum.saturating_add(*day)))
        .collect()
}

/// Where most clicks of a time came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// The network of more than half of them.
    pub network: Network,
    /// Whether it is the only one.
    pub only: bool,
    /// The bucket in which most of them fell, where one stands out.
    pub bucket: Option<i64>,
}

/// Where most clicks in these buckets came from; none where no network has more than half of them.
pub fn most(mine: &MyReach, buckets: &Range<i64>) -> Option<Most> {
    let networks = by_network(&mine.trails, buckets);
    let all: u128 = mine.trails.iter().map(|trail| u128::from(trail.within(buckets))).sum();
    let (network, clicks) = networks.first().copied()?;
    if u128::from(clicks) * 2 <= all || clicks < 2 {
        return None;
    }
    let own = mine.trails.iter().filter(|trail| trail.network == Some(network));
    let counts = series(own, buckets.clone());
    let peak = counts.iter().copied().max().unwrap_or(0);
    let mut highest = counts.iter().enumerate().filter(|(_, count)| **count == peak);
    let place = match (highest.next(), highest.next()) {
        (Some((place, _)), None) if peak >= 2 => i64::try_from(place).ok(),
        _ => None,
    };
    Some(Most {
        network,
        only: u128::from(clicks) == all,
        bucket: place.map(|place| buckets.start.saturating_add(place)),
    })
}

#[cfg(test)]
#[path = "usual/tests.rs"]
mod tests;
