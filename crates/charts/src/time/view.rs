//! The stretch of time in sight, and how it moves.

use crate::ChartError;

/// The farthest moment from 1970 that dates are defined for, milliseconds.
const FARTHEST: f64 = 8.64e15;
/// The shortest stretch, milliseconds.
const SHORTEST: f64 = 1.0;

/// A stretch of time, milliseconds since 1970, never empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    from: f64,
    to: f64,
}

impl View {
    /// The stretch between two moments; two equal ones are taken half a second apart from their middle. Refused where
    /// they are no dates or not in order.
    pub fn new(from: f64, to: f64) -> Result<Self, ChartError> {
        let fine = |at: f64| at.is_finite() && at.abs() <= FARTHEST;
        if !(fine(from) && fine(to) && from <= to) {
            return Err(ChartError::refused(format!("a time from {from} to {to}")));
        }
        Ok(if to - from < SHORTEST { Self { from: from - 500.0, to: to + 500.0 } } else { Self { from, to } })
    }

    /// Its beginning.
    pub fn from(&self) -> f64 {
        self.from
    }

    /// Its end.
    pub fn to(&self) -> f64 {
        self.to
    }

    /// How long it is, milliseconds.
    pub fn span(&self) -> f64 {
        self.to - self.from
    }

    /// A moment as a share of the stretch: 0 at its beginning, 1 at its end.
    pub fn share(&self, at: f64) -> f64 {
        (at - self.from) / self.span()
    }

    /// The moment at a share of the stretch.
    pub fn at(&self, share: f64) -> f64 {
        self.from + share * self.span()
    }

    /// Whether a moment is in sight.
    pub fn shows(&self, at: f64) -> bool {
        (self.from..=self.to).contains(&at)
    }

    /// Nearer or farther: `factor` times as much time in sight, the moment `around` staying where it is, never more than
    /// `limits` and never less than `least` milliseconds. What is no number changes nothing.
    pub fn zoomed(&self, factor: f64, around: f64, least: f64, limits: View) -> Self {
        if !(factor.is_finite() && factor > 0.0 && around.is_finite()) {
            return *self;
        }
        let least = least.max(SHORTEST).min(limits.span());
        let span = (self.span() * factor).clamp(least, limits.span());
        let from = around - self.share(around) * span;
        Self { from, to: from + span }.within(limits)
    }

    /// Moved by a share of what is in sight; it stops at the limits.
    pub fn panned(&self, share: f64, limits: View) -> Self {
        if !share.is_finite() {
            return *self;
        }
        let by = self.span() * share;
        Self { from: self.from + by, to: self.to + by }.within(limits)
    }

    /// The same length, or as much as fits, within the limits.
    fn within(self, limits: View) -> Self {
        let span = self.span().min(limits.span());
        let from = self.from.min(limits.to - span).max(limits.from);
        Self { from, to: from + span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer() {
        let limits = View::new(0.0, 1_000.0).unwrap();
        let near = limits.zoomed(0.5, 250.0, 10.0, limits);
        assert_eq!((near.from(), near.to()), (125.0, 625.0));
        assert!((near.share(250.0) - 0.25).abs() < 1e-12);
        assert_eq!(near.zoomed(100.0, 250.0, 10.0, limits), limits, "never more than there is");
        assert_eq!(near.zoomed(1e-9, 250.0, 10.0, limits).span(), 10.0, "never less than the least");
        assert_eq!(near.zoomed(f64::NAN, 250.0, 10.0, limits), near);
        assert_eq!(near.zoomed(0.0, 250.0, 10.0, limits), near);
    }

    #[test]
    fn panning_stops_at_the_limits() {
        let limits = View::new(0.0, 1_000.0).unwrap();
        let view = View::new(100.0, 300.0).unwrap();
        assert_eq!(view.panned(0.5, limits), View::new(200.0, 400.0).unwrap());
        assert_eq!(view.panned(-9.0, limits), View::new(0.0, 200.0).unwrap());
        assert_eq!(view.panned(99.0, limits), View::new(800.0, 1_000.0).unwrap());
        assert_eq!(view.panned(f64::INFINITY, limits), view);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for (from, to) in [(1.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (0.0, 9e15)] {
            assert!(View::new(from, to).is_err(), "{from} {to}");
        }
        assert_eq!(View::new(5.0, 5.0).unwrap().span(), 1_000.0, "one moment is in the middle of a second");
    }
}
