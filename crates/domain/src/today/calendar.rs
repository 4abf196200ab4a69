//! An occasion as a calendar file (RFC 5545), so that it can be put into one's own calendar.

use crate::{
    board::Occasion,
    time::{Instant, date},
};

/// The most octets of a line; longer ones are folded.
const LINE: usize = 75;

/// The file. How long an occasion takes is not known, so the file does not say it.
pub fn calendar(occasion: &Occasion, now: Instant) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Polyphony//Occasions//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@polyphony", occasion.id),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(occasion.starts)),
        format!("SUMMARY:{}", escaped(&occasion.title)),
    ];
    if !occasion.place.trim().is_empty() {
        lines.push(format!("LOCATION:{}", escaped(&occasion.place)));
    }
    if let Some(url) = &occasion.url {
        lines.push(format!("URL:{url}"));
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// A moment as `20261122T093000Z`.
fn stamp(at: Instant) -> String {
    let seconds = at.millis().div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = date(days);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{:02}Z", second % 60)
}

/// A text in which commas, semicolons, backslashes and line ends mean nothing; other control characters go.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most 75 octets, each further one begun by a space; never cut inside a character.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    #[test]
    fn moments_are_written_as_the_calendar_has_them() {
        for (millis, written) in [
            (0, "19700101T000000Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_795_253_445_000, "20261121T093045Z"),
            (-1_000, "19691231T235959Z"),
            (4_107_542_400_000, "21000301T000000Z"),
        ] {
            assert_eq!(stamp(Instant::from_millis(millis)), written);
        }
        // Every day of four centuries follows the one before.
        let mut before = date(-1);
        for day in 0..146_097 {
            let now = date(day);
            assert!(now > before, "{day}");
            before = now;
        }
        assert_eq!(Instant::from_millis(DAY).day().number(), 1);
    }

    #[test]
    fn texts_cannot_break_out_of_their_line() {
        assert_eq!(escaped("a,b;c\\d\r\nEND:VEVENT"), "a\\,b\\;c\\\\d\\nEND:VEVENT");
        let long = folded(&"ü".repeat(200));
        assert!(long.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(long.replace("\r\n ", ""), "ü".repeat(200));
    }
}
