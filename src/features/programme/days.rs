//! Clicks of the whole programme day by day, as far as they may be shown.

use std::ops::Range;

use charts::Pyramid;
use domain::{
    privacy::{Grouping, ProgrammeReach, Table},
    time::{DAY, Instant},
};

use super::weeks::tables;
use crate::{
    i18n::{self, Moment, t, t_n, t_with},
    ui::chart::buckets::Buckets,
};

/// Days of a week.
const WEEK: usize = 7;
/// A label every so many days, where so many are seen at least.
const APART: [(usize, usize); 3] = [(43, 14), (15, 7), (0, 2)];

/// The days of the closed weeks, from a Monday to a Sunday.
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    /// When the first day begins.
    pub from: Instant,
    /// Clicks of each day; none where they may not be shown.
    pub clicks: Vec<Option<u64>>,
}

impl Days {
    /// The days of a programme from the first week of which some may be shown, or from the last one; none where no week
    /// tells of its days.
    pub fn of(reach: &ProgrammeReach) -> Option<Self> {
        let mut weeks = tables(reach, Grouping::Day);
        let told = weeks.iter().position(|week| week.cells.iter().any(|cell| cell.value.is_some()));
        weeks.drain(..told.unwrap_or(weeks.len().saturating_sub(1)));
        let (first, last) = (weeks.first()?.week, weeks.last()?.week);
        let place = |table: &Table| usize::try_from(table.week.number() - first.number()).unwrap_or(0);
        let count = usize::try_from(last.number() - first.number() + 1).ok()?;
        let mut clicks = vec![None; count * WEEK];
        for table in &weeks {
            let days = table.cells.iter().map(|cell| cell.value);
            let places = clicks.iter_mut().skip(place(table) * WEEK).take(WEEK);
            places.zip(days).for_each(|(place, value)| *place = value);
        }
        Some(Self { from: first.start(), clicks })
    }

    /// When a day begins.
    pub fn start(&self, day: usize) -> Instant {
        self.from.plus(DAY.saturating_mul(i64::try_from(day).unwrap_or(i64::MAX)))
    }

    /// A day by its name: "17 Nov".
    pub fn name(&self, day: usize) -> String {
        // Days are counted in UTC; noon keeps their name in every time zone but the farthest.
        i18n::moment(self.start(day).plus(DAY / 2), Moment::Day)
    }

    /// A figure in words, or that it is not shown.
    pub fn figure(value: Option<u64>) -> String {
        value.map_or_else(|| t("programme.daily.withheld"), |clicks| t_n("reach.clicks_n", clicks, &[]))
    }

    /// A day with its figure.
    pub fn in_words(&self, day: usize) -> String {
        let clicks = Self::figure(self.clicks.get(day).copied().flatten());
        t_with("reach.at", &[("when", &self.name(day)), ("clicks", &clicks)])
    }

    /// From when to when these days go.
    pub fn period(&self, seen: &Range<usize>) -> String {
        let (from, to) = (self.name(seen.start), self.name(seen.end.saturating_sub(1)));
        t_with("reach.period", &[("from", &from), ("to", &to)])
    }

    /// What is drawn of them.
    pub fn picture(&self, seen: Range<usize>) -> Buckets {
        let shown = self.clicks.get(seen.clone()).unwrap_or_default();
        let apart = APART.iter().find(|(least, _)| seen.len() >= *least).map_or(1, |(_, apart)| *apart);
        let labels = seen.clone().rev().step_by(apart).map(|day| (day, self.name(day)));
        Buckets {
            from: self.from.millis() as f64,
            width: DAY as f64,
            all: Pyramid::of_counts(self.clicks.iter().copied()),
            before: None,
            highest: shown.iter().copied().flatten().max().unwrap_or(0),
            labels: labels.collect(),
            shares: Vec::new(),
            now: None,
            seen,
        }
    }

    /// The days in sentences: what is usual, which day had most, and how many are not shown.
    pub fn words(&self) -> String {
        let mut shown: Vec<(u64, usize)> =
            self.clicks.iter().enumerate().filter_map(|(day, clicks)| Some(((*clicks)?, day))).collect();
        shown.sort_unstable();
        let (Some((most, day)), Some((usual, _))) = (shown.last(), shown.get(shown.len() / 2)) else {
            return t("programme.daily.none");
        };
        let (most, day) = (i18n::number(*most), i18n::moment(self.start(*day).plus(DAY / 2), Moment::Date));
        let words = t_n("programme.daily.words", *usual, &[("most", &most), ("day", &day)]);
        match (self.clicks.len() - shown.len()) as u64 {
            0 => words,
            gaps => format!("{words} {}", t_n("programme.daily.gaps", gaps, &[])),
        }
    }
}
