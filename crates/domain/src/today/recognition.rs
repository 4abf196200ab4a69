//! What came back in the last seven days, from counted figures alone.

use crate::{
    ids::StoryId,
    reach::{Measure, MyReach},
    time::{DAY, Instant},
};

/// How many days.
const DAYS: usize = 7;

/// What came back. Never an estimate, never a comparison with anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// What the figures are.
    pub measure: Measure,
    /// All openings of the seven days.
    pub week: u64,
    /// The openings of each day (UTC), oldest first; the last is still filling.
    pub days: Vec<u64>,
    /// The moment the first of these days began.
    pub from: Instant,
    /// The story shared within these days that was opened most.
    pub story: Option<Opened>,
}

/// A story that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Which.
    pub story: StoryId,
    /// Its title.
    pub title: String,
    /// How often since it was shared.
    pub clicks: u64,
}

/// What came back; nothing where nothing did. Needs figures by the day ([`crate::reach::Span::Weeks`]).
pub fn recognition(reach: &MyReach) -> Option<Recognition> {
    if reach.series.width != DAY {
        return None;
    }
    let skipped = reach.series.counts.len().saturating_sub(DAYS);
    let days: Vec<u64> = reach.series.counts.iter().skip(skipped).copied().collect();
    let from = reach.series.from.plus(DAY.saturating_mul(i64::try_from(skipped).ok()?));
    let week = days.iter().sum();
    if week == 0 {
        return None;
    }
    // Of a share made within these days, every click is within them too: the figures say no more by share.
    let within = reach.shares.iter().filter(|share| share.at >= from && share.clicks > 0);
    let story = within.max_by_key(|share| (share.clicks, share.at, share.share)).map(|share| Opened {
        story: share.story,
        title: share.title.clone(),
        clicks: share.clicks,
    });
    Some(Recognition { measure: reach.measure, week, days, from, story })
}
