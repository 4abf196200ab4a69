//! Which week: named by its Monday, `yyyy-mm-dd` in the person's own calendar.

use crate::time::{Day, Instant, Week};

use super::BEFORE;

/// The Monday of the week in which this day lies; none if it is no date.
pub fn monday(day: &str) -> Option<String> {
    Some(first_day(Day::from_date(day)?.week()))
}

/// The Monday of the last week that is over on this day.
pub fn last_over(today: &str) -> Option<String> {
    Some(first_day(Day::from_date(today)?.week().earlier(1)))
}

/// The Mondays between which a letter's openings are counted: those of the weeks before it, oldest first, its own, and
/// the one after it.
pub fn mondays(monday: &str) -> Option<Vec<String>> {
    let week = Day::from_date(monday)?.week();
    let before = i64::try_from(BEFORE).ok()?;
    Some((-1..=before).rev().map(|weeks| first_day(week.earlier(weeks))).collect())
}

/// The moments to ask for, when those Mondays begin at these moments where the person is: with the beginning of time
/// before them, so that steps passed long ago are not told again.
pub fn edges(mondays: &[Instant]) -> Vec<Instant> {
    std::iter::once(Instant::from_millis(0)).chain(mondays.iter().copied()).collect()
}

/// A week's Monday. Days and weeks are those of the calendar here, whatever the time zone.
fn first_day(week: Week) -> String {
    week.start().day().date()
}
