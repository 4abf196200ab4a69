//! Plain text for a screen: no control characters, no tricks of direction, one space at a time, not too long.

/// One line of visible text.
///
/// Out go C0 and C1 controls, the embeddings, overrides and isolates that let a text reorder what stands
/// around it (U+202A–202E, U+2066–2069), and characters of no width that only hide things; joiners stay,
/// because emoji and several scripts need them. White space becomes single spaces.
pub(crate) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(4_096));
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
        } else if !is_hidden(c) {
            if gap && !line.is_empty() {
                line.push(' ');
            }
            gap = false;
            line.push(c);
        }
    }
    line
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{ad}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{fffe}' | '\u{ffff}')
}

/// The text, or as many whole words of it as fit into `limit` characters together with an ellipsis.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit.saturating_sub(1)).collect();
    let next_is_space = text.chars().nth(limit.saturating_sub(1)).is_some_and(char::is_whitespace);
    // A "word" that fills more than half of the space (an address, a script without spaces) is cut inside.
    let whole = match head.rsplit_once(' ') {
        Some((words, _)) if !next_is_space && words.chars().count() > limit / 2 => words,
        _ => head.as_str(),
    };
    let trimmed = whole.trim_end_matches(|c: char| c.is_whitespace() || ",;:.–—-…".contains(c));
    format!("{}…", if trimmed.is_empty() { whole } else { trimmed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_visible_and_single_spaced() {
        assert_eq!(line("  a\t\r\n b\u{0}\u{85}c\u{a0}\u{202e}d\u{2069}  "), "a b c d");
        assert_eq!(line("👩\u{200d}🚀"), "👩\u{200d}🚀");
        assert_eq!(line("\u{1b}[31m\u{9b}x"), "[31mx");
    }

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two three", 12), "one two…");
        assert_eq!(cut("one two, three", 9), "one two…");
        assert_eq!(cut("abcdefghij", 5), "abcd…");
        assert_eq!(cut("x", 1), "x");
        for limit in 1..20 {
            assert!(cut("один два три четыре", limit).chars().count() <= limit);
        }
    }
}
