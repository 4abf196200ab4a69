//! X's weights, as the configuration `v3` of twitter-text has them.
//!
//! Three things differ from that library, each so that a post is rather shorter than counted. It holds an emoji
//! sequence together only if it knows it; every sequence that Unicode joins is one sign here. It knows all top-level
//! domains; a bare address counts as a link here if it ends in a country's or in one of the usual ones. And a host in
//! other letters than Latin, Greek or Cyrillic is counted letter by letter.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    LINK, emoji,
    links::{bare_links, links},
};

/// Weights are hundredths of a character.
const SCALE: usize = 100;
/// What a character weighs outside the light ranges, and an emoji as a whole.
const HEAVY: usize = 200;
const LIGHT: usize = 100;

/// The length of a post.
pub(super) fn weighted(text: &str) -> usize {
    let text: String = text.nfc().collect();
    let mut places = links(&text);
    places.extend(bare_links(&text, &places));
    places.sort_by_key(|place| place.start);
    let mut weight = 0;
    let mut end = 0;
    for link in &places {
        weight += words(text.get(end..link.start).unwrap_or_default()) + LINK * SCALE;
        end = link.end;
    }
    weight += words(text.get(end..).unwrap_or_default());
    weight / SCALE
}

fn words(text: &str) -> usize {
    text.graphemes(true).map(sign).sum()
}

fn sign(grapheme: &str) -> usize {
    if emoji::is_emoji(grapheme) {
        HEAVY + emoji::loose_joiners(grapheme) * LIGHT
    } else {
        grapheme.chars().map(weight).sum()
    }
}

fn weight(sign: char) -> usize {
    match u32::from(sign) {
        0..=4_351 | 8_192..=8_205 | 8_208..=8_223 | 8_242..=8_247 => LIGHT,
        _ => HEAVY,
    }
}
