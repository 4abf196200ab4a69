//! Chance that is the same on every machine: a run can be repeated from its seed.

use domain::{chance::SplitMix, math::normal_quantile};

/// Keeps the parts of a run apart: odd, with its bits spread.
const PARTS: u64 = 0x9e37_79b9_7f4a_7c15;

/// A sequence of random numbers.
#[derive(Debug, Clone)]
pub struct Chance(SplitMix);

impl Chance {
    /// The sequence of this seed and this part of a run.
    pub fn new(seed: u64, part: u64) -> Self {
        let mut chance = Self(SplitMix::new(seed ^ part.wrapping_mul(PARTS)));
        chance.draw();
        chance
    }

    /// The next number, all bits equally likely.
    pub fn draw(&mut self) -> u64 {
        self.0.draw()
    }

    /// Evenly between 0 and 1, both excluded.
    pub fn unit(&mut self) -> f64 {
        ((self.draw() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// A place below `count`; 0 if there is none.
    pub fn place(&mut self, count: usize) -> usize {
        usize::try_from(self.draw() % count.max(1) as u64).unwrap_or(0)
    }

    /// Puts the places below `count` in a random order.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut keyed: Vec<(u64, usize)> = (0..count).map(|place| (self.draw(), place)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, place)| place).collect()
    }
}
