//! Flags as they are collected: not too many, and none too long.

use super::{Flag, Place, Why};

/// The most flags that are listed; beyond that only their number is said.
pub const MOST: usize = 300;
/// How much of a cell is repeated, in characters.
const SHOWN: usize = 60;

/// Flags as they come up.
#[derive(Debug, Default)]
pub(super) struct Flags {
    pub(super) listed: Vec<Flag>,
    pub(super) more: usize,
}

impl Flags {
    pub(super) fn add(&mut self, place: Place, why: Why, value: &str) {
        if self.listed.len() >= MOST {
            self.more += 1;
            return;
        }
        self.listed.push(Flag { place, why, value: shown(value) });
    }
}

/// A cell's text as it is repeated: one clean, short line.
pub(super) fn shown(value: &str) -> String {
    let line = domain::clean::line(value);
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN).chain(['…']).collect()
}
