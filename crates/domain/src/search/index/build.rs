//! A segment from stories.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    names::Names,
    postings::Writer,
    segment::{NONE, Segment, end},
};
use crate::{
    search::each_word_of,
    story::{Story, StoryKind},
};

/// A word in a document.
struct Posting {
    word: u32,
    doc: u32,
    fields: u8,
}

/// Words of the stories at hand, numbered as they come.
#[derive(Default)]
struct Words {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fold>>,
    /// The last posting of each word.
    last: Vec<u32>,
    postings: Vec<Posting>,
}

impl Words {
    fn add(&mut self, word: &str, doc: u32, fields: u8) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = end(self.last.len());
                self.numbers.insert(word.into(), number);
                self.last.push(NONE);
                number
            }
        };
        let Some(last) = self.last.get_mut(number as usize) else { return };
        match self.postings.get_mut(*last as usize) {
            Some(posting) if posting.doc == doc => posting.fields |= fields,
            _ => {
                *last = end(self.postings.len());
                self.postings.push(Posting { word: number, doc, fields });
            }
        }
    }

    /// Sorts the words and writes them with their postings.
    fn write(self, segment: &mut Segment) {
        let mut sorted: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut rank = self.last;
        for (place, (word, number)) in sorted.iter().enumerate() {
            segment.vocabulary.push(word);
            if let Some(slot) = rank.get_mut(*number as usize) {
                *slot = end(place);
            }
        }
        drop(sorted);
        let mut postings = self.postings;
        for posting in &mut postings {
            posting.word = rank.get(posting.word as usize).copied().unwrap_or(NONE);
        }
        postings.sort_unstable_by_key(|posting| (u64::from(posting.word) << 32) | u64::from(posting.doc));
        segment.postings.reserve(postings.len() * 2);
        for of_word in postings.chunk_by(|a, b| a.word == b.word) {
            let mut writer = Writer::default();
            for posting in of_word {
                writer.push(posting.doc, posting.fields, &mut segment.postings);
            }
            segment.posting_ends.push(end(segment.postings.len()));
        }
    }
}

/// The segment of these stories, of which none is there twice.
pub fn build(mut stories: Vec<&Story>, names: &mut Names) -> Segment {
    stories.sort_unstable_by_key(|story| story.id);
    let mut segment =
        Segment { dead: vec![false; stories.len()], fives: vec![0; stories.len()], ..Segment::default() };
    let mut words = Words::default();
    for (doc, story) in stories.into_iter().enumerate() {
        let kind = StoryKind::ALL.iter().position(|kind| *kind == story.kind).unwrap_or(0);
        segment.ids.push(story.id.0.as_u128());
        segment.published.push(story.published.millis());
        segment.kinds.push(kind as u8);
        segment.languages.push(names.languages.number(&story.language));
        segment.sources.push(names.sources.number(&story.source));
        let mut topics: Vec<u32> = story.topics.iter().map(|topic| names.topics.number(topic)).collect();
        topics.sort_unstable();
        topics.dedup();
        segment.topics.extend(topics);
        segment.topic_ends.push(end(segment.topics.len()));
        each_word_of(story, &mut |word, fields| words.add(word, end(doc), fields));
    }
    words.write(&mut segment);
    segment.shrink();
    segment
}

/// A quick hash for words, which nobody gains from making collide: they are the company's own stories.
#[derive(Default)]
struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let number = eight.iter().fold(0u64, |number, byte| (number << 8) | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }
}
