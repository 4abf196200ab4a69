//! Finding entries: every word of the query begins some word of the entry, best matches first.

use super::model::Guide;
use crate::search::words;

/// What a word found in a field is worth: title, search words, summary, body.
const WORTH: [u32; 4] = [12, 8, 4, 1];

/// The folded words of every entry: made once, asked with every key.
#[derive(Debug, Clone, Default)]
pub struct Index(Vec<[Vec<String>; 4]>);

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its place among the guide's entries.
    pub place: usize,
    /// How well it fits; more is better.
    pub score: u32,
}

impl Index {
    /// The index of a guide.
    pub fn of(guide: &Guide) -> Self {
        let fields = guide.entries.iter().map(|entry| {
            let body: Vec<&str> = entry.body.iter().flat_map(|b| b.texts()).map(String::as_str).collect();
            [&entry.title, &entry.words.join(" "), &entry.summary, &body.join(" ")].map(|text| words(text))
        });
        Self(fields.collect())
    }

    /// The entries with all words of the query, best first, else in the guide's order; none for no words.
    pub fn find(&self, query: &str) -> Vec<Found> {
        let query = words(query);
        if query.is_empty() {
            return Vec::new();
        }
        let fits = self.0.iter().enumerate().filter_map(|(place, fields)| {
            let score = score(fields, &query)?;
            Some(Found { place, score })
        });
        let mut found: Vec<Found> = fits.collect();
        // A stable order: what fits equally well stays as the guide has it.
        found.sort_by_key(|found| std::cmp::Reverse(found.score));
        found
    }
}

/// How well an entry fits all words; none if one of them is missing.
fn score(fields: &[Vec<String>; 4], query: &[String]) -> Option<u32> {
    query.iter().map(|word| best(fields, word)).sum()
}

/// What a word is worth in the best field it is in: twice as much if it is there whole.
fn best(fields: &[Vec<String>; 4], word: &str) -> Option<u32> {
    let worths = fields.iter().zip(WORTH).filter_map(|(there, worth)| {
        let begun = there.iter().any(|each| each.starts_with(word));
        begun.then(|| if there.iter().any(|each| each == word) { worth * 2 } else { worth })
    });
    worths.max()
}

#[cfg(test)]
mod tests {
    use super::super::read::written;
    use super::*;

    fn titles(query: &str) -> Vec<String> {
        let (guide, _) = written();
        Index::of(&guide).find(query).iter().map(|found| guide.entries[found.place].id.clone()).collect()
    }

    #[test]
    fn finds_by_title_word_and_beginning_without_case_or_accents() {
        assert_eq!(titles("LinkedIn").first().map(String::as_str), Some("linkedin"));
        assert_eq!(titles("whistleblow"), ["opinions"]);
        assert_eq!(titles("rèviéw").first().map(String::as_str), Some("reviews"));
        assert!(titles("how often").contains(&"how-often".to_owned()));
        assert!(titles("  …  ").is_empty() && titles("zzyzx").is_empty());
    }

    #[test]
    fn every_entry_is_the_first_for_its_own_title() {
        let (guide, _) = written();
        let index = Index::of(&guide);
        for (place, entry) in guide.entries.iter().enumerate() {
            let found = index.find(&entry.title);
            let best = found.first().map(|first| first.score);
            let own = found.iter().find(|found| found.place == place).map(|found| found.score);
            assert_eq!(own, best, "{}", entry.id);
        }
    }

    #[test]
    fn another_word_never_finds_more() {
        let (guide, _) = written();
        let index = Index::of(&guide);
        let all: Vec<String> = guide.entries.iter().flat_map(|e| words(&e.summary)).collect();
        for pair in all.windows(2) {
            let (one, both) = (index.find(&pair[0]), index.find(&pair.join(" ")));
            assert!(both.iter().all(|b| one.iter().any(|o| o.place == b.place)), "{pair:?}");
            assert!(both.windows(2).all(|two| two[0].score >= two[1].score));
        }
    }
}
