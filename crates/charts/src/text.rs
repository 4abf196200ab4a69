//! Text sizes by rule of thumb. Plotters would measure in the browser by inserting an element per label, one reflow
//! each; a slightly generous guess is enough to keep labels apart.

/// Size of ordinary labels, CSS pixels.
pub(crate) const LABEL: f64 = 12.0;
/// Size of the labels that carry the message, CSS pixels.
pub(crate) const STRONG: f64 = 13.0;

/// Guessed width of a text in CSS pixels when set in a sans at `size`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// Guessed advance of one character, in em.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | ' ' => 0.34,
        'm' | 'w' | 'M' | 'W' | '@' => 0.9,
        'A'..='Z' => 0.68,
        // Combining marks and direction marks take no room.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => {
            0.0
        }
        // Chinese, Japanese, Korean and most symbols beyond are square.
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'.. => 1.0,
        _ => 0.57,
    }
}

/// The text, or as much of it as fits into `room` CSS pixels with an ellipsis; `None` when not even three letters do.
pub fn fit(text: &str, size: f64, room: f64) -> Option<String> {
    if width(text, size) <= room {
        return Some(text.to_owned());
    }
    let mut used = width("…", size);
    let mut kept = String::new();
    for character in text.chars() {
        used += advance(character) * size;
        if used > room {
            break;
        }
        kept.push(character);
    }
    let kept = kept.trim_end();
    (kept.chars().count() >= 3).then(|| format!("{kept}…"))
}

/// The text in at most `most` lines of `room` CSS pixels, broken between words; the last one is cut where it must be.
pub fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match (joined, lines.last_mut()) {
            (Some(joined), Some(line)) if width(&joined, size) <= room => *line = joined,
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.extend(fit(&rest, size, room));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_breaks_between_words_and_cuts_the_last_line() {
        assert_eq!(wrap("one two three", 10.0, 45.0, 3), ["one two", "three"]);
        assert_eq!(wrap("", 10.0, 45.0, 3).len(), 0);
        let cut = wrap("one two three four five", 10.0, 45.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
        assert_eq!(wrap("Verantwortung", 10.0, 20.0, 2), ["Verantwortung"], "a long word stays whole");
    }

    #[test]
    fn fitting_keeps_what_fits_and_marks_what_it_cut() {
        assert_eq!(fit("Reporter", 12.0, 100.0).as_deref(), Some("Reporter"));
        let cut = fit("Fact-checker of the house", 12.0, 80.0).unwrap();
        assert!(cut.ends_with('…') && width(&cut, 12.0) <= 80.0, "{cut}");
        assert_eq!(fit("Fact-checker", 12.0, 12.0), None);
        assert_eq!(fit("", 12.0, 0.0).as_deref(), Some(""));
    }

    #[test]
    fn marks_take_no_room_and_cjk_is_square() {
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        assert_eq!(width("声", 10.0), 10.0);
    }
}
