//! Hatching for what is withheld, dashes for what is not measured.

use crate::ChartError;
use crate::pen::Pen;
use plotters::backend::DrawingBackend;
use plotters::style::RGBAColor;

/// A straight line between two points, CSS pixels.
pub(crate) type Line = ((f64, f64), (f64, f64));

/// Distance of hatching lines, CSS pixels.
const HATCH: f64 = 7.0;
/// Length of a dash and of the gap after it, CSS pixels.
const DASH: (f64, f64) = (4.0, 3.0);

/// The rising diagonals that fill the rectangle between two corners, each cut off at its edges.
pub(crate) fn diagonals(from: (f64, f64), to: (f64, f64), apart: f64) -> Vec<Line> {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    let (width, height) = (right - left, bottom - top);
    let count = ((width + height) / apart.max(1.0)).ceil().clamp(0.0, 4_096.0) as usize;
    // The diagonal at a distance d leaves the left or bottom edge and meets the top or right one.
    let line = |index: usize| {
        let d = index as f64 * apart.max(1.0);
        let a = (left + (d - height).max(0.0), top + d.min(height));
        let b = (left + d.min(width), top + (d - width).max(0.0));
        (a, b)
    };
    (1..count).map(line).collect()
}

/// A hatched field in a dashed frame: a value that is not shown, of no length.
pub(crate) fn withheld<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    from: (f64, f64),
    to: (f64, f64),
    hatched_from: (f64, f64),
) -> Result<(), ChartError> {
    let muted = pen.theme.muted;
    for (a, b) in diagonals(hatched_from, to, HATCH) {
        pen.path(&[a, b], muted.alpha(0.35), 1.0)?;
    }
    dashed_frame(pen, from, to, muted.alpha(0.7))
}

/// A dashed rectangle.
pub(crate) fn dashed_frame<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    from: (f64, f64),
    to: (f64, f64),
    colour: RGBAColor,
) -> Result<(), ChartError> {
    let hair = 1.0;
    for (start, end) in dashes(from.0, to.0) {
        pen.rect((start, from.1), (end, from.1 + hair), colour)?;
        pen.rect((start, to.1 - hair), (end, to.1), colour)?;
    }
    for (start, end) in dashes(from.1, to.1) {
        pen.rect((from.0, start), (from.0 + hair, end), colour)?;
        pen.rect((to.0 - hair, start), (to.0, end), colour)?;
    }
    Ok(())
}

/// The dashes of a line from `from` to `to`.
fn dashes(from: f64, to: f64) -> Vec<(f64, f64)> {
    let period = DASH.0 + DASH.1;
    let count = ((to - from) / period).ceil().clamp(0.0, 4_096.0) as usize;
    let dash = |index: usize| {
        let start = from + index as f64 * period;
        (start, (start + DASH.0).min(to))
    };
    (0..count).map(dash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagonals_stay_inside_and_rise() {
        let lines = diagonals((10.0, 20.0), (110.0, 36.0), 7.0);
        assert_eq!(lines.len(), 16);
        for (a, b) in lines {
            for (x, y) in [a, b] {
                assert!((10.0..=110.0).contains(&x) && (20.0..=36.0).contains(&y), "{x},{y}");
            }
            assert!((b.0 - a.0 - (a.1 - b.1)).abs() < 1e-9, "45 degrees");
        }
        assert!(diagonals((5.0, 5.0), (5.0, 5.0), 7.0).is_empty());
    }

    #[test]
    fn dashes_end_with_the_line() {
        assert_eq!(dashes(0.0, 10.0), [(0.0, 4.0), (7.0, 10.0)]);
        assert!(dashes(3.0, 3.0).is_empty());
    }
}
