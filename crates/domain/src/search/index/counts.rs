//! How many stories each choice of a filter would leave.

use super::{names::Numbered, segment::Segment};
use crate::story::{ChoiceCount, StoryCounts, StoryKind};

/// The most choices of a filter that are listed.
const MOST_CHOICES: usize = 40;

/// Which filters a story does not pass, as bits.
pub mod fails {
    pub const TOPIC: u8 = 1;
    pub const KIND: u8 = 2;
    pub const LANGUAGE: u8 = 4;
    pub const SOURCE: u8 = 8;
    /// One that has no counts.
    pub const OTHER: u8 = 16;
}

/// Counts by number.
pub struct Tally {
    topics: Vec<u64>,
    kinds: Vec<u64>,
    languages: Vec<u64>,
    sources: Vec<u64>,
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(names: &super::names::Names) -> Self {
        Self {
            topics: vec![0; names.topics.len()],
            kinds: vec![0; StoryKind::ALL.len()],
            languages: vec![0; names.languages.len()],
            sources: vec![0; names.sources.len()],
        }
    }

    /// Counts a document that passes all filters but those in `failed`: a choice is counted as if the others stood.
    pub fn add(&mut self, segment: &Segment, doc: usize, failed: u8) {
        let counts = |filter: u8| failed & !filter == 0;
        if counts(fails::TOPIC) {
            add(&mut self.topics, segment.topics_of(doc));
        }
        if counts(fails::KIND) {
            add(&mut self.kinds, segment.kinds.get(doc).map(|kind| u32::from(*kind)));
        }
        if counts(fails::LANGUAGE) {
            add(&mut self.languages, segment.languages.get(doc));
        }
        if counts(fails::SOURCE) {
            add(&mut self.sources, segment.sources.get(doc));
        }
    }

    /// The counts by name. What is chosen now is listed even if it finds nothing.
    pub fn listed(&self, names: &super::names::Names, chosen: [Option<&str>; 3]) -> StoryCounts {
        let [topic, language, source] = chosen;
        let kinds = StoryKind::ALL.iter().zip(&self.kinds).filter(|(_, stories)| **stories > 0);
        let kinds =
            kinds.map(|(kind, stories)| ChoiceCount { name: kind.name().to_owned(), stories: *stories });
        StoryCounts {
            topics: listed(&self.topics, &names.topics, MOST_CHOICES, topic),
            kinds: sorted(kinds.collect()),
            languages: listed(&self.languages, &names.languages, MOST_CHOICES, language),
            sources: listed(&self.sources, &names.sources, MOST_CHOICES, source),
        }
    }
}

/// Counts these numbers.
pub fn add(counts: &mut [u64], numbers: impl IntoIterator<Item = u32>) {
    for number in numbers {
        if let Some(count) = counts.get_mut(number as usize) {
            *count += 1;
        }
    }
}

/// Names with their counts, most first, then by name; at most so many, and `chosen` in any case.
pub fn listed(counts: &[u64], names: &Numbered, most: usize, chosen: Option<&str>) -> Vec<ChoiceCount> {
    let count = |(number, stories): (usize, &u64)| ChoiceCount {
        name: names.name(super::segment::end(number)).to_owned(),
        stories: *stories,
    };
    let mut list =
        sorted(counts.iter().enumerate().filter(|(_, stories)| **stories > 0).map(count).collect());
    let left = chosen.and_then(|chosen| list.iter().position(|count| count.name == chosen));
    let kept = match (left, chosen) {
        (Some(place), _) if place >= most => Some(list.swap_remove(place)),
        (None, Some(chosen)) => Some(ChoiceCount { name: chosen.to_owned(), stories: 0 }),
        _ => None,
    };
    list.truncate(most);
    list.extend(kept);
    list
}

fn sorted(mut list: Vec<ChoiceCount>) -> Vec<ChoiceCount> {
    list.sort_unstable_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.name.cmp(&b.name)));
    list
}
