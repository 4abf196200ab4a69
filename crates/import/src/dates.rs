//! Dates as feeds write them: RFC 3339, RFC 822 and what people take for either.

use domain::time::{DAY, HOUR, Instant, MINUTE};

/// Zones that mail and feeds name, in minutes east of Greenwich (RFC 822, and the European ones in use).
const ZONES: [(&str, i64); 18] = [
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("BST", 60),
    ("CET", 60),
    ("WEST", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("PST", -480),
    ("PDT", -420),
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The moment a feed means; none if that cannot be told. A date without a time is its midnight in UTC.
pub(crate) fn parse(text: &str) -> Option<Instant> {
    let text = text.trim();
    // Longer is no date; and slicing below then stays cheap.
    if text.len() > 80 {
        return None;
    }
    internet(text).or_else(|| mail(text))
}

/// `2026-11-22T10:00:00.5+01:00`, also with a space for the T, without seconds, zone, or time at all.
fn internet(text: &str) -> Option<Instant> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?.trim()),
        None => (text, ""),
    };
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    let midnight = midnight(number(year)?, number(month)?, number(day)?)?;
    if time.is_empty() {
        return Some(midnight);
    }
    let split = time.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.' || c == ','));
    let (clock, zone) = time.split_at(split.unwrap_or(time.len()));
    Some(midnight.plus(clock_millis(clock)?).plus(-zone_millis(zone.trim())?))
}

/// `Sun, 22 Nov 2026 10:00:00 +0100`, with any weekday or none, long months, two-digit years, no seconds, or
/// the month first.
fn mail(text: &str) -> Option<Instant> {
    let mut words: Vec<&str> = text.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
    let named_month = |word: &str| {
        let start = word.get(..3)?.to_ascii_lowercase();
        MONTHS.iter().position(|month| *month == start)
    };
    if words.first().is_some_and(|word| number(word).is_none() && named_month(word).is_none()) {
        words.remove(0);
    }
    let (first, second) = (*words.first()?, *words.get(1)?);
    let (day, month) = match named_month(second) {
        Some(month) => (first, month),
        None => (second, named_month(first)?),
    };
    let year = match (number(words.get(2)?)?, words.get(2)?.len()) {
        (year, 2) => year + if year < 70 { 2_000 } else { 1_900 },
        (year, 4) => year,
        _ => return None,
    };
    let midnight = midnight(year, i64::try_from(month).ok()? + 1, number(day)?)?;
    let Some(clock) = words.get(3) else { return Some(midnight) };
    let zone = words.get(4).copied().unwrap_or_default();
    Some(midnight.plus(clock_millis(clock)?).plus(-zone_millis(zone)?))
}

fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `10:00`, `10:00:00`, `10:00:00.123456`; 24:00 and leap seconds run over into what follows.
fn clock_millis(clock: &str) -> Option<i64> {
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = match parts.next() {
        Some(second) => number(second.split(['.', ',']).next()?)?,
        None => 0,
    };
    let sound = hour <= 24 && minute <= 59 && second <= 60 && parts.next().is_none();
    sound.then_some(hour * HOUR + minute * MINUTE + second * 1_000)
}

/// Milliseconds east of Greenwich; none written is taken as UTC, an unknown name too.
fn zone_millis(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next() {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => {
            let known = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone));
            return Some(known.map_or(0, |(_, minutes)| minutes * MINUTE));
        }
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        4 => (number(digits.get(..2)?)?, number(digits.get(2..)?)?),
        1 | 2 => (number(&digits)?, 0),
        _ => return None,
    };
    (hours <= 15 && minutes <= 59).then_some(sign * (hours * HOUR + minutes * MINUTE))
}

/// Midnight in UTC of a date in the Gregorian calendar; none if there is no such date.
///
/// Counts in years that begin in March, so that the leap day is the last: Howard Hinnant, "chrono-compatible
/// low-level date algorithms" (2013).
fn midnight(year: i64, month: i64, day: i64) -> Option<Instant> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some(Instant::from_millis(days * DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_in_many_hands() {
        // 2026-11-22T09:30:00Z, by `date -u -d … +%s`.
        let moment = Instant::from_millis(1_795_339_800_000);
        for text in [
            "2026-11-22T09:30:00Z",
            "2026-11-22t09:30:00.000z",
            "2026-11-22T10:30:00+01:00",
            "2026-11-22 09:30",
            "2026-11-22T04:30:00-0500",
            "Sun, 22 Nov 2026 09:30:00 GMT",
            "22 Nov 2026 09:30 UT",
            "Sonntag, 22 November 2026 10:30:00 CET",
            "Sun, 22 Nov 26 04:30:00 EST",
            "Sun,22 Nov 2026 09:30:00 -0000",
            "November 22, 2026 9:30:00 +0000",
            " Sun, 22 Nov 2026 09:30:00 ",
        ] {
            assert_eq!(parse(text), Some(moment), "{text}");
        }
        assert_eq!(parse("2026-11-22"), Some(Instant::from_millis(1_795_305_600_000)));
        assert_eq!(parse("2000-02-29"), Some(Instant::from_millis(951_782_400_000)));
        assert_eq!(parse("1969-12-31T23:59:59Z"), Some(Instant::from_millis(-1_000)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "2026-13-01",
            "2026-02-30",
            "1900-02-29",
            "Sun, 40 Nov 2026 09:30:00 GMT",
            "1795340000",
            "2026-11-22T99:00:00Z",
            "22/11/2026",
            "Nov",
            "–",
            "é, é é",
            "2026-11-22T10:00:00+99:00",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
