//! The axis of a dot plot: equal distances are equal amounts, or equal factors.

use super::DotPlot;
use crate::ChartError;
use crate::scale::check;

/// From a value to its share of the axis.
pub(super) struct Axis {
    low: f64,
    high: f64,
    log: bool,
}

impl Axis {
    /// An axis that holds all values, with some air. A linear one begins at zero.
    pub(super) fn of(plot: &DotPlot) -> Result<Self, ChartError> {
        let ends = plot.ranges.iter().flat_map(|range| [range.ends.0, range.ends.1]);
        let others = plot.here.iter().map(|here| here.0).chain(plot.ticks.iter().map(|tick| tick.0));
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in ends.chain(others) {
            check(value)?;
            if plot.log && value <= 0.0 {
                return Err(ChartError::refused(format!("{value} on an axis of factors")));
            }
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (1.0, 10.0);
        }
        Ok(if plot.log {
            let high = if high > low { high } else { low * 10.0 };
            Self { low: low.log10(), high: high.log10(), log: true }
        } else {
            let (low, high) = (low.min(0.0), high.max(0.0));
            Self { low, high: if high > low { high } else { low + 1.0 }, log: false }
        })
    }

    pub(super) fn share(&self, value: f64) -> f64 {
        let value = if self.log { value.log10() } else { value };
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}
