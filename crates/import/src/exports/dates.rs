//! Dates as the networks write them. Which of two numbers is the day is settled for a whole file, elsewhere.

use domain::time::Day;

use super::{Order, grid::Cell, months::month};

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It can only be this day.
    Day(Day),
    /// Two numbers and a year, whose order decides.
    Numbers { first: i64, second: i64, year: i64 },
}

impl Written {
    /// The day, read in this order; none if there is no such day.
    pub(super) fn day(self, order: Order) -> Option<Day> {
        match (self, order) {
            (Self::Day(day), _) => Some(day),
            (Self::Numbers { first, second, year }, Order::DayFirst) => day(year, second, first),
            (Self::Numbers { first, second, year }, Order::MonthFirst) => day(year, first, second),
        }
    }
}

/// The date in a cell; none if it is none.
pub(super) fn date(cell: &Cell) -> Option<Written> {
    match cell {
        Cell::Day(day) => Some(Written::Day(*day)),
        Cell::Text(text) => written(text),
        Cell::Empty | Cell::Number(_) => None,
    }
}

/// Longer is no date.
const LONGEST: usize = 60;

/// `2025-12-14T09:30`, `14.12.2025`, `12/14/2025 09:30`, `Sun, Dec 14, 2025`, `14 de diciembre de 2025`, `١٤ ديسمبر ٢٠٢٥`.
pub(super) fn written(text: &str) -> Option<Written> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let text: String = text.chars().filter_map(western).collect();
    let text = text.trim();
    let (date, _) = text.split_at(text.find([' ', 'T']).unwrap_or(text.len()));
    let date = date.trim_end_matches(',');
    ['-', '/', '.'].into_iter().find_map(|sign| numbers(date, sign)).or_else(|| named(text))
}

/// Arabic digits as Western ones, without marks that only steer the direction.
fn western(c: char) -> Option<char> {
    Some(match c {
        '\u{660}'..='\u{669}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x660).ok()?),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x6f0).ok()?),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => return None,
        '،' => ',',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Three numbers with this sign between them.
fn numbers(date: &str, sign: char) -> Option<Written> {
    let parts: Vec<&str> = date.split(sign).collect();
    let [first, second, third] = parts[..] else { return None };
    if first.len() == 4 {
        // The year first means that the month follows, everywhere.
        return day(number(first)?, number(second)?, number(third)?).map(Written::Day);
    }
    let year = match third.len() {
        2 => 2_000 + number(third)?,
        4 => number(third)?,
        _ => return None,
    };
    let (first, second) = (number(first)?, number(second)?);
    if sign == '.' {
        // Points stand where the day is first.
        return day(year, second, first).map(Written::Day);
    }
    Some(Written::Numbers { first, second, year })
}

/// A month by its name, a day and a year, in whichever order.
fn named(text: &str) -> Option<Written> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !word.contains(':')).collect();
    // French Tuesdays are short for `mar`, as March is: the weekday comes first.
    let month = words.iter().rev().find_map(|word| month(word))?;
    let number_of = |word: &&str| number(word).map(|number| (word.len(), number));
    let numbers: Vec<(usize, i64)> = words.iter().filter_map(number_of).collect();
    let year = numbers.iter().find(|(length, _)| *length == 4).map(|(_, year)| *year)?;
    let of_month = numbers.iter().find(|(length, _)| *length <= 2).map(|(_, day)| *day)?;
    day(year, month, of_month).map(Written::Day)
}

fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The day of the Gregorian calendar; none if there is none.
pub(super) fn day(year: i64, month: i64, of_month: i64) -> Option<Day> {
    // Two ways to the same: the feeds' own rule knows every calendar question.
    crate::moment(&format!("{year:04}-{month:02}-{of_month:02}")).map(|moment| moment.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_can_only_be_one() {
        let sunday = day(2025, 12, 14).unwrap();
        assert_eq!(sunday.date(), "2025-12-14");
        for text in [
            "2025-12-14",
            "2025/12/14",
            "2025-12-14T09:30:00+0000",
            "2025-12-14 09:30",
            "14.12.2025",
            "14.12.25",
            "Sun, Dec 14, 2025",
            "Dec 14, 2025",
            "December 14, 2025 9:41 AM",
            "14 Dec 2025",
            "dom, 14 dic 2025",
            "14 de diciembre de 2025",
            "dim. 14 déc. 2025",
            "So., 14. Dez. 2025",
            "14. Dezember 2025",
            "14 ديسمبر 2025",
            "الأحد، ١٤ ديسمبر ٢٠٢٥",
            "\u{200f}١٤ ديسمبر ٢٠٢٥",
        ] {
            assert_eq!(written(text), Some(Written::Day(sunday)), "{text}");
        }
        assert_eq!(written("mar. 14 oct. 2025"), day(2025, 10, 14).map(Written::Day));
        assert_eq!(written("mar. 3 mars 2026"), day(2026, 3, 3).map(Written::Day));
        assert_eq!(written("3. Mrz. 2026"), day(2026, 3, 3).map(Written::Day));
        assert_eq!(written("14 juil. 2025"), day(2025, 7, 14).map(Written::Day));
        assert_eq!(written("14 août 2025"), day(2025, 8, 14).map(Written::Day));
        assert_eq!(written("٢٠٢٥/١٢/١٤"), Some(Written::Day(sunday)));
    }

    #[test]
    fn two_numbers_wait_for_their_order() {
        let date = written("03/04/2026 09:30").unwrap();
        assert_eq!(date.day(Order::DayFirst), day(2026, 4, 3));
        assert_eq!(date.day(Order::MonthFirst), day(2026, 3, 4));
        assert_eq!(written("14/12/2025").unwrap().day(Order::MonthFirst), None);
        assert_eq!(written("12-14-2025, 9:30 AM").unwrap().day(Order::MonthFirst), day(2025, 12, 14));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "Lifetime",
            "Total",
            "2025-13-01",
            "31.02.2026",
            "Dec 2025",
            "jui 14 2025",
            "1/2/3",
            "14",
            "14 12 2025",
            "mi 3 x 2026",
            "Feb 30, 2026",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(written(&"1".repeat(100)), None);
    }
}
