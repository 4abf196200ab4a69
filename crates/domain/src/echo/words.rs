//! The words of a caption that are its writer's choice, with their places.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::length::links;

/// A word: how it sounds, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, without accents.
    pub text: String,
    /// Its bytes in the caption.
    pub place: Range<usize>,
}

/// The words of a text. Links, hashtags and mentions are left out: they are meant to be the same for everybody. In
/// scripts without spaces each sign is a word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let links = links(text);
    let mut found: Vec<Word> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut tagged = false;
    let close = |open: &mut Option<Range<usize>>, tagged: &mut bool, found: &mut Vec<Word>| {
        if let Some(place) = open.take().filter(|_| !*tagged)
            && let Some(word) = word(text, place)
        {
            found.push(word);
        }
    };
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let in_link = links.iter().any(|link| link.contains(&at));
        let goes_on =
            sign.is_alphanumeric() || (open.is_some() && (is_combining_mark(sign) || sign == '_' && tagged));
        if in_link || !goes_on {
            close(&mut open, &mut tagged, &mut found);
            tagged = false;
        } else if stands_alone(sign) && !tagged {
            close(&mut open, &mut tagged, &mut found);
            found.extend(word(text, at..end));
        } else {
            match &mut open {
                Some(place) => place.end = end,
                None => {
                    tagged = matches!(before, '#' | '@' | '＃' | '＠');
                    open = Some(at..end);
                }
            }
        }
        before = sign;
    }
    close(&mut open, &mut tagged, &mut found);
    found
}

fn word(text: &str, place: Range<usize>) -> Option<Word> {
    let folded: String = text
        .get(place.clone())?
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    (!folded.is_empty()).then_some(Word { text: folded, place })
}

/// Signs of scripts that put no spaces between words.
fn stands_alone(sign: char) -> bool {
    matches!(sign,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
