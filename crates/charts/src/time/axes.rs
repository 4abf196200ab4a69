//! The layer that stands still: a light grid, few labels, the names of the lines where they stand above.

use super::{BOTTOM, TimeFrame, TimeLabel, key};
use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Lines of the grid stand at least so far apart, CSS pixels.
const APART: f64 = 20.0;

/// Draws the axes.
pub fn draw_time_axes<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &TimeFrame,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    key::draw(&pen, frame)?;
    draw_grid(&pen, frame, plot)?;
    if pen.height - plot.bottom < BOTTOM { Ok(()) } else { draw_times(&pen, frame, plot) }
}

/// A line for every value of the scale, or for every second or third where the picture is low; zero always has its own.
fn draw_grid<DB: DrawingBackend>(pen: &Pen<'_, DB>, frame: &TimeFrame, plot: Plot) -> Result<(), ChartError> {
    let ticks = frame.scale.ticks();
    let apart = plot.height() / ticks.len().saturating_sub(1).max(1) as f64;
    let every = (APART / apart.max(1.0)).ceil().max(1.0) as usize;
    let zero = ticks.iter().position(|tick| *tick == 0.0).unwrap_or(0);
    for (index, &tick) in ticks.iter().enumerate() {
        if index.abs_diff(zero) % every != 0 {
            continue;
        }
        let y = frame.height_of(tick, plot);
        let colour = if index == zero { pen.theme.muted.alpha(0.55) } else { pen.theme.grid.alpha(1.0) };
        pen.rect((plot.start, y), (plot.end, y + 1.0 / pen.scale), colour)?;
        if let Some(label) = frame.y_labels.get(index) {
            pen.text(label, (plot.start - 6.0, y), Label::quiet(pen.theme.muted, Anchor::End))?;
        }
    }
    Ok(())
}

/// The labels of time, the latest first: it is the one that must not be left out.
fn draw_times<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    plot: Plot,
) -> Result<(), ChartError> {
    let mut latest: Vec<&TimeLabel> =
        frame.x_labels.iter().filter(|label| frame.view.shows(label.at)).collect();
    latest.sort_by(|a, b| b.at.total_cmp(&a.at));
    let mut free_until = pen.width;
    for label in latest {
        let half = text::width(&label.text, text::LABEL) / 2.0;
        let tick = plot.start + frame.view.share(label.at) * plot.width();
        let x = tick.min(pen.width - half - 1.0).max(half + 1.0);
        if x + half > free_until {
            continue;
        }
        free_until = x - half - 14.0;
        pen.rect(
            (tick, plot.bottom),
            (tick + 1.0 / pen.scale, plot.bottom + 4.0),
            pen.theme.muted.alpha(0.55),
        )?;
        pen.text(&label.text, (x, plot.bottom + 18.0), Label::quiet(pen.theme.muted, Anchor::Middle))?;
    }
    Ok(())
}
