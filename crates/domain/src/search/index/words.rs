//! One word of a query over all documents.

use super::{Index, segment::Segment};
use crate::search::rule::{FEW, Level, may_slip, points};

/// What a word of a query finds.
pub struct Hits {
    /// For each segment, the points of each document; 0 where the word is not.
    pub points: Vec<Vec<u8>>,
    /// How many stories have it.
    pub stories: u64,
}

/// Looks a word up: literally, and where few stories have it so, with a slip.
pub fn look_up(index: &Index, word: &str, begun: bool) -> Hits {
    let nothing = |segment: &Segment| vec![0; segment.len()];
    let mut hits = Hits { points: index.segments.iter().map(nothing).collect(), stories: 0 };
    for (segment, column) in index.segments.iter().zip(&mut hits.points) {
        literally(segment, word, begun, column);
    }
    hits.count(index);
    if hits.stories < FEW && may_slip(word) {
        for (segment, column) in index.segments.iter().zip(&mut hits.points) {
            segment.vocabulary.slips(word, begun, &mut |range| {
                range.for_each(|place| mark(segment, place, Level::Slip, column));
            });
        }
        hits.count(index);
    }
    hits
}

fn literally(segment: &Segment, word: &str, begun: bool, column: &mut [u8]) {
    let vocabulary = &segment.vocabulary;
    if begun {
        for place in vocabulary.begun(word, 0..vocabulary.len()) {
            let whole = vocabulary.word(place).len() == word.len();
            mark(segment, place, if whole { Level::Whole } else { Level::Begun }, column);
        }
    } else if let Some(place) = vocabulary.place(word) {
        mark(segment, place, Level::Whole, column);
    }
}

/// Gives the documents of a word of the vocabulary its points, where they have no better ones.
fn mark(segment: &Segment, word: usize, level: Level, column: &mut [u8]) {
    for (doc, fields) in segment.reader(word) {
        if let Some(slot) = column.get_mut(doc as usize) {
            *slot = (*slot).max(points(level, fields));
        }
    }
}

impl Hits {
    /// Takes the dead out and counts the others.
    fn count(&mut self, index: &Index) {
        self.stories = 0;
        for (segment, column) in index.segments.iter().zip(&mut self.points) {
            if segment.died > 0 {
                let dead = column.iter_mut().zip(&segment.dead).filter(|(_, dead)| **dead);
                dead.for_each(|(slot, _)| *slot = 0);
            }
            self.stories += column.iter().filter(|points| **points > 0).count() as u64;
        }
    }
}
