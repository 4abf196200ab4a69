//! Where sentences end.

use std::ops::Range;

use crate::length::links;

/// Signs that end a sentence.
const ENDS: [char; 9] = ['.', '!', '?', '…', '؟', '。', '！', '？', '۔'];
/// Signs that may follow the end and still belong to the sentence.
const CLOSING: [char; 8] = ['"', '\'', ')', '”', '’', '»', '“', '」'];

/// The sentences of a text as bytes, without the spaces between. A line is never part of two sentences; the dots of
/// links, figures and initials end nothing.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let links = links(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let mut end = at + sign.len_utf8();
        if sign == '\n' {
            push(text, start..at, &mut found);
            start = end;
            continue;
        }
        if !ENDS.contains(&sign) || links.iter().any(|link| link.contains(&at)) {
            continue;
        }
        while let Some((next, more)) =
            signs.next_if(|(_, next)| ENDS.contains(next) || CLOSING.contains(next))
        {
            end = next + more.len_utf8();
        }
        let goes_on = signs.peek().is_some_and(|(_, next)| !next.is_whitespace());
        let wide = matches!(sign, '。' | '！' | '？');
        let after_link = links.iter().any(|link| link.end == at);
        if (goes_on && !wide) || (sign == '.' && !after_link && is_initial(text, at)) {
            continue;
        }
        push(text, start..end, &mut found);
        start = end;
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, place: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(whole) = text.get(place.clone()) else { return };
    let start = place.start + whole.len() - whole.trim_start().len();
    let end = place.start + whole.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a single letter or figure stands before this dot: `z. B.`, `1.`.
fn is_initial(text: &str, dot: usize) -> bool {
    let mut before = text.get(..dot).unwrap_or_default().chars().rev();
    let letter = before.next().is_some_and(char::is_alphanumeric);
    letter && before.next().is_none_or(|sign| sign.is_whitespace() || sign == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_readers_pause() {
        let table: [(&str, &[&str]); 8] = [
            ("", &[]),
            ("One. Two! Three?", &["One.", "Two!", "Three?"]),
            ("Wait ... what?! “Yes.” So", &["Wait ...", "what?!", "“Yes.”", "So"]),
            (
                "See https://e.org/a.b. It is 1.5 m, z. B. here",
                &["See https://e.org/a.b.", "It is 1.5 m, z. B. here"],
            ),
            ("A line\n\nanother.\n", &["A line", "another."]),
            ("هل هذا صحيح؟ نعم.", &["هل هذا صحيح؟", "نعم."]),
            ("新しい。大きい！", &["新しい。", "大きい！"]),
            ("👍", &["👍"]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = sentences(text).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
