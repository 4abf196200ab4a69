//! The band between two figures over time: what an estimate leaves open.

use super::View;
use crate::pen::Pen;
use crate::plot::Plot;
use crate::scale::check;
use crate::{Across, ChartError, Rgb};
use plotters::backend::DrawingBackend;

/// A moment with the lower and the upper end of what is estimated for it; without them the band has a gap.
pub(super) type BandPoint = (f64, Option<(f64, f64)>);

/// A piece of a band: pixel columns with the lowest and highest figure.
type Run = Vec<(usize, f64, f64)>;

/// What is seen of a band: pieces of pixel columns with the lowest and highest figure.
fn runs(band: &[BandPoint], view: View, across: &Across) -> Result<Vec<Run>, ChartError> {
    let mut runs: Vec<Run> = vec![Run::new()];
    let mut before = f64::NEG_INFINITY;
    for &(at, ends) in band {
        if !(at.is_finite() && at >= before) {
            return Err(ChartError::refused(format!("the moment {at} after {before}")));
        }
        before = at;
        if let Some((low, high)) = ends {
            check(low)?;
            check(high)?;
        }
    }
    let start = band.partition_point(|point| point.0 < view.from());
    let end = band.partition_point(|point| point.0 <= view.to());
    let edge = |after: usize, at: f64| cut(band.get(after.checked_sub(1)?)?, band.get(after)?, at);
    let first = edge(start, view.from()).map(|ends| (0, Some(ends)));
    let last = edge(end, view.to()).map(|ends| (across.columns() - 1, Some(ends)));
    let seen = band.get(start..end).unwrap_or_default().iter().map(|&(at, ends)| (across.column(at), ends));
    for (column, ends) in first.into_iter().chain(seen).chain(last) {
        let Some((a, b)) = ends else {
            runs.push(Vec::new());
            continue;
        };
        let (low, high) = (a.min(b), a.max(b));
        let Some(run) = runs.last_mut() else { continue };
        match run.last_mut() {
            Some(last) if last.0 == column => *last = (column, last.1.min(low), last.2.max(high)),
            _ => run.push((column, low, high)),
        }
    }
    Ok(runs)
}

/// The ends at a moment between two.
fn cut(a: &BandPoint, b: &BandPoint, at: f64) -> Option<(f64, f64)> {
    let ((low, high), (later_low, later_high)) = a.1.zip(b.1)?;
    let share = (at - a.0) / (b.0 - a.0);
    (b.0 > a.0).then_some((low + (later_low - low) * share, high + (later_high - high) * share))
}

/// Draws a band; `y` gives the height of a figure.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    band: &[BandPoint],
    (view, plot): (View, Plot),
    colour: Rgb,
    y: impl Fn(f64) -> f64,
) -> Result<(), ChartError> {
    if band.is_empty() {
        return Ok(());
    }
    let start = pen.device(plot.start);
    let columns = usize::try_from(pen.device(plot.end) - start + 1).unwrap_or(1);
    let strength = if pen.theme.is_dark() { 0.26 } else { 0.18 };
    for run in runs(band, view, &Across::new(view.from(), view.to(), columns)?)? {
        let place =
            |column: usize, value: f64| (start + i32::try_from(column).unwrap_or(0), pen.device(y(value)));
        let upper = run.iter().map(|&(column, _, high)| place(column, high));
        let lower = run.iter().rev().map(|&(column, low, _)| place(column, low));
        let outline: Vec<_> = upper.chain(lower).collect();
        match run.as_slice() {
            [] => (),
            &[(column, low, high)] => {
                // One moment alone is a stroke, or it would be nothing.
                let stroke = [place(column, high), place(column, low)];
                pen.device_path(&stroke, colour.alpha(strength * 2.0), 3.0)?;
            }
            _ => pen.device_polygon(&outline, colour.alpha(strength))?,
        }
    }
    Ok(())
}
