//! When a message is sent, and when again. Times are milliseconds; nothing here looks at a clock.

use domain::{
    settings::{DAY_MINUTES, Quiet},
    time::{DAY, HOUR, Instant, MINUTE},
};
use jiff::{Timestamp, tz::TimeZone};

/// The wait after the first failure.
const FIRST: i64 = MINUTE;
/// The longest wait of our own; a service may ask for a longer one.
const LONGEST: i64 = 6 * HOUR;
/// No service is believed that asks for more.
const MOST_ASKED: i64 = DAY;

/// The wait after so many failures in a row: twice as long each time, and never shorter than the service asks for
/// (`Retry-After`: seconds, or a date).
pub(super) fn after_failure(failures: u32, asked: Option<&str>, now: Instant) -> i64 {
    let doubled = FIRST.saturating_mul(1 << failures.saturating_sub(1).min(20)).min(LONGEST);
    let asked = asked.map_or(0, |text| retry_after(text.trim(), now));
    doubled.max(asked.min(MOST_ASKED))
}

fn retry_after(text: &str, now: Instant) -> i64 {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<i64>().map_or(MOST_ASKED, |seconds| seconds.saturating_mul(1_000));
    }
    import::moment(text).map_or(0, |until| until.millis().saturating_sub(now.millis()))
}

/// When the quiet hours end in which `now` lies, in this time zone; none if it lies in none. A zone that nobody knows is
/// UTC.
pub(super) fn quiet_until(quiet: Option<Quiet>, zone: &str, now: Instant) -> Option<Instant> {
    let quiet = quiet?;
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    if !quiet.covers(minute(&zone, now)?) {
        return None;
    }
    // Minute by minute: on two days of the year the clock jumps in between. Quiet hours are shorter than a day.
    let start = now.floor(MINUTE);
    let longest = i64::from(DAY_MINUTES) + 2 * 60;
    let minutes = (1..=longest).map(|ahead| start.plus(ahead * MINUTE));
    minutes.into_iter().find(|moment| minute(&zone, *moment).is_none_or(|minute| !quiet.covers(minute)))
}

/// The minute of the day that clocks in this zone show.
fn minute(zone: &TimeZone, at: Instant) -> Option<u16> {
    let time = Timestamp::from_millisecond(at.millis()).ok()?.to_zoned(zone.clone()).time();
    u16::try_from(i16::from(time.hour()) * 60 + i16::from(time.minute())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::from_millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn failures_wait_longer_and_longer_and_services_are_believed_within_reason() {
        let now = at("2026-11-22T00:00:00Z");
        let waits: Vec<i64> = (1..12).map(|n| after_failure(n, None, now) / MINUTE).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(after_failure(u32::MAX, None, now), LONGEST);
        let asked = |text: &str| after_failure(1, Some(text), now);
        assert_eq!(asked("7200"), 2 * HOUR);
        assert_eq!(asked(" Sun, 22 Nov 2026 03:00:00 GMT "), 3 * HOUR);
        for much in ["99999999999999999999", "9223372036854775807", "Sun, 22 Nov 2099 03:00:00 GMT"] {
            assert_eq!(asked(much), MOST_ASKED, "{much}");
        }
        for nothing in ["", "soon", "0", "-5", "Sun, 22 Nov 2020 03:00:00 GMT"] {
            assert_eq!(asked(nothing), FIRST, "{nothing}");
        }
    }

    #[test]
    fn quiet_hours_are_hours_of_the_persons_own_day() {
        let night = Some(Quiet { from: 20 * 60, to: 7 * 60 });
        let until = |zone: &str, now: &str| quiet_until(night, zone, at(now));
        // 21:30 in Oslo is 20:30 UTC in winter; in New York it is afternoon.
        assert_eq!(until("Europe/Oslo", "2026-11-22T20:30:30Z"), Some(at("2026-11-23T06:00:00Z")));
        assert_eq!(until("America/New_York", "2026-11-22T20:30:30Z"), None);
        assert_eq!(until("Asia/Kathmandu", "2026-11-22T20:30:30Z"), Some(at("2026-11-23T01:15:00Z")));
        assert_eq!(until("Nowhere/Land", "2026-11-22T20:30:00Z"), Some(at("2026-11-23T07:00:00Z")));
        assert_eq!(quiet_until(None, "UTC", at("2026-11-22T20:30:00Z")), None);
    }

    #[test]
    fn quiet_hours_end_by_the_clock_also_in_the_nights_in_which_it_jumps() {
        let night = Some(Quiet { from: 22 * 60, to: 7 * 60 });
        // Berlin, 2027-03-28: 2:00 becomes 3:00. 2026-10-25: 3:00 becomes 2:00.
        let until = |now: &str| quiet_until(night, "Europe/Berlin", at(now));
        assert_eq!(until("2027-03-27T22:00:00Z"), Some(at("2027-03-28T05:00:00Z")));
        assert_eq!(until("2026-10-24T21:00:00Z"), Some(at("2026-10-25T06:00:00Z")));
        // Quiet for an hour that does not exist that night: the next minute is loud.
        let lost = Some(Quiet { from: 2 * 60, to: 3 * 60 });
        assert_eq!(quiet_until(lost, "Europe/Berlin", at("2027-03-28T01:00:00Z")), None);
    }
}
