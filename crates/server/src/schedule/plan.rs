//! When a feed is fetched next. Times are milliseconds; nothing here looks at a clock.

use domain::{
    feeds::FeedState,
    time::{DAY, Instant, MINUTE},
};

use crate::fetch::FetchProblem;

/// No feed is left alone longer than this, whatever its server asks for.
const LONGEST: i64 = 7 * DAY;
/// How many failures in a row double the wait.
const DOUBLINGS: u32 = 8;
/// "Gone", for good.
const GONE: u16 = 410;

/// The wait between two successes.
pub(super) fn usual(every_minutes: u32) -> i64 {
    i64::from(every_minutes) * MINUTE
}

/// A tenth of the wait to and fro, by chance.
pub(super) fn spread(wait: i64, dice: u32) -> i64 {
    let thousandths = i64::from(dice % 201) - 100;
    wait / 1_000 * thousandths
}

/// The wait after a failure: twice as long each time, up to a day or the usual wait; never shorter than the server asks
/// for.
pub(super) fn after_failure(state: &FeedState, problem: &FetchProblem, now: Instant) -> i64 {
    let usual = usual(state.every_minutes);
    let doubled = usual.saturating_mul(1 << state.failures.min(DOUBLINGS));
    let patient = doubled.min(DAY.max(usual));
    let gone = if problem.status == Some(GONE) { LONGEST } else { 0 };
    let asked = problem.retry_after.as_deref().map_or(0, |text| retry_after(text, now));
    patient.max(gone).max(asked).min(LONGEST)
}

/// The wait a server asks for: seconds, or the date until when.
fn retry_after(text: &str, now: Instant) -> i64 {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<i64>().map_or(LONGEST, |seconds| seconds.saturating_mul(1_000));
    }
    import::moment(text).map_or(0, |until| until.millis().saturating_sub(now.millis()))
}

#[cfg(test)]
mod tests {
    use domain::time::HOUR;

    use super::*;

    fn state(failures: u32, every_minutes: u32) -> FeedState {
        FeedState {
            address: "https://e.example/feed".into(),
            title: None,
            every_minutes,
            tried: None,
            succeeded: None,
            next: Instant::from_millis(0),
            failures,
            problem: None,
            taken: 0,
            refused: vec![],
            notes: vec![],
        }
    }

    fn problem(status: Option<u16>, retry_after: Option<&str>) -> FetchProblem {
        FetchProblem { why: "failed".into(), status, retry_after: retry_after.map(str::to_owned) }
    }

    #[test]
    fn failures_wait_longer_and_longer_up_to_a_day() {
        let now = Instant::from_millis(0);
        let waits: Vec<i64> =
            (1..8).map(|n| after_failure(&state(n, 60), &problem(Some(500), None), now) / HOUR).collect();
        assert_eq!(waits, [2, 4, 8, 16, 24, 24, 24]);
        assert_eq!(after_failure(&state(u32::MAX, 7 * 24 * 60), &problem(None, None), now), LONGEST);
    }

    #[test]
    fn what_a_server_asks_for_is_kept_within_reason() {
        // 2026-11-22T00:00:00Z.
        let now = Instant::from_millis(1_795_305_600_000);
        let wait = |text: &str| after_failure(&state(1, 5), &problem(Some(429), Some(text)), now);
        assert_eq!(wait("7200"), 2 * HOUR);
        assert_eq!(wait("Sun, 22 Nov 2026 03:00:00 GMT"), 3 * HOUR);
        assert_eq!(wait("99999999999999999999"), LONGEST);
        for nothing in ["", "soon", "0", "-5", "Sun, 22 Nov 2020 03:00:00 GMT"] {
            assert_eq!(wait(nothing), 10 * MINUTE, "{nothing}");
        }
        assert_eq!(after_failure(&state(1, 5), &problem(Some(GONE), None), now), LONGEST);
    }

    #[test]
    fn chance_moves_a_wait_by_a_tenth_at_most() {
        for dice in [0, 100, 200, 201, u32::MAX] {
            assert!(spread(HOUR, dice).abs() <= HOUR / 10, "{dice}");
        }
        assert!(spread(HOUR, 0) < 0 && spread(HOUR, 200) > 0);
    }
}
