//! The words of a segment, sorted, in one string; and which of them a word of a query means.

use std::ops::Range;

use crate::search::rule::is_guessed;

/// Sorted words.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    text: String,
    ends: Vec<u32>,
}

impl Vocabulary {
    /// Appends a word, which must come after all that are there.
    pub fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The word in this place; empty beyond the last.
    pub fn word(&self, place: usize) -> &str {
        self.text.get(self.range(place)).unwrap_or_default()
    }

    /// Its bytes, which sort as its letters do and need no looking for their boundaries.
    fn bytes_of(&self, place: usize) -> &[u8] {
        self.text.as_bytes().get(self.range(place)).unwrap_or_default()
    }

    fn range(&self, place: usize) -> Range<usize> {
        let before = place.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |end| *end as usize);
        start..self.ends.get(place).map_or(start, |end| *end as usize)
    }

    /// The place of a word, if it is there.
    pub fn place(&self, word: &str) -> Option<usize> {
        let place = self.first(0..self.len(), |there| there < word.as_bytes());
        (self.word(place) == word && place < self.len()).then_some(place)
    }

    /// The places within `among` of all words that begin like this. `among` is itself such a range, or everything.
    pub fn begun(&self, beginning: &[u8], among: Range<usize>) -> Range<usize> {
        let start = self.first(among.clone(), |there| there < beginning);
        // What begins so stands together, mostly in few places: the steps grow from the first on.
        let (mut low, mut step) = (start, 1);
        while low + step < among.end && self.bytes_of(low + step).starts_with(beginning) {
            low += step;
            step *= 2;
        }
        start..self.first(low..(low + step).min(among.end), |there| there.starts_with(beginning))
    }

    /// The first place of the range whose word is not `before`; words that are come first.
    fn first(&self, range: Range<usize>, before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.bytes_of(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Calls `each` with ranges of words that `word` means with one slip, as [`crate::search::rule::level`] says;
    /// ranges may overlap and may hold words that are literally meant.
    ///
    /// Walks along the word as far as the vocabulary goes with it. At each letter a slip may have happened: each way to
    /// mend it is one more look into the sorted words, among those that go on with the letter it needs.
    pub fn slips(&self, word: &str, begun: bool, each: &mut dyn FnMut(Range<usize>)) {
        let letters: Vec<char> = word.chars().collect();
        let mut among = 0..self.len();
        let (mut head, mut meant) = (String::new(), String::new());
        for at in 0..=letters.len() {
            let (this, next) = (letters.get(at).copied(), letters.get(at + 1).copied());
            if this.is_none() && begun {
                return;
            }
            let branches = self.branches(&head, among.clone());
            let branch = |letter| {
                let found = branches.iter().find(|(there, _)| Some(*there) == letter);
                found.map_or(0..0, |(_, range)| range.clone())
            };
            let mut look = |middle: &[char], from: usize, among: Range<usize>| {
                if among.is_empty() {
                    return;
                }
                meant.clone_from(&head);
                meant.extend(middle);
                meant.extend(letters.get(from..).unwrap_or_default());
                let found = self.begun(meant.as_bytes(), among);
                if begun {
                    each(found);
                } else if !found.is_empty() && self.word(found.start) == meant {
                    each(found.start..found.start + 1);
                }
            };
            if this.is_some() {
                // A letter too many; without the last one, every word that is left will do.
                look(&[], at + 1, if next.is_some() { branch(next) } else { among.clone() });
            }
            if let (Some(this), Some(next)) = (this, next)
                && this != next
            {
                look(&[next, this], at + 2, branch(Some(next)));
            }
            for (letter, range) in &branches {
                if this.is_some() && Some(*letter) != this {
                    look(&[*letter], at + 1, range.clone());
                }
                look(&[*letter], at, range.clone());
            }
            among = branch(this);
            head.extend(this);
            if among.is_empty() {
                return;
            }
        }
    }

    /// The letters with which words go on after `head`, and the words that do; `among` are those that begin with it.
    fn branches(&self, head: &str, among: Range<usize>) -> Vec<(char, Range<usize>)> {
        let mut branches = Vec::new();
        let mut place = among.start;
        let mut longer = head.to_owned();
        while place < among.end {
            let next = self.word(place).get(head.len()..).and_then(|rest| rest.chars().next());
            let Some(c) = next else {
                place += 1;
                continue;
            };
            // Ideographs sort last and are not guessed.
            if c >= '\u{2e80}' {
                break;
            }
            longer.truncate(head.len());
            longer.push(c);
            let range = self.begun(longer.as_bytes(), place..among.end);
            place = range.end;
            if is_guessed(c) {
                branches.push((c, range));
            }
        }
        branches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::rule::{Level, level};

    #[test]
    fn the_walk_finds_what_the_rule_says() {
        let letters = ["a", "b", "é", "1", "日"];
        let mut words = Vec::new();
        for n in 0..5usize.pow(5) {
            let word: String = (0..5).map(|place| letters[n / 5usize.pow(place) % 5]).collect();
            words.push(word.clone());
            words.push(word.chars().take(1 + n % 4).collect());
            words.push(format!("{word}{}", letters[n % 5]));
        }
        words.sort();
        words.dedup();
        let mut vocabulary = Vocabulary::default();
        words.iter().for_each(|word| vocabulary.push(word));
        for word in ["ababa", "aabbé", "bbbbb", "éabéab", "abab", "ab1ba"] {
            assert_eq!(vocabulary.place(word).is_some(), words.iter().any(|there| there == word));
            for begun in [false, true] {
                let mut found = std::collections::BTreeSet::new();
                if crate::search::rule::may_slip(word) {
                    vocabulary.slips(word, begun, &mut |range| found.extend(range));
                }
                for (place, there) in words.iter().enumerate() {
                    match level(word, there, begun, true) {
                        Some(Level::Slip) => assert!(found.contains(&place), "{word} {there} {begun}"),
                        None => assert!(!found.contains(&place), "{word} {there} {begun}"),
                        Some(_) => {}
                    }
                }
            }
        }
    }
}
