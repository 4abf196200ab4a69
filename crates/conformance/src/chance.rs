//! Chance with a seed.

use domain::chance::{SplitMix, mix};

/// What a check leaves to chance.
#[derive(Debug, Clone)]
pub struct Chance(SplitMix);

impl Chance {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Self {
        Self(SplitMix::new(seed))
    }

    /// The sequence of this seed for one purpose, independent of other purposes.
    pub fn of(seed: u64, purpose: &str) -> Self {
        Self::new(purpose.bytes().fold(seed, |state, byte| mix(state ^ u64::from(byte))))
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0.draw()
    }

    /// A number in `0..n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.number() % n).unwrap_or(0)
    }

    /// One of `list`; none if it is empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// True once in `n`.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}
