//! Which of one's words many colleagues used lately.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Echoes,
    sketch::TRIPLE,
    words::{Word, words},
};

/// From how many per cent of a caption on it is nearly what others wrote.
const NEARLY: usize = 60;
/// So many triples in a row, which are four words: three alone are too often just how the language goes.
const ROW: usize = 2;

/// What was found in a caption.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// Where the words stand that five or more colleagues used in the same order, as bytes of the caption.
    pub places: Vec<Range<usize>>,
    /// How much of the caption that is, in per cent.
    pub percent: u8,
    /// Whether that is nearly all of it.
    pub nearly_all: bool,
}

/// Compares a caption with what is published. Words of the story's own title are nobody's, and are left out.
pub fn listen(caption: &str, title: &str, echoes: &Echoes) -> Heard {
    let said = words(caption);
    let numbers = echoes.salt.numbers(&said);
    let titled: BTreeSet<u32> = echoes.salt.numbers(&words(title)).into_iter().collect();
    let quoted = covered(&said, &numbers, 1, |number| titled.contains(&number));
    let heard = covered(&said, &numbers, ROW, |number| echoes.has(number) && !titled.contains(&number));
    let own = quoted.iter().filter(|quoted| !**quoted).count();
    let many = heard.iter().filter(|heard| **heard).count();
    let percent = (many * 100).checked_div(own).unwrap_or(0).min(100);
    Heard {
        places: runs(&said, &heard),
        percent: u8::try_from(percent).unwrap_or(100),
        nearly_all: percent >= NEARLY,
    }
}

/// Which words lie in a row of at least `row` triples that `known` knows.
pub(super) fn covered(words: &[Word], numbers: &[u32], row: usize, known: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut covered = vec![false; words.len()];
    // A text of three words has one triple only.
    let row = row.min(numbers.len().max(1));
    let hits: Vec<bool> = numbers.iter().map(|number| known(*number)).collect();
    for (start, run) in hits.windows(row).enumerate() {
        if run.iter().all(|hit| *hit) {
            covered.iter_mut().skip(start).take(row + TRIPLE - 1).for_each(|word| *word = true);
        }
    }
    covered
}

/// The places of words that follow each other and are marked.
fn runs(words: &[Word], marked: &[bool]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut before = false;
    for (word, marked) in words.iter().zip(marked) {
        if *marked {
            match runs.last_mut().filter(|_| before) {
                Some(run) => run.end = word.place.end,
                None => runs.push(word.place.clone()),
            }
        }
        before = *marked;
    }
    runs
}

/// A way to say it differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vary {
    /// Begin with a moment one saw oneself.
    Moment,
    /// Ask the readers something.
    Question,
    /// Name a figure one knows.
    Figure,
    /// Say for whom it is useful.
    Reader,
    /// Say what one doubts or would add.
    Doubt,
}

impl Vary {
    /// Its name in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moment => "moment",
            Self::Question => "question",
            Self::Figure => "figure",
            Self::Reader => "reader",
            Self::Doubt => "doubt",
        }
    }
}

/// Three ways that this caption does not take yet.
pub fn ways_to_vary(caption: &str) -> Vec<Vary> {
    let asks = caption.contains(['?', '؟', '？']);
    let counts = caption.chars().any(char::is_numeric);
    let mut ways = vec![Vary::Moment];
    ways.extend((!asks).then_some(Vary::Question));
    ways.extend((!counts).then_some(Vary::Figure));
    ways.extend([Vary::Reader, Vary::Doubt]);
    ways.truncate(3);
    ways
}
