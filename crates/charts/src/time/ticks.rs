//! Moments worth a label.

use super::View;

/// Milliseconds of a minute.
pub const MINUTE: f64 = 60_000.0;
/// Milliseconds of an hour.
pub const HOUR: f64 = 60.0 * MINUTE;
/// Milliseconds of a day.
pub const DAY: f64 = 24.0 * HOUR;
/// Milliseconds of a week.
pub const WEEK: f64 = 7.0 * DAY;

/// The distances that read well, milliseconds.
const STEPS: [f64; 22] = [
    1_000.0,
    5_000.0,
    15_000.0,
    30_000.0,
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    2.0 * HOUR,
    3.0 * HOUR,
    6.0 * HOUR,
    12.0 * HOUR,
    DAY,
    2.0 * DAY,
    WEEK,
    2.0 * WEEK,
    4.0 * WEEK,
    13.0 * WEEK,
    52.0 * WEEK,
];
/// 1970 began on a Thursday: weeks are counted from the Monday after.
const MONDAY: f64 = 4.0 * DAY;

/// At most `most` moments in sight, evenly spaced, at round times of the clock: whole minutes, hours, midnights, Mondays.
/// `offset` is the time zone's, milliseconds east of UTC. Gives the distance as well, by which the caller chooses whether
/// to write the time or the day.
pub fn time_ticks(view: View, offset: f64, most: usize) -> (f64, Vec<f64>) {
    let most = most.clamp(1, 64);
    let room = view.span() / most as f64;
    let longest = 52.0 * WEEK;
    let step =
        STEPS.into_iter().find(|step| *step >= room).unwrap_or_else(|| (room / longest).ceil() * longest);
    let begin = if step >= WEEK { MONDAY } else { 0.0 } - if offset.is_finite() { offset } else { 0.0 };
    let first = ((view.from() - begin) / step).ceil();
    let at = |index: usize| begin + (first + index as f64) * step;
    (step, (0..=most).map(at).take_while(|at| view.shows(*at)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let day = View::new(10.3 * DAY, 11.3 * DAY).unwrap();
        let (step, ticks) = time_ticks(day, 0.0, 6);
        assert_eq!(step, 6.0 * HOUR);
        assert_eq!(ticks, [10.5, 10.75, 11.0, 11.25].map(|at| at * DAY));
        let (step, ticks) = time_ticks(View::new(0.0, 40.0 * DAY).unwrap(), 0.0, 8);
        assert_eq!((step, ticks[0]), (WEEK, MONDAY));
        let (_, ticks) = time_ticks(day, 2.0 * HOUR, 6);
        assert_eq!(ticks[0] % DAY, 10.0 * HOUR, "noon two hours east of UTC");
        assert!(time_ticks(View::new(-8e15, 8e15).unwrap(), 0.0, 5).1.len() <= 6);
        assert!(time_ticks(View::new(3.0, 3.0).unwrap(), f64::NAN, 0).1.len() <= 2);
    }
}
