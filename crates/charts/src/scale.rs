//! A scale of values: from where to where, and in which steps.

use crate::{ChartError, compact};

/// No picture shows values beyond this, in either direction: the digits of a float would run out.
pub const LARGEST: f64 = 1e18;
/// No scale has more lines than this.
const MOST: usize = 24;

/// A scale that begins and ends at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The lower edge.
    pub low: f64,
    /// The upper edge.
    pub high: f64,
    /// From one line of the grid to the next.
    pub step: f64,
}

impl Scale {
    /// A scale for values from `low` to `high` that has zero in it, in at most `steps` steps of 1, 2 or 5 times a power
    /// of ten, or one more where values stand on both sides of zero. Whole numbers have whole steps. Refused where a
    /// value is not finite or beyond [`LARGEST`].
    pub fn of(low: f64, high: f64, whole: bool, steps: usize) -> Result<Self, ChartError> {
        for value in [low, high] {
            check(value)?;
        }
        let (low, high) = (low.min(high).min(0.0), low.max(high).max(0.0));
        let least = if whole { 1.0 } else { f64::MIN_POSITIVE };
        let span = if high - low > 0.0 { high - low } else { steps.max(1) as f64 };
        let step = nice(span / steps.max(1) as f64).max(least);
        let lower = (low / step).floor() * step;
        let higher = (high / step).ceil() * step;
        let flat = higher - lower <= 0.0;
        Ok(Self { low: lower, high: if flat { step * steps.max(1) as f64 } else { higher }, step })
    }

    /// A scale for counts up to `max`: whole steps, at least four of them.
    pub fn counts(max: u64) -> Self {
        let wide = (max as f64).clamp(4.0, LARGEST);
        Self::of(0.0, wide, true, 4).unwrap_or(Self { low: 0.0, high: 4.0, step: 1.0 })
    }

    /// The values of the grid's lines, from the lowest.
    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round().clamp(0.0, MOST as f64) as usize;
        // Counted from zero, so that a line through zero is exactly there.
        let first = (self.low / self.step).round();
        (0..=count).map(|index| (first + index as f64) * self.step).collect()
    }

    /// How the ticks are written until the caller puts its locale's in.
    pub fn labels(&self) -> Vec<String> {
        self.ticks().into_iter().map(digits).collect()
    }

    /// A value as a share of the scale, 0 to 1; what lies outside stands at its edge.
    pub fn share(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span > 0.0 { ((value - self.low) / span).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// Refuses a value that no scale can hold.
pub(crate) fn check(value: f64) -> Result<f64, ChartError> {
    let fine = value.is_finite() && value.abs() <= LARGEST;
    fine.then_some(value).ok_or_else(|| ChartError::refused(format!("{value} is a value for no picture")))
}

/// 1, 2 or 5 times a power of ten, at least `wanted`.
fn nice(wanted: f64) -> f64 {
    let power = 10f64.powf(wanted.log10().floor());
    if !(power.is_finite() && power > 0.0) {
        return f64::MIN_POSITIVE;
    }
    let factors = [1.0, 2.0, 5.0, 10.0];
    // A hair of rounding must not double the step.
    factors
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= wanted * (1.0 - 1e-9))
        .unwrap_or(power)
}

/// A value in few characters.
fn digits(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    let size = value.abs();
    if size.fract() == 0.0 { format!("{sign}{}", compact(size as u64)) } else { format!("{sign}{size:.3}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_its_values_in_few_nice_steps() {
        for (low, high) in [
            (0.0, 41.0),
            (0.0, 0.0),
            (0.0, 1e15),
            (-30.0, 70.0),
            (-5.0, -2.0),
            (0.0, 0.003),
            (7.0, 7.0),
            (-1e18, 1e18),
        ] {
            let scale = Scale::of(low, high, false, 4).unwrap();
            assert!(scale.low <= low.min(0.0) && scale.high >= high, "{low} {high}: {scale:?}");
            let ticks = scale.ticks();
            assert!((2..=7).contains(&ticks.len()), "{low} {high}: {ticks:?}");
            assert_eq!((ticks[0], *ticks.last().unwrap()), (scale.low, scale.high));
        }
        assert_eq!(Scale::of(0.0, 41.0, true, 4).unwrap().ticks(), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(Scale::counts(0).ticks(), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(Scale::counts(u64::MAX).high, 1e18);
        assert_eq!(Scale::of(0.0, 1e15, true, 4).unwrap().ticks()[1], 5e14);
    }

    #[test]
    fn what_no_scale_holds_is_refused() {
        for (low, high) in [(f64::NAN, 1.0), (0.0, f64::INFINITY), (f64::NEG_INFINITY, 0.0), (0.0, 1e19)] {
            assert!(Scale::of(low, high, false, 4).is_err(), "{low} {high}");
        }
    }

    #[test]
    fn shares_stay_in_the_scale() {
        let scale = Scale::counts(40);
        assert_eq!(
            (scale.share(0.0), scale.share(20.0), scale.share(1e300), scale.share(-3.0)),
            (0.0, 0.5, 1.0, 0.0)
        );
    }

    #[test]
    fn labels_are_short() {
        assert_eq!(Scale::of(-20.0, 40.0, true, 4).unwrap().labels(), ["−20", "0", "20", "40"]);
        assert_eq!(Scale::of(0.0, 1.0, false, 4).unwrap().labels()[1], "0.500");
    }
}
