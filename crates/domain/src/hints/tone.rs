//! How a caption sounds.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Hint, LONG, Notice, wordlist};
use crate::{length::is_emoji, sentence::sentences};

/// So many words in capitals are shouting; one is a name.
const LOUD: usize = 3;
/// So many emoji are many, whatever the length.
const EMOJI: usize = 6;

/// What there is to notice.
pub(super) fn notice(caption: &str, language: &str) -> Vec<Hint> {
    let hint = |what: Notice| move |place: Range<usize>| Hint { what, place };
    let mut found = Vec::new();
    let long = sentences(caption).into_iter().find(|place| words(caption, place) > LONG);
    found.extend(long.map(hint(Notice::LongSentence)));
    found.extend(shouting(caption).map(hint(Notice::Shouting)));
    found.extend(exclaiming(caption).map(hint(Notice::Exclaiming)));
    found.extend(wordlist::corporate(caption, language).map(hint(Notice::Corporate)));
    found.extend(many_emoji(caption).map(hint(Notice::ManyEmoji)));
    found
}

fn words(text: &str, place: &Range<usize>) -> usize {
    let sentence = text.get(place.clone()).unwrap_or_default();
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The first row of words in capitals. Letters without case shout never.
fn shouting(text: &str) -> Option<Range<usize>> {
    let mut row: Option<(usize, Range<usize>)> = None;
    for (at, word) in text.unicode_word_indices() {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let loud =
            letters > 1 && word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
        row = match (loud, row) {
            (true, Some((count, place))) => Some((count + 1, place.start..at + word.len())),
            (true, None) => Some((1, at..at + word.len())),
            (false, _) => None,
        };
        if let Some((count, place)) = &row
            && *count >= LOUD
        {
            return Some(place.clone());
        }
    }
    None
}

fn exclaiming(text: &str) -> Option<Range<usize>> {
    let mut start = None;
    for (at, sign) in text.char_indices() {
        match (matches!(sign, '!' | '！'), start) {
            (true, None) => start = Some(at),
            (true, Some(start)) => return Some(start..at + sign.len_utf8()),
            (false, _) => start = None,
        }
    }
    None
}

fn many_emoji(text: &str) -> Option<Range<usize>> {
    let mut emoji = text.grapheme_indices(true).filter(|(_, sign)| is_emoji(sign));
    let (at, sign) = emoji.nth(EMOJI - 1)?;
    Some(at..at + sign.len())
}
