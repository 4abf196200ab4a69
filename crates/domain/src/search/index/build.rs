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
    postings: Postings,
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
        match self.postings.0.get_mut(*last as usize) {
            Some(posting) if posting.doc == doc => posting.fields |= fields,
            _ => {
                *last = end(self.postings.0.len());
                self.postings.0.push(Posting { word: number, doc, fields });
            }
        }
    }

    /// Sorts the words and writes them with their postings.
    fn write(self, segment: &mut Segment) {
        let mut sorted: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        sorted.sort_unstable();
        let by_word = self.postings.grouped(self.last.len());
        let mut bytes = Vec::new();
        for (word, number) in sorted {
            segment.vocabulary.push(&word);
            let mut writer = Writer::default();
            for (doc, fields) in by_word.of(number) {
                writer.push(*doc, *fields, &mut bytes);
            }
            segment.posting_ends.push(segment.postings.append(&bytes));
            bytes.clear();
        }
    }
}

/// Postings as they came: by document.
#[derive(Default)]
struct Postings(Vec<Posting>);

/// Postings by word, and within each by document.
struct ByWord {
    /// Where each word's begin; one more at the end.
    starts: Vec<u32>,
    docs: Vec<(u32, u8)>,
}

impl Postings {
    /// Counts, then puts each in its place: as they come by document, they stay so within a word.
    fn grouped(self, words: usize) -> ByWord {
        let mut starts = vec![0u32; words + 1];
        for posting in &self.0 {
            if let Some(count) = starts.get_mut(posting.word as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut docs = vec![(0, 0); self.0.len()];
        for posting in self.0 {
            let Some(place) = next.get_mut(posting.word as usize) else { continue };
            if let Some(slot) = docs.get_mut(*place as usize) {
                *slot = (posting.doc, posting.fields);
            }
            *place += 1;
        }
        ByWord { starts, docs }
    }
}

impl ByWord {
    fn of(&self, word: u32) -> &[(u32, u8)] {
        let at = |word: usize| self.starts.get(word).map_or(0, |start| *start as usize);
        self.docs.get(at(word as usize)..at(word as usize + 1)).unwrap_or_default()
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
        segment.topics.push(topics.into_iter());
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

    fn write(&mut self, mut bytes: &[u8]) {
        while let Some((eight, rest)) = bytes.split_first_chunk() {
            self.mix(u64::from_le_bytes(*eight));
            bytes = rest;
        }
        if !bytes.is_empty() {
            self.mix(bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }
}

impl Fold {
    fn mix(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
