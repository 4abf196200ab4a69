//! What is an emoji.

/// Makes a sign before it an emoji, joins signs, and frames a figure as a key.
const SHOWN: char = '\u{FE0F}';
const JOINED: char = '\u{200D}';
const KEY: char = '\u{20E3}';

/// Whether a grapheme is an emoji: one of the pictures, a sign that is asked to be shown as one, a key, a flag.
pub(crate) fn is_emoji(grapheme: &str) -> bool {
    let mut signs = grapheme.chars();
    let Some(first) = signs.next() else { return false };
    let second = signs.next();
    match second {
        Some(KEY) => true,
        Some(SHOWN) => true,
        Some('\u{FE0E}') => false,
        Some('\u{1F3FB}'..='\u{1F3FF}') => true,
        Some('\u{1F1E6}'..='\u{1F1FF}') => is_letter(first),
        Some(JOINED) if is_pictograph(first) => true,
        _ => is_pictograph(first) || is_shown_by_itself(first),
    }
}

/// How many joiners hang loose behind an emoji: they join nothing.
pub(super) fn loose_joiners(grapheme: &str) -> usize {
    grapheme.chars().rev().take_while(|sign| *sign == JOINED).count()
}

/// The letters of which flags are made.
fn is_letter(sign: char) -> bool {
    matches!(sign, '\u{1F1E6}'..='\u{1F1FF}')
}

/// The blocks of pictures. One flag letter alone is none.
fn is_pictograph(sign: char) -> bool {
    matches!(sign, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{2300}'..='\u{23FF}')
        && !is_letter(sign)
}

/// Older signs that are pictures unless somebody asks for the plain one.
fn is_shown_by_itself(sign: char) -> bool {
    matches!(sign, '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}')
}
