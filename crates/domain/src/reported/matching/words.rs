//! How alike two texts are.

use std::collections::BTreeSet;

use crate::{
    echo::{Salt, sketch},
    search,
};

/// The words of a text, ready to be compared: triples of them, as in [`crate::echo`], and the first few as they are.
pub(super) struct Words {
    triples: Vec<u32>,
    all: BTreeSet<String>,
}

/// How many words two short texts must share before that means anything.
const SHORT: usize = 2;

impl Words {
    /// Links are left out: networks replace them by their own.
    pub(super) fn of(text: &str) -> Self {
        let plain: Vec<&str> = text
            .split_whitespace()
            .filter(|word| !word.contains("://") && !word.starts_with("t.co/"))
            .collect();
        let plain = plain.join(" ");
        // The same everywhere: nothing of it is kept or sent.
        Self { triples: sketch(&Salt::default(), &plain), all: search::words(&plain).into_iter().collect() }
    }

    /// Whether there is nothing to compare.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The part of the shorter text that the longer one has too, in percent. Exports cut long posts, so the shorter one
    /// is the measure.
    pub(super) fn alike(&self, other: &Self) -> u64 {
        let triples = self.triples.len().min(other.triples.len());
        if triples > 0 {
            let shared = self.triples.iter().filter(|one| other.triples.binary_search(one).is_ok()).count();
            return percent(shared, triples);
        }
        let words = self.all.len().min(other.all.len());
        let shared = self.all.intersection(&other.all).count();
        // One common word says nothing, unless it is all that was written.
        if shared < SHORT && self.all != other.all { 0 } else { percent(shared, words) }
    }
}

fn percent(part: usize, whole: usize) -> u64 {
    (part as u64 * 100).checked_div(whole as u64).unwrap_or(0)
}
