//! Whether colleagues already said nearly the same words, and how much of a caption is one's own.
//!
//! A caption is cut into word triples, each triple becomes a number by a hash with the programme's salt, and the
//! smallest of them are its sketch (MinHash in its bottom-k form). What five or more people used within thirty days
//! is published as a plain list of such numbers ([`crate::privacy`] decides which). The comparison happens on the
//! device of whoever writes: no draft leaves it, in no form, and a backend never learns what somebody compared.

mod listen;
mod sketch;
mod voice;
mod words;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use listen::{Heard, Vary, listen, ways_to_vary};
pub use sketch::{Salt, sketch};
pub use voice::own_voice;

use crate::time::Day;

/// For how many days words are remembered.
pub const DAYS: i64 = 30;

/// The word triples that five or more people used lately, as salted numbers. The same for everybody, one a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Echoes {
    /// The smallest number of people behind each, so that the app can say so.
    pub group: usize,
    /// The day on which it was made: of the thirty days before it.
    pub day: Day,
    /// The programme's salt, in hexadecimal.
    pub salt: Salt,
    /// The numbers, ascending.
    pub words: Vec<u32>,
}

impl Echoes {
    /// Whether five or more people used this triple.
    fn has(&self, triple: u32) -> bool {
        self.words.binary_search(&triple).is_ok()
    }
}
