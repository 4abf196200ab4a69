//! What the demo leaves to chance that can be repeated.

use crate::{
    chance::{SplitMix, mix},
    math::normal_quantile,
    time::{DAY, HOUR, Instant},
};

/// A stream of random numbers, fixed by its seed.
pub(super) struct Chance(SplitMix);

impl Chance {
    /// The stream of one part of the demo.
    pub(super) fn of(seed: u64, part: &str) -> Self {
        let part = part.bytes().fold(seed, |state, byte| mix(state) ^ u64::from(byte));
        Self(SplitMix::new(part))
    }

    /// 64 random bits.
    pub(super) fn next(&mut self) -> u64 {
        self.0.draw()
    }

    /// Evenly from the open interval 0–1.
    pub(super) fn unit(&mut self) -> f64 {
        ((self.next() >> 12) as f64 + 0.5) / (1u64 << 52) as f64
    }

    /// Evenly from `low` to `high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// From the standard normal distribution.
    pub(super) fn normal(&mut self) -> f64 {
        normal_quantile(self.unit())
    }

    /// True with probability `p`.
    pub(super) fn happens(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// Some element, each as likely.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get((self.unit() * from.len() as f64) as usize)
    }

    /// A place in `weights`, as likely as its weight; none if all are zero.
    pub(super) fn place(&mut self, weights: &[f64]) -> Option<usize> {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        let mut last = None;
        for (place, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            last = Some(place);
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// Random bytes.
    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        [0; N].map(|_: u8| (self.next() >> 56) as u8)
    }
}

/// How busy an hour is, by hour of the day (UTC, for people mostly one hour east of it), 0–1.
type Hours = [f64; 24];

/// When people share: in office hours, before lunch above all.
pub(super) const SHARING: Hours = [
    0.0, 0.0, 0.0, 0.0, 0.02, 0.15, 0.5, 0.9, 1.0, 0.95, 0.9, 0.7, 0.75, 0.8, 0.75, 0.6, 0.4, 0.25, 0.2, 0.2,
    0.12, 0.05, 0.0, 0.0,
];

/// When people read: all day, also in the evening, hardly at night.
pub(super) const READING: Hours = [
    0.08, 0.05, 0.04, 0.05, 0.12, 0.35, 0.65, 0.9, 0.95, 0.9, 0.9, 1.0, 0.95, 0.85, 0.8, 0.75, 0.75, 0.7,
    0.75, 0.8, 0.7, 0.5, 0.3, 0.15,
];

/// How busy a moment is, 0–1: its hour, and a quieter weekend (`weekend` of a working day).
pub(super) fn rhythm(at: Instant, hours: &Hours, weekend: f64) -> f64 {
    let hour = at.millis().rem_euclid(DAY) / HOUR;
    let weight = usize::try_from(hour).ok().and_then(|hour| hours.get(hour)).copied().unwrap_or(0.0);
    let weekday = at.day().number() - at.day().week().start().day().number();
    if weekday >= 5 { weight * weekend } else { weight }
}
