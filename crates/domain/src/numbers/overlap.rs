//! How many visitors two crowds of one day have in common, and what that says about audiences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Crowd,
    assume::{Assumptions, Key},
    day::deviation,
};
use crate::{math::sqrt, time::Day};

/// Both sides need at least so many visitors for an overlap to be taken.
pub const FEWEST: u64 = 50;
/// Two-sided 95 %.
const Z: f64 = 1.96;

/// Which part of the smaller of two audiences also belongs to the larger one: shares of 1, low ≤ about ≤ high.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Overlap {
    /// The lower end of the 95 % interval.
    pub low: f64,
    /// The best guess.
    pub about: f64,
    /// The upper end.
    pub high: f64,
    /// Where it comes from.
    pub kind: OverlapKind,
}

/// Where an overlap comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlapKind {
    /// From visitors of the same day on links of several people.
    Measured,
    /// There is too little to measure: an assumption, see [`Key::Overlap`].
    Prior,
}

impl Overlap {
    /// The assumption that stands where nothing could be measured.
    pub fn prior(assumptions: &Assumptions) -> Self {
        let range = assumptions.get(Key::Overlap);
        let about = (range.from + range.to) / 2.0;
        Self { low: range.from, about, high: range.to, kind: OverlapKind::Prior }
    }
}

/// Visitors that two crowds have in common, by inclusion and exclusion: |A| + |B| − |A ∪ B|.
///
/// The three counts err together, which would make the difference better than stated here; their errors are added as if
/// each went its own way, so that the interval is rather too wide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    both: f64,
    smaller: f64,
    deviation: f64,
}

/// What two crowds of one day share; none where one of them has fewer than [`FEWEST`] visitors.
pub fn shared<'d>(a: &Crowd<'d>, b: &Crowd<'d>) -> Option<Shared> {
    let (left, right, union) = (a.size(), b.size(), a.clone().with(b).size());
    let square = |size: f64| deviation(size) * deviation(size);
    (left.min(right) >= FEWEST as f64).then(|| Shared {
        both: left + right - union,
        smaller: left.min(right),
        deviation: sqrt(square(left) + square(right) + square(union)),
    })
}

impl Shared {
    /// As a share of the smaller crowd; none if the interval holds zero, which is to say that they may share nobody.
    pub fn overlap(self) -> Option<Overlap> {
        of(self.both, self.smaller, self.deviation)
    }
}

fn of(both: f64, smaller: f64, deviation: f64) -> Option<Overlap> {
    let share = |both: f64| (both / smaller).clamp(0.0, 1.0);
    let (low, high) = (both - Z * deviation, both + Z * deviation);
    (smaller > 0.0 && low > 0.0).then(|| Overlap {
        low: share(low),
        about: share(both),
        high: share(high),
        kind: OverlapKind::Measured,
    })
}

/// The overlaps of many pairs, over many days, as one.
///
/// Every pair of large enough crowds counts, also one that seems to share nobody: leaving those out would make the
/// rest look more alike than people are. Only the pooled interval has to keep clear of zero.
#[derive(Debug, Clone, Default)]
pub struct Pooled {
    both: f64,
    smaller: f64,
    /// Sums of deviations by day: pairs of a day have crowds in common and err together, days do not.
    deviations: BTreeMap<Day, f64>,
}

impl Pooled {
    /// Takes in what two crowds of this day share.
    pub fn take(&mut self, day: Day, pair: Shared) {
        self.both += pair.both;
        self.smaller += pair.smaller;
        *self.deviations.entry(day).or_default() += pair.deviation;
    }

    /// What was pooled; none if nothing was, or if its interval holds zero.
    pub fn overlap(&self) -> Option<Overlap> {
        let variance: f64 = self.deviations.values().map(|sum| sum * sum).sum();
        of(self.both, self.smaller, sqrt(variance))
    }
}
