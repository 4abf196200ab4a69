//! Finding stories among very many: what a word is, what "found" means, and in which order things come. Defined once,
//! here; every backend answers from [`index::Index`], and the conformance suite compares it with a slow reading of the
//! same rule.
//!
//! - A text is folded to words ([`words`]): no case, no accents, no vowel signs of Arabic, ideographs in pairs.
//! - Every word of a query must be found in a story: whole, or, for the last word, which may still be being typed, as
//!   the beginning of a word ([`rule::level`]).
//! - A word that fewer than [`rule::FEW`] stories have as it stands is also found with one slip of the fingers: a letter
//!   too many, too few, another one, or two in the wrong order; in words of [`rule::SLIPS_FROM`] letters and more, in
//!   any place, the first letter too. Digits are never guessed.
//! - What is found literally comes before what is misspelt; then counts how well each word fits and in which fields,
//!   rarer words more ([`rule::rank`]); then freshness, then the id. Whole numbers only, so that all machines agree.

mod fold;
pub mod index;
pub mod rule;

pub use fold::{each_word, is_ideograph, words};

use crate::story::Story;

/// The most words of a query that are looked at.
pub const MOST_WORDS: usize = 8;

/// The words of a query, the last of which may be unfinished.
pub fn query(text: &str) -> Vec<String> {
    let mut words = words(text);
    words.truncate(MOST_WORDS);
    words
}

/// Calls `each` with every folded word of a story and the field it stands in, as a bit of [`rule`].
pub fn each_word_of(story: &Story, each: &mut dyn FnMut(&str, u8)) {
    each_word(&story.title, &mut |word| each(word, rule::TITLE));
    for topic in &story.topics {
        each_word(topic, &mut |word| each(word, rule::TOPICS));
    }
    each_word(&story.source, &mut |word| each(word, rule::SOURCE));
    each_word(&story.summary, &mut |word| each(word, rule::SUMMARY));
}
