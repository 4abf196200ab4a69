//! The figures of a line, and what of them is seen.

use super::View;
use crate::scale::check;
use crate::thin::{Runs, Thinner};
use crate::{Across, ChartError, Pyramid};

/// Figures over time. Where there is none the line has a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Points<'a> {
    /// At any moments, milliseconds, in ascending order.
    At(&'a [(f64, Option<f64>)]),
    /// At equal distances, as many as one likes: a picture takes no longer for more.
    Every {
        /// The moment of the first, milliseconds.
        from: f64,
        /// From one to the next, milliseconds, above zero.
        step: f64,
        /// The figures; NaN where there is none.
        values: &'a Pyramid<f32>,
    },
}

impl Points<'_> {
    /// How many moments there are.
    pub fn len(&self) -> usize {
        match self {
            Self::At(points) => points.len(),
            Self::Every { values, .. } => values.values().len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A moment with its figure.
    pub fn get(&self, index: usize) -> Option<(f64, Option<f64>)> {
        match self {
            Self::At(points) => points.get(index).copied(),
            Self::Every { from, step, values } => {
                let value = values.values().get(index)?;
                Some((from + index as f64 * step, (!value.is_nan()).then_some(f64::from(*value))))
            }
        }
    }

    /// The index of the moment nearest to one, the later of two equally near: what a cursor stands on.
    pub fn nearest(&self, at: f64) -> Option<usize> {
        let last = self.len().checked_sub(1)?;
        let after = match self {
            Self::At(points) => points.partition_point(|point| point.0 <= at),
            Self::Every { from, step, .. } => (((at - from) / step).floor().max(-1.0) + 1.0) as usize,
        };
        let (before, after) = (after.saturating_sub(1).min(last), after.min(last));
        let far = |index: usize| self.get(index).map_or(f64::INFINITY, |point| (point.0 - at).abs());
        at.is_finite().then(|| if far(after) <= far(before) { after } else { before })
    }

    /// The last moment in sight that has a figure, and the figure; none where thousands of moments before have none.
    pub(crate) fn last_seen(&self, view: View) -> Option<(f64, f64)> {
        let end = self.nearest(view.to())?;
        let seen = |index: usize| self.get(index).filter(|point| view.shows(point.0));
        let mut points = (0..=end).rev().take(4_096).map_while(|index| match seen(index) {
            None if index == end => Some(None),
            other => other.map(Some),
        });
        points.find_map(|point| point.and_then(|(at, value)| value.map(|value| (at, value))))
    }

    /// The lowest and the highest figure in sight: what a scale must hold. None where there is no figure.
    pub fn extremes(&self, view: View) -> Option<(f64, f64)> {
        match self {
            Self::At(points) => {
                let seen = points.iter().filter(|point| view.shows(point.0)).filter_map(|point| point.1);
                let wider = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
                seen.fold(None, |found, value| {
                    Some(found.map_or((value, value), |found| wider(found, value)))
                })
            }
            Self::Every { from, step, values } => {
                let across = Across::new((view.from() - from) / step, (view.to() - from) / step, 1).ok()?;
                let (start, end) = across.indexes(values.values().len());
                values.extremes(start, end).map(|(low, high)| (f64::from(low), f64::from(high)))
            }
        }
    }

    /// What is seen of the line on so many pixel columns: pieces without gaps, at most four figures a column.
    pub(crate) fn runs(&self, view: View, columns: usize) -> Result<Runs, ChartError> {
        match self {
            Self::At(points) => seen_of(points, view, &Across::new(view.from(), view.to(), columns)?),
            Self::Every { from, step, values } => {
                let sight = ((view.from() - from) / step, (view.to() - from) / step);
                seen_of_pyramid(values, &Across::new(sight.0, sight.1, columns)?, sight)
            }
        }
    }
}

/// The figure at a moment between two.
fn between(a: (f64, Option<f64>), b: (f64, Option<f64>), at: f64) -> Option<f64> {
    let (low, high) = a.1.zip(b.1)?;
    (b.0 > a.0).then(|| low + (high - low) * ((at - a.0) / (b.0 - a.0)))
}

/// What is seen of moments in any distance; the line goes on to the edges where it goes on beyond them.
fn seen_of(points: &[(f64, Option<f64>)], view: View, across: &Across) -> Result<Runs, ChartError> {
    let mut before = f64::NEG_INFINITY;
    for &(at, value) in points {
        if !(at.is_finite() && at >= before) {
            return Err(ChartError::refused(format!("the moment {at} after {before}")));
        }
        value.map(check).transpose()?;
        before = at;
    }
    let start = points.partition_point(|point| point.0 < view.from());
    let end = points.partition_point(|point| point.0 <= view.to());
    let pair = |after: usize| points.get(after.checked_sub(1)?).copied().zip(points.get(after).copied());
    let edge = |after: usize, at: f64| pair(after).and_then(|(a, b)| between(a, b, at));
    let mut thinner = Thinner::default();
    if let Some(value) = edge(start, view.from()) {
        thinner.value(0, value);
    }
    for &(at, value) in points.get(start..end).unwrap_or_default() {
        match value {
            Some(value) => thinner.value(across.column(at), value),
            None => thinner.gap(),
        }
    }
    if let Some(value) = edge(end, view.to()) {
        thinner.value(across.columns() - 1, value);
    }
    Ok(thinner.finish())
}

/// The same of a pyramid, whose axis counts in indexes.
fn seen_of_pyramid(
    values: &Pyramid<f32>,
    across: &Across,
    (from, to): (f64, f64),
) -> Result<Runs, ChartError> {
    let (start, end) = across.indexes(values.values().len());
    let value =
        |index: usize| values.values().get(index).filter(|value| !value.is_nan()).copied().map(f64::from);
    let edge = |after: usize, at: f64| {
        let before = after.checked_sub(1)?;
        between((before as f64, value(before)), (after as f64, value(after)), at)
    };
    let mut thinner = Thinner::default();
    if let Some(value) = edge(start, from) {
        thinner.value(0, value);
    }
    for column in values.columns(across) {
        check(column.low)?;
        check(column.high)?;
        if column.after_gap {
            thinner.gap();
        }
        thinner.column(&column);
    }
    if let Some(value) = edge(end, to) {
        thinner.value(across.columns() - 1, value);
    }
    Ok(thinner.finish())
}
