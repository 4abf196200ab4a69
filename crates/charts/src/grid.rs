//! Cells of a grid whose colour says how much: shared by the calendar and the cohorts.

use crate::bars::pattern;
use crate::pen::{Anchor, Label, Pen};
use crate::{ChartError, text};
use plotters::backend::DrawingBackend;

/// Steps of the ordered colours.
pub(crate) const STEPS: usize = 5;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Nothing: outside of what is counted.
    Outside,
    /// A share of the highest value, 0 to 1.
    Share(f64),
    /// There is a value, and it may not be shown.
    Withheld,
}

impl Cell {
    /// The step of the ordered colours: 0 is nothing, any more is at least 1. No number is nothing.
    pub(crate) fn step(share: f64) -> usize {
        if share > 0.0 { ((share.min(1.0) * STEPS as f64).ceil() as usize).clamp(1, STEPS) } else { 0 }
    }
}

/// Draws a cell between two corners, with its words where they fit.
pub(crate) fn draw_cell<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    cell: Cell,
    words: &str,
    (from, to): ((f64, f64), (f64, f64)),
) -> Result<(), ChartError> {
    match cell {
        Cell::Outside => Ok(()),
        Cell::Withheld => pattern::withheld(pen, from, to, from),
        Cell::Share(share) => {
            let ground = pen.theme.step(Cell::step(share));
            pen.rect(from, to, ground.alpha(1.0))?;
            let size = text::LABEL * 0.92;
            let fits = text::width(words, size) <= to.0 - from.0 - 3.0 && to.1 - from.1 >= 14.0;
            let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
            let label = Label { size, ..Label::quiet(pen.theme.on(ground), Anchor::Middle) };
            if fits { pen.text(words, middle, label) } else { Ok(()) }
        }
    }
}
