//! The names of the lines in rows above them, where they do not fit at the lines' ends.

use super::{LineName, Look, TimeFrame};
use crate::dash::{DASH, dashes};
use crate::marks::{RADIUS, SAMPLE, draw_bare_mark};
use crate::pen::{Anchor, Label, Pen};
use crate::{ChartError, text};
use plotters::backend::DrawingBackend;

/// Height of a row, CSS pixels.
const ROW: f64 = 20.0;
/// Between a sample and its name, and between a name and the next sample, CSS pixels.
const GAP: (f64, f64) = (6.0, 16.0);

/// Where each named line's sample begins: x and row.
fn places(frame: &TimeFrame, width: f64) -> Vec<(&LineName, f64, usize)> {
    let (mut x, mut row) = (0.0, 0);
    let named = frame.lines.iter().filter(|line| !line.label.is_empty());
    let place = |line| {
        let wide = SAMPLE + GAP.0 + width_of(line);
        if x > 0.0 && x + wide > width {
            (x, row) = (0.0, row + 1);
        }
        let at = (line, x, row);
        x += wide + GAP.1;
        at
    };
    named.map(place).collect()
}

fn width_of(line: &LineName) -> f64 {
    text::width(&line.label, text::LABEL)
}

/// The height of all rows, CSS pixels; nothing where names stand at the ends.
pub(super) fn height(frame: &TimeFrame, width: f64) -> f64 {
    if frame.names_at_ends(width) {
        return 0.0;
    }
    places(frame, width).last().map_or(0.0, |(_, _, row)| (row + 1) as f64 * ROW)
}

/// Draws the rows.
pub(super) fn draw<DB: DrawingBackend>(pen: &Pen<'_, DB>, frame: &TimeFrame) -> Result<(), ChartError> {
    if frame.names_at_ends(pen.width) {
        return Ok(());
    }
    for (line, x, row) in places(frame, pen.width) {
        let y = (row as f64 + 0.5) * ROW;
        draw_sample(pen, line, (x + 1.0, y))?;
        let at = x + SAMPLE + GAP.0;
        let label = text::fit(&line.label, text::LABEL, pen.width - at).unwrap_or_default();
        pen.text(&label, (at, y), Label::quiet(pen.theme.ink, Anchor::Start))?;
    }
    Ok(())
}

/// A piece of a line with its mark, from a point on.
pub(super) fn draw_sample<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    line: &LineName,
    (x, y): (f64, f64),
) -> Result<(), ChartError> {
    let colour = line.colour(pen.theme).alpha(1.0);
    match line.look {
        Look::Dashed => {
            let ends = [(pen.device(x), pen.device(y)), (pen.device(x + SAMPLE), pen.device(y))];
            for dash in dashes(&ends, DASH.0 * pen.scale, (DASH.1 - 1.5) * pen.scale) {
                pen.device_path(&dash, colour, 2.0)?;
            }
        }
        Look::Solid => pen.path(&[(x, y), (x + SAMPLE, y)], colour, 2.0)?,
        Look::Muted => pen.path(&[(x, y), (x + SAMPLE, y)], colour, 1.2)?,
    }
    match line.mark() {
        Some(mark) => draw_bare_mark(pen, mark, (x + SAMPLE / 2.0, y), RADIUS * 0.9, colour),
        None => Ok(()),
    }
}
