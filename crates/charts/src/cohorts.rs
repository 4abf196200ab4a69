//! A grid of cohorts: who began together in a row, how many are still there week after week.

use crate::grid::{Cell, draw_cell};
use crate::pen::{Anchor, Area, Label, Pen};
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a row and of the names above, CSS pixels.
const ROW: f64 = 30.0;
const ABOVE: f64 = 22.0;

/// One cell: what it shows and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortCell {
    /// The share of those who began, 0 to 1, that it is withheld, or that its time has not come.
    pub cell: Cell,
    /// The share as the locale writes it.
    pub text: String,
}

/// Who began together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohort {
    /// When they began, and how many they are, in words.
    pub label: String,
    /// From their first week on.
    pub cells: Vec<CohortCell>,
}

/// All cohorts.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortGrid {
    /// The oldest first.
    pub cohorts: Vec<Cohort>,
    /// Names of the columns: the first week, the second …
    pub columns: Vec<String>,
}

impl CohortGrid {
    /// The height in CSS pixels at which the picture is comfortable.
    pub fn comfortable_height(&self) -> f64 {
        ABOVE + ROW * self.cohorts.len().max(1) as f64
    }
}

/// Draws the grid.
pub fn draw_cohorts<DB: DrawingBackend>(
    area: &Area<DB>,
    grid: &CohortGrid,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let widest =
        grid.cohorts.iter().map(|cohort| text::width(&cohort.label, text::LABEL)).fold(0.0, f64::max);
    let start = (widest * 1.05 + 10.0).min(pen.width * 0.4);
    let count = grid.cohorts.iter().map(|cohort| cohort.cells.len()).max().unwrap_or(0).max(1);
    let wide = ((pen.width - start) / count as f64).min(72.0);
    let high = ((pen.height - ABOVE) / grid.cohorts.len().max(1) as f64).min(ROW * 1.4);
    let gap = if wide.min(high) >= 8.0 { 2.0 } else { 0.5 };
    for (row, cohort) in grid.cohorts.iter().enumerate() {
        let y = ABOVE + row as f64 * high;
        if high >= 12.0 {
            let label = text::fit(&cohort.label, text::LABEL, start - 8.0).unwrap_or_default();
            pen.text(&label, (start - 8.0, y + (high - gap) / 2.0), Label::quiet(theme.ink, Anchor::End))?;
        }
        for (column, cell) in cohort.cells.iter().enumerate() {
            let x = start + column as f64 * wide;
            draw_cell(&pen, cell.cell, &cell.text, ((x, y), (x + wide - gap, y + high - gap)))?;
        }
    }
    let widest = grid.columns.iter().map(|name| text::width(name, text::LABEL)).fold(1.0, f64::max);
    let every = ((widest + 6.0) / wide.max(0.1)).ceil().clamp(1.0, 4_096.0) as usize;
    for (column, name) in grid.columns.iter().enumerate().take(count).step_by(every) {
        let half = text::width(name, text::LABEL) / 2.0;
        let x = (start + (column as f64 + 0.5) * wide).min(pen.width - half - 1.0);
        pen.text(name, (x, ABOVE / 2.0), Label::quiet(theme.muted, Anchor::Middle))?;
    }
    Ok(())
}
