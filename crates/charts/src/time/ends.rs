//! The names of the lines at their ends, apart from each other.

use super::TimeFrame;
use crate::pen::{Anchor, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Rgb, text};
use plotters::backend::DrawingBackend;

/// From the middle of a name to the middle of the next, CSS pixels.
const ROW: f64 = 15.0;

/// A name that belongs to a point.
pub(crate) struct End<'a> {
    pub label: &'a str,
    pub colour: Rgb,
    /// The point, CSS pixels.
    pub at: (f64, f64),
}

/// The heights nearest to those wanted at which rows stand `ROW` apart between `top` and `bottom`, in the same order.
/// With more rows than room the lower ones leave it.
pub(crate) fn apart(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let height = |index: &usize| wanted.get(*index).copied().unwrap_or_default();
    order.sort_by(|a, b| height(a).total_cmp(&height(b)));
    let mut rows: Vec<f64> = order.iter().map(height).collect();
    let mut least = top;
    for row in &mut rows {
        *row = row.max(least);
        least = *row + ROW;
    }
    let mut most = bottom.max(top + ROW * wanted.len().saturating_sub(1) as f64);
    for row in rows.iter_mut().rev() {
        *row = row.min(most);
        most = *row - ROW;
    }
    let mut placed = vec![0.0; wanted.len()];
    for (index, row) in order.into_iter().zip(rows) {
        if let Some(place) = placed.get_mut(index) {
            *place = row;
        }
    }
    placed
}

/// Draws the names after the plot, each with a thread to its point where it does not stand right beside it.
pub(crate) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    plot: Plot,
    ends: &[End<'_>],
) -> Result<(), ChartError> {
    if !frame.names_at_ends(pen.width) {
        return Ok(());
    }
    let wanted: Vec<f64> = ends.iter().map(|end| end.at.1).collect();
    for (end, y) in ends.iter().zip(apart(&wanted, plot.top, plot.bottom)) {
        if y > plot.bottom + 1.0 || end.label.is_empty() {
            continue;
        }
        let x = plot.end + 13.0;
        if (y - end.at.1).abs() > 3.0 || plot.end - end.at.0 > 4.0 {
            let from = (end.at.0 + 6.0, end.at.1);
            pen.path(&[from, (x - 3.0, y)], end.colour.alpha(0.6), 1.0)?;
        }
        let room = pen.width - x;
        let label = text::fit(end.label, text::LABEL, room.max(text::LABEL * 4.0)).unwrap_or_default();
        pen.text(&label, (x, y), Label::quiet(pen.theme.ink, Anchor::Start))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_order_and_distance() {
        assert_eq!(apart(&[50.0, 10.0, 52.0], 0.0, 100.0), [50.0, 10.0, 65.0]);
        assert_eq!(apart(&[99.0, 98.0, 97.0], 0.0, 100.0), [100.0, 85.0, 70.0]);
        assert_eq!(apart(&[5.0; 4], 0.0, 20.0), [0.0, 15.0, 30.0, 45.0], "too many leave the room downwards");
        assert!(apart(&[], 0.0, 10.0).is_empty());
    }
}
