//! What of a line is looked at, as its address says it: `?span=day&from=2026-11-22T09:00Z&hide=x&compare=1&by=topic`.
//! Moments are UTC, so that a view means the same to whoever it is sent to. Whatever an address says wrongly is as if not said.

mod window;

use std::ops::Range;

use crate::{
    network::Network,
    privacy::Grouping,
    reach::Span,
    time::{DAY, Day, HOUR, Instant, MINUTE, is_date},
};

pub use window::Window;

/// The fewest buckets that are a line.
pub const FEWEST: usize = 5;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The span.
    pub span: Span,
    /// The start of the first bucket that is seen; none for the first there is.
    pub from: Option<Instant>,
    /// The start of the last bucket that is seen; none for the present, also while it moves on.
    pub to: Option<Instant>,
    /// The networks that are left out, each once, in the order of the share sheet.
    pub hidden: Vec<Network>,
    /// Whether the equally long time before is shown too.
    pub compare: bool,
    /// What a programme's figures are broken down by, where somebody chose.
    pub by: Option<Grouping>,
}

impl View {
    /// Reads the parameters of an address; `get` gives one by its name.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name: &str| get(name).unwrap_or_default();
        let span = word("span");
        let hide = word("hide");
        let by = word("by");
        let hidden: Vec<&str> = hide.split(',').take(2 * Network::ALL.len()).collect();
        Self {
            span: Span::ALL.into_iter().find(|known| known.name() == span).unwrap_or_default(),
            from: moment(&word("from")),
            to: moment(&word("to")),
            hidden: Network::ALL.into_iter().filter(|network| hidden.contains(&network.name())).collect(),
            compare: word("compare") == "1",
            by: Grouping::ALL.into_iter().find(|known| known.name() == by),
        }
    }

    /// The parameters with their question mark; empty for what is seen at first.
    pub fn query(&self) -> String {
        let days = self.span == Span::Weeks;
        let mut parts = Vec::new();
        if self.span != Span::default() {
            parts.push(format!("span={}", self.span.name()));
        }
        parts.extend(self.from.map(|from| format!("from={}", written(from, days))));
        parts.extend(self.to.map(|to| format!("to={}", written(to, days))));
        if !self.hidden.is_empty() {
            let names: Vec<&str> = self.hidden.iter().map(|network| network.name()).collect();
            parts.push(format!("hide={}", names.join(",")));
        }
        if self.compare {
            parts.push("compare=1".to_owned());
        }
        parts.extend(self.by.map(|by| format!("by={}", by.name())));
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// Another span, seen whole; what is hidden and compared stays.
    pub fn over(&self, span: Span) -> Self {
        Self { span, from: None, to: None, ..self.clone() }
    }

    /// Shows or hides a network.
    pub fn showing(&self, network: Network, shown: bool) -> Self {
        let hidden = |one: &Network| if *one == network { !shown } else { self.hidden.contains(one) };
        Self { hidden: Network::ALL.into_iter().filter(hidden).collect(), ..self.clone() }
    }

    /// The buckets that are seen of `count` beginning at `start`: all of them where the view names others.
    pub fn buckets(&self, start: Instant, count: usize) -> Range<usize> {
        let (width, _) = self.span.buckets();
        let place = |at: Instant| at.millis().saturating_sub(start.millis()).div_euclid(width);
        let last = i64::try_from(count).unwrap_or(i64::MAX).saturating_sub(1);
        let first = self.from.map_or(0, place);
        let end = self.to.map_or(last, place);
        if first > last || end < 0 || end < first {
            return 0..count;
        }
        let index = |place: i64| usize::try_from(place.clamp(0, last.max(0))).unwrap_or(0);
        let (first, end) = (index(first), (index(end) + 1).min(count));
        // Too narrow a view is widened, towards the past first.
        let first = first.min(end.saturating_sub(FEWEST));
        first..end.max((first + FEWEST).min(count))
    }

    /// The view of these buckets.
    pub fn of_buckets(&self, seen: Range<usize>, start: Instant, count: usize) -> Self {
        let (width, _) = self.span.buckets();
        let at = |index: usize| start.plus(width.saturating_mul(i64::try_from(index).unwrap_or(0)));
        Self {
            from: (seen.start > 0).then(|| at(seen.start)),
            to: (seen.end < count).then(|| at(seen.end.saturating_sub(1))),
            ..self.clone()
        }
    }
}

/// The beginning of a bucket as an address and a file write it, UTC: `2026-11-22`, or `2026-11-22T09:30Z`.
pub fn stamp(at: Instant, span: Span) -> String {
    written(at, span == Span::Weeks)
}

/// `2026-11-22`, with `T09:30Z` where days are not enough.
fn written(at: Instant, days: bool) -> String {
    let date = at.day().date();
    if days {
        return date;
    }
    let minutes = (at.millis() - at.day().start().millis()) / MINUTE;
    format!("{date}T{:02}:{:02}Z", minutes / 60, minutes % 60)
}

/// The moment that is written so; none if there is none.
fn moment(text: &str) -> Option<Instant> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let start = day(date)?.start();
    let Some(time) = time else { return Some(start) };
    let (hours, minutes) = time.strip_suffix('Z')?.split_once(':')?;
    let part = |digits: &str, below: i64| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|number| plain && *number < below)
    };
    Some(start.plus(part(hours, 24)? * HOUR + part(minutes, 60)? * MINUTE))
}

/// The day of this date. Counts years that begin in March, so that the leap day is the last of its year.
fn day(text: &str) -> Option<Day> {
    if !is_date(text) {
        return None;
    }
    let mut parts = text.split('-').filter_map(|part| part.parse::<i64>().ok());
    let (year, month, of_month) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days = 365 * year + leaps + (153 * month + 2) / 5 + of_month - 1;
    Some(Instant::from_millis((days - 719_468).saturating_mul(DAY)).day())
}

#[cfg(test)]
#[path = "view/tests.rs"]
mod tests;
