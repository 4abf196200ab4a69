//! Moments, days and ISO weeks, all in UTC.

use serde::{Deserialize, Serialize};

/// Milliseconds in a minute, an hour and a day.
pub const MINUTE: i64 = 60_000;
/// Milliseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds in a day.
pub const DAY: i64 = 24 * HOUR;

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// A moment from milliseconds since 1970.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }
    /// Milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// This moment moved by `millis` (may be negative); saturates instead of overflowing.
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
    /// The day this moment lies in.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }
    /// The start of the bucket of `width` milliseconds this moment lies in.
    pub const fn floor(self, width: i64) -> Self {
        Self(self.0.div_euclid(width).saturating_mul(width))
    }
}

/// A day in UTC, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(i64);

impl Day {
    /// The day with this number (days since 1970-01-01).
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }
    /// The day with this date, `yyyy-mm-dd`; none if there is no such date.
    pub fn named(date: &str) -> Option<Self> {
        if !is_date(date) {
            return None;
        }
        let mut parts = date.split('-').filter_map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        // As in `date` below: the year begins in March there.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + day - 1;
        Some(Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }
    /// Days since 1970-01-01.
    pub const fn number(self) -> i64 {
        self.0
    }
    /// Midnight at its beginning.
    pub const fn start(self) -> Instant {
        Instant(self.0.saturating_mul(DAY))
    }
    /// As a text, `yyyy-mm-dd`.
    pub fn date(self) -> String {
        let (year, month, day) = date(self.0);
        format!("{year:04}-{month:02}-{day:02}")
    }
    /// The ISO week (Monday first) it belongs to.
    pub const fn week(self) -> Week {
        // 1970-01-01 was a Thursday: day −3 was the Monday of week 0.
        Week((self.0 + 3).div_euclid(7))
    }
}

/// An ISO week, Monday to Sunday in UTC, counted from the week of 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(i64);

impl Week {
    /// The week with this number.
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }
    /// Weeks since the week of 1970-01-01.
    pub const fn number(self) -> i64 {
        self.0
    }
    /// Monday, midnight.
    pub const fn start(self) -> Instant {
        Day(self.0 * 7 - 3).start()
    }
    /// The Monday after it, midnight: the first moment that is no longer in it.
    pub const fn end(self) -> Instant {
        Day(self.0 * 7 + 4).start()
    }
    /// The week `count` weeks earlier.
    pub const fn earlier(self, count: i64) -> Self {
        Self(self.0 - count)
    }
}

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar.
///
/// Counts from 1 March of the year 0, so that the leap day is the last of its year; 400 years have 146,097 days.
pub(crate) fn date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// Whether a text is a date that exists, `yyyy-mm-dd` in the Gregorian calendar.
pub fn is_date(text: &str) -> bool {
    let digits = |c: char, place: usize| if matches!(place, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    if text.len() != 10 || !text.chars().enumerate().all(|(place, c)| digits(c, place)) {
        return false;
    }
    let mut parts = text.split('-').filter_map(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        // 2026-11-22 was a Sunday, 2026-11-23 a Monday (days 20_779 and 20_780).
        let sunday = Day::from_number(20_779);
        let monday = Day::from_number(20_780);
        assert_eq!(sunday.week().number() + 1, monday.week().number());
        assert_eq!(monday.week().start(), monday.start());
        assert_eq!(sunday.week().end(), monday.start());
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for good in ["2026-11-22", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-11-2222",
            "2026-11-00",
            "２026-11-22",
            "2026-11-2",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn days_are_found_by_their_date() {
        for number in [0, -1, 59, 60, 10_957, 11_016, 19_782, 20_779, 47_541, 2_932_896] {
            let day = Day::from_number(number);
            assert_eq!(Day::named(&day.date()), Some(day), "{}", day.date());
        }
        assert_eq!(Day::named("2026-11-22"), Some(Day::from_number(20_779)));
        assert_eq!((Day::named("2026-02-29"), Day::named("tomorrow")), (None, None));
    }

    #[test]
    fn buckets_before_1970_round_down_too() {
        assert_eq!(Instant::from_millis(-1).floor(MINUTE), Instant::from_millis(-MINUTE));
        assert_eq!(Instant::from_millis(-1).day(), Day::from_number(-1));
    }
}
