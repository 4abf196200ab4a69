//! Which texts a pack may hold: what is shown to people must be what its authors and reviewers saw.

/// The longest text of a pack, in characters; statements, names and lines may be shorter still.
pub(super) const LONGEST: usize = 1_200;

/// Why a text is not fit to be shown; none if it is.
pub(super) fn unfit(text: &str, longest: usize) -> Option<&'static str> {
    if text.chars().nth(longest).is_some() {
        return Some("is too long");
    }
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(here) = rest.next() {
        let after = rest.clone().next().unwrap_or(' ');
        if let Some(reason) = hostile(before, here, after) {
            return Some(reason);
        }
        before = here;
    }
    None
}

/// What is wrong with one character between its neighbours.
fn hostile(before: char, here: char, after: char) -> Option<&'static str> {
    match here {
        '\u{2028}' | '\u{2029}' => Some("has a line break"),
        // Text whose direction is forced can read otherwise than it was reviewed.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("forces the direction of writing"),
        '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffc}' => Some("has invisible characters"),
        '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}' => Some("has characters without a meaning"),
        // Persian and Indic words need joiners; elsewhere they hide things, or glue pictures that few devices know.
        '\u{200c}' | '\u{200d}' if !(joins(before) && joins(after)) => {
            Some("has a joiner outside a word that needs one")
        }
        // Texts are shown as they are, so this harms nobody; but somebody has mistaken what they are.
        '<' if after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?') => Some("has markup"),
        _ if here.is_control() => Some("has control characters"),
        _ => None,
    }
}

/// Whether the letter is of a script whose letters are joined.
const fn joins(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

/// Whether a text can name something for machines, in a file's name or an address as well.
pub(super) fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(plain)
}

/// Whether a text is a version, `major.minor.patch`.
pub(super) fn is_version(text: &str) -> bool {
    let number = |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(number)
}

/// Whether a text has the form of a date, `yyyy-mm-dd`.
pub(super) fn is_date(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_texts_of_many_scripts_pass() {
        for text in [
            "I’ve posted 3 < 4 things — “really”…",
            "نشرت رابطًا إلى خبر\u{200f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "J’ai aimé\u{202f}!",
            "Kollegen\u{ad}kreis",
            "日本語",
            "👍🏽",
        ] {
            assert_eq!(unfit(text, LONGEST), None, "{text}");
        }
    }

    #[test]
    fn hostile_texts_are_refused() {
        for (text, reason) in [
            ("a\u{0}b", "control"),
            ("a\nb", "control"),
            ("a\u{85}b", "control"),
            ("a\u{2028}b", "line break"),
            ("a\u{202e}b", "direction"),
            ("a\u{2067}b\u{2069}", "direction"),
            ("a\u{200b}b", "invisible"),
            ("\u{feff}a", "invisible"),
            ("a\u{e0041}", "without a meaning"),
            ("👩\u{200d}💻", "joiner"),
            ("good\u{200d}", "joiner"),
            ("<b>bold</b>", "markup"),
            ("a</p>", "markup"),
            ("<!-- a", "markup"),
        ] {
            assert!(unfit(text, LONGEST).is_some_and(|found| found.contains(reason)), "{text:?}");
        }
        assert_eq!(unfit("abcd", 3), Some("is too long"));
        assert_eq!(unfit("äöü", 3), None);
    }

    #[test]
    fn names_versions_and_dates_have_a_form() {
        assert!(is_id("fact_checker-01") && !is_id("") && !is_id("A") && !is_id("a b") && !is_id("é"));
        assert!(is_version("1.0.12") && !is_version("1.0") && !is_version("1.0.x") && !is_version("1.0.0.0"));
        assert!(is_date("2026-11-22") && !is_date("2026-1-2") && !is_date("22.11.2026"));
    }
}
