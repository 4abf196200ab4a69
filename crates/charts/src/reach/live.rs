//! The live layer of the reach picture: everything that a click moves.

use super::{BOTTOM, ReachFrame, TOP, height_of};
use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme, column, m4};
use plotters::backend::DrawingBackend;

/// What is drawn over the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachSeries<'a> {
    /// Measured clicks in equally long buckets, the oldest first, the present last.
    pub clicks: &'a [u64],
    /// What the last bucket says, as the locale writes it, for example its count. May be empty.
    pub now_label: &'a str,
    /// When something was shared: 0 is the oldest bucket, 1 the present.
    pub shares: &'a [f64],
}

/// The live layer: a solid line over a soft area, the present with a dot and its label, marks where something was
/// shared. More than two buckets a pixel column are thinned by [`m4`], which leaves the picture as it is.
pub fn draw_series<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    series: &ReachSeries<'_>,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    draw_buckets(&pen, frame, series.clicks, series.shares)?;
    let Some(&now) = series.clicks.last() else { return Ok(()) };
    draw_now(&pen, height_of(now, frame.y_max, plot), series.now_label, plot)
}

/// The line with its area, and the marks of shares.
pub(super) fn draw_buckets<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &ReachFrame,
    clicks: &[u64],
    shares: &[f64],
) -> Result<(), ChartError> {
    let plot = frame.plot(pen.width, pen.height);
    draw_line(pen, frame, clicks, plot)?;
    if pen.height - plot.bottom >= BOTTOM { draw_shares(pen, shares, plot) } else { Ok(()) }
}

/// The line in device pixels, so that every bucket stands exactly in its column.
pub(super) fn line<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &ReachFrame,
    clicks: &[u64],
    plot: Plot,
) -> Vec<(i32, i32)> {
    let (start, end) = (pen.device(plot.start), pen.device(plot.end));
    let columns = usize::try_from(end - start + 1).unwrap_or(1);
    let x_of = |index| start + i32::try_from(column(index, clicks.len(), columns)).unwrap_or(0);
    m4(clicks, columns)
        .into_iter()
        .map(|(index, value)| (x_of(index), pen.device(height_of(value, frame.y_max, plot))))
        .collect()
}

/// The line and its area.
fn draw_line<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &ReachFrame,
    clicks: &[u64],
    plot: Plot,
) -> Result<(), ChartError> {
    let line = line(pen, frame, clicks, plot);
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Ok(()) };
    if line.len() < 2 {
        return Ok(());
    }
    let base = pen.device(plot.bottom);
    let mut ground = line.clone();
    ground.extend([(last.0, base), (first.0, base)]);
    pen.device_polygon(&ground, pen.theme.accent.alpha(if pen.theme.is_dark() { 0.18 } else { 0.11 }))?;
    pen.device_path(&line, pen.theme.accent.alpha(1.0), 2.0)
}

/// The present: a rule through the last bucket, a dot on it, its label above everything, so that the line never runs
/// through the words and the words keep their place while the dot moves.
fn draw_now<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    y: f64,
    label: &str,
    plot: Plot,
) -> Result<(), ChartError> {
    let theme = pen.theme;
    let from = plot.top - 5.0;
    pen.rect((plot.end - 0.5, from), (plot.end + 0.5, plot.bottom), theme.accent.alpha(0.4))?;
    pen.disc((plot.end, y), 6.5, theme.paper.alpha(1.0))?;
    pen.disc((plot.end, y), 4.5, theme.accent.alpha(1.0))?;
    let label = if plot.top < TOP { "" } else { label };
    pen.text(label, (pen.width - 2.0, plot.top - 15.0), Label::strong(theme.ink, Anchor::End))
}

/// A small pennant under the base line for each share.
fn draw_shares<DB: DrawingBackend>(pen: &Pen<'_, DB>, shares: &[f64], plot: Plot) -> Result<(), ChartError> {
    for at in shares.iter().filter(|at| at.is_finite()) {
        let x = plot.start + at.clamp(0.0, 1.0) * (plot.end - plot.start);
        let y = plot.bottom + 2.0;
        pen.polygon(&[(x, y), (x + 4.0, y + 6.0), (x - 4.0, y + 6.0)], pen.theme.ink.alpha(0.8))?;
    }
    Ok(())
}
