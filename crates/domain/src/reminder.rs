//! Being reminded of a post at a better moment: which moments, and a file that any calendar takes.

use crate::{
    settings::{DAY_MINUTES, Quiet},
    time::Instant,
};

/// Minutes of the local day at which people look into their networks on working days: before work, and at noon. A
/// habit and no promise.
const MOMENTS: [u16; 2] = [8 * 60 + 30, 12 * 60 + 15];
/// Working days, from Monday.
const WORKING_DAYS: u32 = 5;
/// So many minutes at least lie between now and a reminder.
const AHEAD: u32 = 60;
/// How many moments are offered.
const OFFERED: usize = 3;

/// The next good moments, in minutes from now. `now` is the minute of the local week, from Monday 0:00; moments in
/// quiet hours are left out.
pub fn good_moments(now: u32, quiet: Option<Quiet>) -> Vec<u32> {
    let day_minutes = u32::from(DAY_MINUTES);
    let week = 7 * day_minutes;
    let now = now % week;
    let loud = MOMENTS.into_iter().filter(|minute| quiet.is_none_or(|quiet| !quiet.covers(*minute)));
    let mut found: Vec<u32> = loud
        .flat_map(|minute| (0..WORKING_DAYS).map(move |day| day * day_minutes + u32::from(minute)))
        .map(|moment| (moment + week - now) % week)
        .map(|away| if away < AHEAD { away + week } else { away })
        .collect();
    found.sort_unstable();
    found.truncate(OFFERED);
    found
}

/// What stands in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// A name that no other entry has.
    pub uid: &'a str,
    /// When it was made.
    pub made: Instant,
    /// When to be reminded.
    pub at: Instant,
    /// Its heading.
    pub title: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Where it leads.
    pub url: &'a str,
}

/// How long the entry is, in minutes.
const LENGTH: i64 = 15;

/// A calendar file (RFC 5545) with one entry that rings when it begins.
pub fn calendar_file(entry: &Entry<'_>) -> String {
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Polyphony//Reminder//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(entry.uid)),
        format!("DTSTAMP:{}", moment(entry.made)),
        format!("DTSTART:{}", moment(entry.at)),
        format!("DTEND:{}", moment(entry.at.plus(LENGTH * 60_000))),
        format!("SUMMARY:{}", escaped(entry.title)),
        format!("DESCRIPTION:{}", escaped(entry.text)),
        // An address is no text: it is not escaped, and must not hold a line's end.
        format!("URL:{}", entry.url.chars().filter(|c| !c.is_control()).collect::<String>()),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:PT0M".to_owned(),
        format!("DESCRIPTION:{}", escaped(entry.title)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// A text as section 3.3.11 has it.
fn escaped(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    let mut out = String::with_capacity(unified.len());
    for sign in unified.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// A line of at most 75 bytes, then more that begin with a space; each ends with CR LF. No character is cut.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for sign in line.chars() {
        if used + sign.len_utf8() > MOST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(sign);
        used += sign.len_utf8();
    }
    out.push_str("\r\n");
    out
}

/// A moment in UTC, `20261122T083000Z`.
fn moment(at: Instant) -> String {
    let (year, month, day) = civil(at.day().number());
    let seconds = (at.millis() - at.day().start().millis()) / 1_000;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// Year, month and day of a day since 1970-01-01, by the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_lie_on_working_days_outside_quiet_hours() {
        let friday_noon = 4 * 1_440 + 12 * 60;
        // Friday 12:15 is too soon; then Monday 8:30 and 12:15, Tuesday 8:30.
        let monday = 7 * 1_440 - friday_noon;
        assert_eq!(good_moments(friday_noon, None), [monday + 510, monday + 735, monday + 1_440 + 510]);
        let quiet = Some(Quiet { from: 0, to: 9 * 60 });
        assert_eq!(good_moments(0, quiet), [735, 1_440 + 735, 2 * 1_440 + 735]);
        assert_eq!(good_moments(0, Some(Quiet { from: 1, to: 0 })), Vec::<u32>::new());
        assert!(good_moments(u32::MAX, None).iter().all(|away| *away >= AHEAD));
    }

    #[test]
    fn a_calendar_file_is_what_calendars_read() {
        let file = calendar_file(&Entry {
            uid: "a@b",
            made: Instant::from_millis(951_782_400_000),
            at: Instant::from_millis(1_795_336_200_000),
            title: "Share; this, \\ „Öfen“",
            text: &format!("one\r\ntwo\n{}", "ü".repeat(80)),
            url: "https://e.org/a?b=1,2\r\nX:1",
        });
        for line in [
            "DTSTAMP:20000229T000000Z",
            "DTSTART:20261122T083000Z",
            "DTEND:20261122T084500Z",
            "SUMMARY:Share\\; this\\, \\\\ „Öfen“",
            "URL:https://e.org/a?b=1,2X:1",
        ] {
            assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in\n{file}");
        }
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("\r\nDESCRIPTION:one\\ntwo\\n{}\r\n", "ü".repeat(80))));
    }
}
