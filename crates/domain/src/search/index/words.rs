//! One word of a query over all documents.

use super::{Index, segment::Segment};
use crate::search::rule::{FEW, Level, may_slip, points};

/// What a word of a query finds.
pub struct Hits {
    /// For each segment.
    pub segments: Vec<Marks>,
    /// How many stories have it.
    pub stories: u64,
}

/// What it finds in a segment.
pub struct Marks {
    /// The points of each document; 0 where the word is not.
    pub points: Vec<u8>,
    /// The documents that have points, in no order.
    pub docs: Vec<u32>,
}

/// Looks a word up: literally, and where few stories have it so, with a slip. `hidden` are documents, by segment, that are
/// as if they were not there: how rare a word is must not tell of them.
pub fn look_up(index: &Index, word: &str, begun: bool, hidden: &[(usize, usize)]) -> Hits {
    let nothing = |segment: &Segment| Marks { points: vec![0; segment.len()], docs: Vec::new() };
    let mut segments: Vec<Marks> = index.segments.iter().map(nothing).collect();
    for (segment, marks) in index.segments.iter().zip(&mut segments) {
        literally(segment, word, begun, marks);
    }
    if count(&segments, hidden) < FEW && may_slip(word) {
        for (segment, marks) in index.segments.iter().zip(&mut segments) {
            segment.vocabulary.slips(word, begun, &mut |range| {
                range.for_each(|place| marks.add(segment, place, Level::Slip));
            });
        }
    }
    Hits { stories: count(&segments, hidden), segments }
}

fn count(segments: &[Marks], hidden: &[(usize, usize)]) -> u64 {
    let points = |(segment, doc): &&(usize, usize)| {
        segments.get(*segment).and_then(|marks| marks.points.get(*doc)).copied().unwrap_or(0)
    };
    let unseen = hidden.iter().filter(|place| points(place) > 0).count() as u64;
    let all: u64 = segments.iter().map(|marks| marks.docs.len() as u64).sum();
    all.saturating_sub(unseen)
}

fn literally(segment: &Segment, word: &str, begun: bool, marks: &mut Marks) {
    let vocabulary = &segment.vocabulary;
    if begun {
        for place in vocabulary.begun(word.as_bytes(), 0..vocabulary.len()) {
            let whole = vocabulary.word(place).len() == word.len();
            marks.add(segment, place, if whole { Level::Whole } else { Level::Begun });
        }
    } else if let Some(place) = vocabulary.place(word) {
        marks.add(segment, place, Level::Whole);
    }
}

impl Marks {
    /// Gives the documents of a word of the vocabulary its points, where they have no better ones; the dead get none.
    fn add(&mut self, segment: &Segment, word: usize, level: Level) {
        let some_died = segment.died > 0;
        let of = |fields| points(level, fields);
        segment.reader(word).each(|doc, fields| {
            if some_died && segment.dead.get(doc as usize) != Some(&false) {
                return;
            }
            let points = of(fields);
            if let Some(slot) = self.points.get_mut(doc as usize)
                && points > *slot
            {
                if *slot == 0 {
                    self.docs.push(doc);
                }
                *slot = points;
            }
        });
    }
}
