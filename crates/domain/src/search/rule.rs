//! What a word of a query finds, and what that is worth.

use super::is_ideograph;

/// The field bits, which are also their weights: a word in the title counts eight times what it counts in the summary.
pub const TITLE: u8 = 8;
/// One of the topics.
pub const TOPICS: u8 = 4;
/// Who published it.
pub const SOURCE: u8 = 2;
/// The summary.
pub const SUMMARY: u8 = 1;

/// Slips are looked for only if fewer stories than this have the word as it stands.
pub const FEW: u64 = 24;
/// Slips are looked for in words of so many letters and more.
pub const SLIPS_FROM: usize = 5;

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// With one slip of the fingers.
    Slip,
    /// As the beginning of a word.
    Begun,
    /// Whole.
    Whole,
}

/// Whether the word in this place of a query may stand for longer ones: the last, and a lone ideograph.
pub fn is_begun(place: usize, words: &[String]) -> bool {
    place + 1 == words.len()
        || words.get(place).is_some_and(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(is_ideograph) && letters.next().is_none()
        })
}

/// Whether a word may be misspelt: long enough, and neither a number nor ideographs.
pub fn may_slip(word: &str) -> bool {
    word.chars().count() >= SLIPS_FROM && word.chars().all(is_guessed)
}

/// Whether a letter may be the one that was meant.
pub fn is_guessed(c: char) -> bool {
    !c.is_numeric() && c < '\u{2e80}'
}

/// How `word` finds `token`, a word of a story. `begun`: it may be the beginning of one. `slips`: it may be misspelt.
///
/// This says what is meant, not how it is done fast: the index finds the same without looking at every word.
pub fn level(word: &str, token: &str, begun: bool, slips: bool) -> Option<Level> {
    if word == token {
        return Some(Level::Whole);
    }
    if begun && token.starts_with(word) {
        return Some(Level::Begun);
    }
    if !slips || !may_slip(word) {
        return None;
    }
    let (word, token): (Vec<char>, Vec<char>) = (word.chars().collect(), token.chars().collect());
    let lengths =
        if begun { word.len().saturating_sub(1)..=word.len() + 1 } else { token.len()..=token.len() };
    let mut heads = lengths.filter_map(|length| token.get(..length));
    let slip = |head: &[char]| head.iter().all(|c| is_guessed(*c)) && one_slip(&word, head);
    heads.any(slip).then_some(Level::Slip)
}

/// Whether one letter too many, too few, wrong, or two in the wrong order, make the one the other.
fn one_slip(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char], from: usize| letters.get(from..).unwrap_or_default().to_vec();
    let tails = |x: usize, y: usize| rest(a, same + x) == rest(b, same + y);
    let swapped =
        a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same) && a.get(same + 1).is_some();
    tails(1, 0) || tails(0, 1) || tails(1, 1) || (swapped && tails(2, 2))
}

/// What a word is worth that was found like this in these fields: 1–35. What is literal is worth more than any slip.
pub const fn points(level: Level, fields: u8) -> u8 {
    match level {
        Level::Slip => fields,
        Level::Begun => 16 + fields,
        Level::Whole => 20 + fields,
    }
}

/// One more than the most [`points`].
pub const MOST_POINTS: usize = 36;

/// Whether this many points are those of a literal find.
pub const fn is_literal(points: u8) -> bool {
    points > 15
}

/// How much a word weighs that `stories` stories have: 1 (everybody has it) to 20.
pub fn rarity(stories: u64) -> u32 {
    20u32.saturating_sub(u64::BITS - stories.leading_zeros()).max(1)
}

/// The bit of a rank that says: every word is there as it was typed.
pub const LITERAL: u32 = 1 << 24;

/// How well a story fits a query: the points of each word, each with the number of stories that have it.
pub fn rank(words: impl Iterator<Item = (u8, u32)>) -> u32 {
    let mut all_literal = LITERAL;
    let mut sum = 0;
    for (points, rarity) in words {
        sum += u32::from(points) * rarity;
        if !is_literal(points) {
            all_literal = 0;
        }
    }
    all_literal + sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_and_no_more() {
        for token in ["energy", "enrgy", "eenergy", "enegry", "energi", "xnergy", "nergy", "neergy"] {
            let expected = if token == "energy" { Level::Whole } else { Level::Slip };
            assert_eq!(level(token, "energy", false, true), Some(expected), "{token}");
        }
        for token in ["enrg", "neregy", "energies", "enargi"] {
            assert_eq!(level(token, "energy", false, true), None, "{token}");
        }
        assert_eq!(level("ener", "energy", true, false), Some(Level::Begun));
        assert_eq!(level("enrgy", "energyplan", true, true), Some(Level::Slip));
        assert_eq!(level("enrgy", "energyplan", false, true), None);
    }

    #[test]
    fn short_words_numbers_and_ideographs_are_not_guessed() {
        for (word, token) in [("heat", "head"), ("20261", "20262"), ("years", "year5"), ("日本", "日木")]
        {
            assert_eq!(level(word, token, false, true), None, "{word}");
        }
    }

    #[test]
    fn literal_comes_first_and_fields_count() {
        assert!(points(Level::Begun, SUMMARY) > points(Level::Slip, 15));
        assert!(points(Level::Whole, TITLE) > points(Level::Begun, TITLE));
        let literal = rank([(17, 1), (17, 1)].into_iter());
        assert!(literal > rank([(35, 20), (15, 20)].into_iter()));
        assert!(rarity(1) > rarity(100) && rarity(u64::MAX) == 1);
    }
}
