//! One's own reach: what was counted on one's own tracked links.

use serde::{Deserialize, Serialize};

use crate::{
    event::EventNumber,
    ids::{Code, ShareId, StoryId},
    network::Network,
    problem::Problem,
    sketch::DayVisitors,
    time::{DAY, HOUR, Instant, MINUTE},
    trail::Trail,
};

/// The spans of time one can look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Sixty minutes, by the minute.
    Hour,
    /// Twenty-four hours, by the hour.
    Day,
    /// Twelve weeks, by the day.
    #[default]
    Weeks,
}

impl Span {
    /// Every span, shortest first.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Day, Self::Weeks];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Weeks => "weeks",
        }
    }

    /// The width of a bucket in milliseconds, and how many there are.
    pub const fn buckets(self) -> (i64, i64) {
        match self {
            Self::Hour => (MINUTE, 60),
            Self::Day => (HOUR, 24),
            Self::Weeks => (DAY, 84),
        }
    }

    /// The start of the first bucket when the last one holds `now`.
    pub const fn start(self, now: Instant) -> Instant {
        let (width, count) = self.buckets();
        now.floor(width).plus(-width * (count - 1))
    }
}

/// How a figure came about. Kinds never mix: adding one to another does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Counted by the backend on tracked links that strangers opened.
    Measured,
    /// Counted on this device only: practice, nothing reached anybody.
    Practice,
}

/// Counts in equal buckets of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The start of the first bucket.
    pub from: Instant,
    /// The width of a bucket, milliseconds.
    pub width: i64,
    /// The counts, oldest first; the last bucket is still filling.
    pub counts: Vec<u64>,
}

/// One person's own reach over a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyReach {
    /// What the figures are.
    pub measure: Measure,
    /// The span that was asked.
    pub span: Span,
    /// Clicks in time.
    pub series: Series,
    /// All clicks in the span.
    pub clicks: u64,
    /// All clicks ever.
    pub clicks_ever: u64,
    /// Different visitors of today over all of one's links; none where strangers cannot be counted.
    pub visitors_today: Option<DayVisitors>,
    /// Clicks in the span by network, most first.
    pub networks: Vec<NetworkClicks>,
    /// One's shares with clicks in the span or made in it, newest first.
    pub shares: Vec<ShareClicks>,
    /// The clicks of the span, and of the equally long one before it, share by share.
    #[serde(default)]
    pub trails: Vec<Trail>,
    /// The log's last number when this was read.
    pub as_of: EventNumber,
    /// The backend's time when this was read.
    pub now: Instant,
}

/// Clicks on links in one network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkClicks {
    /// Which network.
    pub network: Network,
    /// How many.
    pub clicks: u64,
}

/// Clicks on one share's link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareClicks {
    /// Which share.
    pub share: ShareId,
    /// Of which story.
    pub story: StoryId,
    /// Its title.
    pub title: String,
    /// Where.
    pub network: Network,
    /// Its link's code.
    pub code: Code,
    /// When it was shared.
    pub at: Instant,
    /// Clicks in the span.
    pub clicks: u64,
}

/// Clicks on one's own links in spans of time that one names oneself, such as weeks of one's own time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyClicks {
    /// What the figures are.
    pub measure: Measure,
    /// The spans between the moments that were asked for, in that order.
    pub spans: Vec<SpanClicks>,
}

/// Clicks in one span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanClicks {
    /// From when, inclusive.
    pub from: Instant,
    /// Until when, exclusive.
    pub to: Instant,
    /// Each link with clicks in the span, by share.
    pub links: Vec<LinkCount>,
}

/// Clicks on one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LinkCount {
    /// Of which share.
    pub share: ShareId,
    /// How many.
    pub clicks: u64,
}

/// The most moments between which clicks are counted at once.
pub const MOST_EDGES: usize = 15;

/// Refuses moments that make no spans.
pub fn check_edges(edges: &[Instant]) -> Result<(), Problem> {
    let ascend = edges.windows(2).all(|pair| matches!(pair, [from, to] if from < to));
    if (2..=MOST_EDGES).contains(&edges.len()) && ascend {
        return Ok(());
    }
    Err(Problem::invalid("edges", "must be 2 to 15 moments, each later than the one before"))
}

/// Whose clicks a store is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClickScope {
    /// All links of one person.
    Person(crate::ids::PersonId),
    /// The whole programme.
    Programme,
}

/// What a store is asked about clicks: those in `[from, to)`, in buckets of `width` milliseconds aligned to `from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClickQuestion {
    /// Whose.
    pub scope: ClickScope,
    /// From when, inclusive.
    pub from: Instant,
    /// Until when, exclusive.
    pub to: Instant,
    /// The width of a bucket, milliseconds, at least 1.
    pub width: i64,
}

/// A store's answer: one row for each share and bucket with clicks, in any order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClickCount {
    /// Which share.
    pub share: ShareId,
    /// The bucket's number, from 0.
    pub bucket: i64,
    /// How many.
    pub clicks: u64,
}
