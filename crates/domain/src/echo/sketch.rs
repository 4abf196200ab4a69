//! From words to numbers that tell nothing without the words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::words::{Word, words};
use crate::command::hex;

/// How many words are looked at together.
pub(super) const TRIPLE: usize = 3;
/// The most numbers of one caption: the smallest, so that equal captions keep equal ones.
pub const SKETCH: usize = 96;

/// What makes the numbers of one programme other ones than those of the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salt(String);

impl Salt {
    /// A salt of these random bytes.
    pub fn of(bytes: &[u8; 16]) -> Self {
        Self(hex(bytes))
    }

    /// The number of a triple.
    pub(super) fn number(&self, triple: &[Word]) -> u32 {
        let mut digest = Sha256::new();
        digest.update(self.0.as_bytes());
        for word in triple {
            digest.update([0]);
            digest.update(word.text.as_bytes());
        }
        digest.finalize().iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
    }

    /// The number of every triple, in the order of the text.
    pub(super) fn numbers(&self, words: &[Word]) -> Vec<u32> {
        words.windows(TRIPLE).map(|triple| self.number(triple)).collect()
    }
}

/// The sketch of a caption: at most `SKETCH` numbers, ascending.
pub fn sketch(salt: &Salt, caption: &str) -> Vec<u32> {
    let numbers: BTreeSet<u32> = salt.numbers(&words(caption)).into_iter().collect();
    numbers.into_iter().take(SKETCH).collect()
}
