//! Counts, as five languages and three table programs write them.

use domain::reported::Reported;

use super::{Why, grid::Cell};

/// What stands for "not said".
const NOTHING: [&str; 9] = ["", "-", "--", "–", "—", "n/a", "na", "null", "none"];

/// The count in a cell; none where nothing is said, which is not nought.
pub(super) fn count(cell: &Cell) -> Result<Option<Reported>, Why> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Day(_) => Err(Why::NotANumber),
        Cell::Text(text) => written(text),
        Cell::Number(number) => whole(*number).map(Some),
    }
}

fn whole(number: f64) -> Result<Reported, Why> {
    if !number.is_finite() {
        return Err(Why::NotANumber);
    }
    if number < 0.0 {
        return Err(Why::Negative);
    }
    if number > Reported::MOST as f64 {
        return Err(Why::Absurd);
    }
    // At most 10¹²: whole numbers of that size are exact.
    if number.fract() == 0.0 { Ok(Reported::of(number as u64)) } else { Err(Why::Fraction) }
}

/// A written count. Since counts are whole, a sign before three digits groups thousands, whichever sign it is; the last of
/// two different signs begins a fraction.
fn written(text: &str) -> Result<Option<Reported>, Why> {
    let plain: String = text.chars().filter_map(western).collect();
    let plain = plain.trim();
    if NOTHING.contains(&plain.to_lowercase().as_str()) {
        return Ok(None);
    }
    if plain.contains('%') {
        return Err(Why::Percent);
    }
    if let Some(rest) = plain.strip_prefix('-').or_else(|| plain.strip_prefix('(')) {
        let rest = rest.trim().trim_end_matches(')');
        return match written(rest) {
            Ok(Some(count)) if count == Reported::of(0) => Ok(Some(count)),
            Ok(Some(_)) | Err(Why::Fraction | Why::Absurd) => Err(Why::Negative),
            _ => Err(Why::NotANumber),
        };
    }
    let plain = plain.strip_prefix('+').unwrap_or(plain);
    let numeric = |c: char| c.is_ascii_digit() || is_separator(c);
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Why::NotANumber);
    }
    if !plain.chars().all(numeric) {
        // Digits with a letter behind them: 1.2K, 3 Mio., 1.5E+06.
        let letters = plain.chars().filter(|c| !numeric(*c)).count();
        return Err(if letters <= 4 { Why::Rounded } else { Why::NotANumber });
    }
    digits(plain).map(Some)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | ' ')
}

/// The sign as Western numbers have it; none for marks that only steer the direction.
fn western(c: char) -> Option<char> {
    Some(match c {
        '\u{660}'..='\u{669}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x660).ok()?),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x6f0).ok()?),
        '\u{66c}' => ',',
        '\u{66b}' => '.',
        '\u{66a}' => '%',
        '\u{2212}' => '-',
        '’' => '\'',
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            return None;
        }
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

fn digits(plain: &str) -> Result<Reported, Why> {
    let signs: Vec<char> = plain.chars().filter(|c| is_separator(*c)).collect();
    let groups: Vec<&str> = plain.split(is_separator).collect();
    let (first, rest) = groups.split_first().ok_or(Why::NotANumber)?;
    if rest.is_empty() {
        return number(first);
    }
    let alike = signs.windows(2).all(|pair| pair.first() == pair.last());
    if alike && grouped(first, rest) {
        return number(&groups.concat());
    }
    // What is behind the last sign is a fraction, if the rest is a number.
    let (fraction, whole) = rest.split_last().ok_or(Why::NotANumber)?;
    let head = signs.split_last().map_or(&[][..], |(_, head)| head);
    let sound = whole.is_empty()
        || (grouped(first, whole) && head.windows(2).all(|pair| pair.first() == pair.last()) && !alike);
    if !sound || fraction.is_empty() || first.is_empty() || signs.last() == Some(&' ') {
        return Err(Why::NotANumber);
    }
    if fraction.bytes().any(|digit| digit != b'0') {
        return Err(Why::Fraction);
    }
    number(&format!("{first}{}", whole.concat()))
}

/// Whether these are thousands: three digits each, or two and at the end three, as in India.
fn grouped(first: &str, rest: &[&str]) -> bool {
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let Some((last, middle)) = rest.split_last() else { return begins };
    let even = |length: usize| middle.iter().all(|group| group.len() == length);
    begins && last.len() == 3 && (even(3) || even(2))
}

fn number(digits: &str) -> Result<Reported, Why> {
    match digits.parse::<u64>() {
        Ok(count) if count <= Reported::MOST => Ok(Reported::of(count)),
        _ if digits.is_empty() => Err(Why::NotANumber),
        _ => Err(Why::Absurd),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<u64>, Why> {
        written(text).map(|count| count.map(Reported::shown))
    }

    #[test]
    fn one_count_in_many_hands() {
        for text in [
            "1234",
            "1,234",
            "1.234",
            "1 234",
            "1\u{a0}234",
            "1\u{202f}234",
            "1’234",
            "1'234",
            "+1,234",
            "١٬٢٣٤",
            "١٢٣٤",
            "۱۲۳۴",
            "\u{200f}1,234",
            "1234.0",
            "1.234,00",
            "1,234.0",
            " 1,234 ",
        ] {
            assert_eq!(read(text), Ok(Some(1_234)), "{text}");
        }
        assert_eq!(read("12,34,567"), Ok(Some(1_234_567)));
        assert_eq!(read("1.234.567"), Ok(Some(1_234_567)));
        assert_eq!(read("0"), Ok(Some(0)));
        assert_eq!(read("-0"), Ok(Some(0)));
        for nothing in ["", " ", "-", "–", "N/A", "null"] {
            assert_eq!(read(nothing), Ok(None), "{nothing}");
        }
    }

    #[test]
    fn what_is_no_count_says_why() {
        for (text, why) in [
            ("1.5", Why::Fraction),
            ("1.234,5", Why::Fraction),
            ("0,123", Why::Fraction),
            ("12,3456", Why::Fraction),
            ("-3", Why::Negative),
            ("−3", Why::Negative),
            ("(1,200)", Why::Negative),
            ("4.5%", Why::Percent),
            ("٤٪", Why::Percent),
            ("1.2K", Why::Rounded),
            ("3 Mio", Why::Rounded),
            ("2.0E+15", Why::Rounded),
            ("9999999999999", Why::Absurd),
            ("99999999999999999999999", Why::Absurd),
            ("many", Why::NotANumber),
            ("=1+1", Why::NotANumber),
            ("1..2", Why::NotANumber),
            ("1,2,3", Why::NotANumber),
            ("12 3", Why::NotANumber),
            ("1 234 people or so", Why::NotANumber),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        assert_eq!(count(&Cell::Number(1.5)), Err(Why::Fraction));
        assert_eq!(count(&Cell::Number(f64::NAN)), Err(Why::NotANumber));
        assert_eq!(count(&Cell::Number(1e15)), Err(Why::Absurd));
        assert_eq!(count(&Cell::Number(-1.0)), Err(Why::Negative));
        assert_eq!(count(&Cell::Number(42.0)), Ok(Some(Reported::of(42))));
    }
}
