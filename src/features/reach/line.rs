//! What the picture and the tables show: the clicks of the links and networks that are looked at, summed up.

use std::ops::Range;

use domain::{
    ids::StoryId,
    network::Network,
    reach::{Measure, MyReach, Span},
    time::Instant,
    trail::{Trail, by_network, series},
    view::{View, Window},
};

use crate::i18n::{self, Moment, t_n};

/// One network's line.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkLine {
    /// Which.
    pub network: Network,
    /// Its clicks in the buckets that are seen.
    pub clicks: Vec<u64>,
    /// All of them.
    pub sum: u64,
    /// Whether it is part of the picture.
    pub shown: bool,
}

/// The line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What the figures are.
    pub measure: Measure,
    /// Over which time.
    pub span: Span,
    /// The start of the first bucket there is.
    pub from: Instant,
    /// The width of a bucket, milliseconds.
    pub width: i64,
    /// The clicks in every bucket there is.
    pub all: Vec<u64>,
    /// The buckets that are seen.
    pub seen: Range<usize>,
    /// The clicks in the equally long time before, where it is compared with.
    pub before: Vec<u64>,
    /// The buckets in which something was shared.
    pub shares: Vec<usize>,
    /// Every network that has clicks in the span, most first.
    pub networks: Vec<NetworkLine>,
}

impl Line {
    /// The line of one's links, or of those to one story.
    pub fn of(mine: &MyReach, story: Option<StoryId>, view: &View) -> Self {
        let count = mine.series.counts.len();
        let seen = view.buckets(mine.series.from, count);
        let whole = 0..place(count);
        let (first, end) = (place(seen.start), place(seen.end));
        let asked: Vec<&Trail> =
            mine.trails.iter().filter(|trail| story.is_none() || trail.story == story).collect();
        let shown: Vec<&Trail> = asked
            .iter()
            .copied()
            .filter(|trail| trail.network.is_none_or(|network| !view.hidden.contains(&network)))
            .collect();
        let networks = by_network(asked.iter().copied(), &whole);
        let network = |(network, _): (Network, u64)| {
            let own = asked.iter().copied().filter(|trail| trail.network == Some(network));
            let clicks = series(own, first..end);
            NetworkLine { network, sum: total(&clicks), clicks, shown: !view.hidden.contains(&network) }
        };
        let marked = mine.shares.iter().filter(|share| story.is_none_or(|story| share.story == story));
        let marks = marked.filter(|share| !view.hidden.contains(&share.network)).filter_map(|share| {
            let bucket = (share.at.millis() - mine.series.from.millis()).div_euclid(mine.series.width.max(1));
            usize::try_from(bucket).ok().filter(|bucket| *bucket < count)
        });
        // A backend that does not tell clicks share by share still has its line.
        let plain = mine.trails.is_empty() && story.is_none();
        Self {
            measure: mine.measure,
            span: mine.span,
            from: mine.series.from,
            width: mine.series.width,
            all: if plain { mine.series.counts.clone() } else { series(shown.iter().copied(), whole) },
            before: if view.compare { series(shown, first - (end - first)..first) } else { Vec::new() },
            shares: marks.collect(),
            networks: networks.into_iter().map(network).collect(),
            seen,
        }
    }

    /// The clicks that are seen.
    pub fn clicks(&self) -> &[u64] {
        self.all.get(self.seen.clone()).unwrap_or_default()
    }

    /// What is seen of all there is.
    pub fn window(&self) -> Window {
        Window::of(self.seen.clone(), self.all.len())
    }

    /// Whether the last bucket that is seen is the present.
    pub fn has_present(&self) -> bool {
        self.seen.end == self.all.len()
    }

    /// The beginning of a bucket; those of the time before have places below those that are seen.
    pub fn start(&self, bucket: i64) -> Instant {
        self.from.plus(self.width.saturating_mul(bucket))
    }

    /// How a bucket is called: its beginning.
    pub fn name(&self, bucket: usize) -> String {
        named(self.span, self.start(place(bucket)))
    }

    /// What is seen, from when to when.
    pub fn period(&self) -> String {
        let last = self.seen.end.saturating_sub(1);
        i18n::t_with("reach.period", &[("from", &self.name(self.seen.start)), ("to", &self.name(last))])
    }

    /// What was counted in a bucket: "17 Nov: 12 clicks (5 in the time before)".
    pub fn in_words(&self, bucket: usize) -> String {
        let clicks = self.all.get(bucket).copied().unwrap_or(0);
        let counted = t_n("reach.clicks_n", clicks, &[]);
        let at = i18n::t_with("reach.at", &[("when", &self.name(bucket)), ("clicks", &counted)]);
        match bucket.checked_sub(self.seen.start).and_then(|place| self.before.get(place)) {
            Some(before) => format!("{at} {}", t_n("reach.at.before", *before, &[])),
            None => at,
        }
    }
}

/// How a bucket that begins then is called.
pub fn named(span: Span, start: Instant) -> String {
    match span {
        Span::Hour | Span::Day => i18n::moment(start, Moment::Time),
        // Days are counted in UTC; noon keeps their name in every time zone but the farthest.
        Span::Weeks => i18n::moment(start.plus(span.buckets().0 / 2), Moment::Day),
    }
}

/// A bucket's place as a number that may lie before the first.
pub fn place(bucket: usize) -> i64 {
    i64::try_from(bucket).unwrap_or(i64::MAX)
}

/// All of them.
pub fn total(clicks: &[u64]) -> u64 {
    clicks.iter().fold(0, |sum, clicks| sum.saturating_add(*clicks))
}
