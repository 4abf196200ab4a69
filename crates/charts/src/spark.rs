//! A sparkline: a line as small as a word.

use crate::pen::{Area, Pen};
use crate::scale::check;
use crate::thin::Thinner;
use crate::{Across, ChartError, Theme};
use plotters::backend::DrawingBackend;

/// Below this width or height, CSS pixels, nothing is drawn.
const LEAST: f64 = 10.0;
/// Around the line, CSS pixels, for its dot.
const PAD: f64 = 3.5;

/// Draws figures at equal distances, the oldest first; none is a gap. The line spans the height from the lowest of zero
/// and the figures to the highest. Refused where a figure is not finite or too large.
pub fn draw_sparkline<DB: DrawingBackend>(
    area: &Area<DB>,
    values: &[Option<f64>],
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::from(area, theme, LEAST) else { return Ok(()) };
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for value in values.iter().flatten() {
        (low, high) = (low.min(check(*value)?), high.max(*value));
    }
    let last = values.len().saturating_sub(1).max(1) as f64;
    let (start, end) = (pen.device(PAD), pen.device(pen.width - PAD));
    let columns = usize::try_from(end - start + 1).unwrap_or(1);
    let across = Across::new(0.0, last, columns)?;
    let span = if high > low { high - low } else { 1.0 };
    let y = |value: f64| pen.height - PAD - (value - low) / span * (pen.height - 2.0 * PAD);
    // A single figure is the present: it stands at the end.
    let column = |index: usize| across.column(if values.len() < 2 { last } else { index as f64 });
    let mut thinner = Thinner::default();
    for (index, value) in values.iter().enumerate() {
        match value {
            Some(value) => thinner.value(column(index), *value),
            None => thinner.gap(),
        }
    }
    let place = |column: usize| start + i32::try_from(column).unwrap_or(0);
    for run in thinner.finish() {
        let line: Vec<_> = run.iter().map(|&(column, value)| (place(column), pen.device(y(value)))).collect();
        match line.as_slice() {
            &[(x, y)] => {
                pen.disc((f64::from(x) / pen.scale, f64::from(y) / pen.scale), 1.2, theme.muted.alpha(1.0))?
            }
            _ => pen.device_path(&line, theme.muted.alpha(1.0), 1.5)?,
        }
    }
    let Some(now) = values.last().copied().flatten() else { return Ok(()) };
    pen.disc((f64::from(place(column(values.len() - 1))) / pen.scale, y(now)), 2.8, theme.accent.alpha(1.0))
}
