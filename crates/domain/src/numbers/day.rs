//! The visitors of one day. What belongs to one day carries that day in its type.

use std::marker::PhantomData;

use crate::{
    math::{exp, ln, sqrt},
    sketch::{DayVisitors, REGISTERS, Sketch},
    time::Day,
};

/// A lifetime that nothing else has, and that can be neither shortened nor lengthened.
type Brand<'d> = PhantomData<fn(&'d ()) -> &'d ()>;

/// One day, opened by [`on_day`]: the only source of crowds, and every crowd belongs to the scope that made it.
#[derive(Debug)]
pub struct DayScope<'d> {
    day: Day,
    brand: Brand<'d>,
}

/// The visitors of some links on one day, each counted once. Only crowds of the same [`DayScope`] can be united:
/// a scope has one day, so crowds of two days never meet.
#[derive(Debug, Clone)]
pub struct Crowd<'d> {
    day: Day,
    registers: Vec<u8>,
    brand: Brand<'d>,
}

/// Looks at one day. What comes out can be figures of that day, but no crowd.
///
/// ```
/// use domain::{numbers::on_day, time::Day};
/// on_day(Day::from_number(1), |monday| {
///     monday.nobody().with(&monday.nobody()).visitors()
/// });
/// ```
///
/// Two days do not meet:
///
/// ```compile_fail
/// use domain::{numbers::on_day, time::Day};
/// on_day(Day::from_number(1), |monday| {
///     on_day(Day::from_number(2), |tuesday| {
///         monday.nobody().with(&tuesday.nobody()).visitors()
///     })
/// });
/// ```
///
/// nor does a crowd outlive its day:
///
/// ```compile_fail
/// use domain::{numbers::on_day, time::Day};
/// let kept = on_day(Day::from_number(1), |monday| monday.nobody());
/// ```
pub fn on_day<R>(day: Day, look: impl for<'d> FnOnce(&DayScope<'d>) -> R) -> R {
    look(&DayScope { day, brand: PhantomData })
}

impl<'d> DayScope<'d> {
    /// Nobody at all.
    pub fn nobody(&self) -> Crowd<'d> {
        Crowd { day: self.day, registers: vec![0; REGISTERS], brand: PhantomData }
    }

    /// The visitors of one share; none if the sketch is of another day, whose hashes mean nothing on this one.
    pub fn crowd(&self, sketch: &Sketch) -> Option<Crowd<'d>> {
        (sketch.day == self.day).then(|| {
            let mut crowd = self.nobody();
            crowd.take(&sketch.registers);
            crowd
        })
    }

    /// The visitors of all these shares, each counted once; sketches of other days are turned away.
    pub fn all<'s>(&self, sketches: impl IntoIterator<Item = &'s Sketch>) -> Crowd<'d> {
        let crowds = sketches.into_iter().filter_map(|sketch| self.crowd(sketch));
        crowds.fold(self.nobody(), |all, crowd| all.with(&crowd))
    }
}

impl<'d> Crowd<'d> {
    /// This crowd and another one of the same day.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.take(&other.registers);
        self
    }

    /// About how many visitors these are.
    pub fn visitors(&self) -> DayVisitors {
        let size = self.size();
        DayVisitors {
            day: self.day,
            about: super::nearest(size),
            error: super::nearest(2.0 * deviation(size)),
        }
    }

    fn take(&mut self, registers: &[u8]) {
        self.registers.iter_mut().zip(registers).for_each(|(to, from)| *to = (*to).max(*from));
    }

    /// The estimate: HyperLogLog, and linear counting as long as many registers are empty.
    pub(super) fn size(&self) -> f64 {
        let m = REGISTERS as f64;
        let zeros = self.registers.iter().filter(|register| **register == 0).count();
        let sum: f64 =
            self.registers.iter().map(|register| 1.0 / (1u64 << u32::from((*register).min(60))) as f64).sum();
        let raw = 0.7213 / (1.0 + 1.079 / m) * m * m / sum;
        if raw <= SWITCH * m && zeros > 0 { m * ln(m / zeros as f64) } else { raw }
    }
}

/// Up to this many visitors a register they are counted by the empty registers (Flajolet et al. 2007).
const SWITCH: f64 = 2.5;

/// The standard error of a crowd of this size, in visitors.
///
/// Linear counting (Whang, Vander-Zanden, Taylor 1990): √(m (eᵗ − t − 1)) with t visitors a register. HyperLogLog
/// (Flajolet, Fusy, Gandouet, Meunier 2007): 1.04/√m of the size, which is 3.25 % with 1,024 registers.
pub fn deviation(size: f64) -> f64 {
    let m = REGISTERS as f64;
    let t = size / m;
    if t <= SWITCH { sqrt((m * (exp(t) - t - 1.0)).max(0.0)) } else { 1.04 / sqrt(m) * size }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::{
        ids::{CommandId, ShareId},
        time::Instant,
    };

    fn share(n: u8) -> ShareId {
        CommandId::v7(Instant::from_millis(0), &[n; 10])
    }

    fn hash(visitor: u64) -> u64 {
        let digest = Sha256::digest(visitor.to_be_bytes());
        digest.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
    }

    pub(crate) fn sketch_of(share: ShareId, visitors: std::ops::Range<u64>) -> Sketch {
        let mut sketch = Sketch::new(Day::from_number(1), share);
        for visitor in visitors {
            sketch.add(hash(visitor));
        }
        sketch
    }

    fn about(day: i64, sketches: &[Sketch]) -> u64 {
        on_day(Day::from_number(day), |day| day.all(sketches).visitors().about)
    }

    #[test]
    fn small_crowds_are_counted_nearly_exactly_and_large_ones_within_three_errors() {
        for n in [0u64, 1, 2, 5, 20, 100, 1_000, 10_000, 100_000] {
            let about = about(1, &[sketch_of(share(1), 0..n)]);
            let off = about.abs_diff(n);
            let allowed = if n <= 20 { 1.0 } else { 3.0 * deviation(n as f64) };
            assert!(off as f64 <= allowed, "{n} counted as {about}");
        }
    }

    #[test]
    fn a_visitor_of_two_shares_is_one_visitor() {
        let both = [sketch_of(share(1), 0..400), sketch_of(share(2), 200..600)];
        assert!((550..=650).contains(&about(1, &both)));
    }

    #[test]
    fn sketches_of_another_day_are_turned_away() {
        assert_eq!(about(2, &[sketch_of(share(1), 0..400)]), 0);
    }

    #[test]
    fn the_stated_error_is_the_one_of_the_papers() {
        // m = 1024. 100 visitors: t = 0.09766; e^t − t − 1 = 0.004928; × 1024 = 5.046; √ = 2.246 visitors.
        assert!((deviation(100.0) - 2.246).abs() < 0.01);
        // 10,000 visitors: 1.04 / 32 × 10,000 = 325 visitors, 3.25 %.
        assert!((deviation(10_000.0) - 325.0).abs() < 1e-9);
        assert_eq!(deviation(0.0), 0.0);
    }
}
