//! Counters only grow. Where one goes back between two exports, the person decides which to believe.

use super::{Figures, Metric, Reported};
use crate::time::Instant;

/// Figures of one post or day, and when they were reported.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// When.
    pub as_of: Instant,
    /// What.
    pub figures: &'a Figures,
}

/// The metrics in which `new` does not go with what was reported about the same before: lower though later, or higher
/// though earlier; with the count that speaks against it. Of readings of one moment, the one that comes in last holds.
pub fn goes_back(new: Reading<'_>, known: &[Reading<'_>]) -> Vec<(Metric, Reported)> {
    let against = |metric: Metric, count: Reported| {
        known.iter().find_map(|known| {
            let other = *known.figures.get(&metric)?;
            let contradicts =
                (known.as_of < new.as_of && count < other) || (known.as_of > new.as_of && count > other);
            contradicts.then_some((metric, other))
        })
    };
    new.figures.iter().filter_map(|(metric, count)| against(*metric, *count)).collect()
}
