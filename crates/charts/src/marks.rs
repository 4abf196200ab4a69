//! Marks and samples of lines: what tells series apart without colour.

use crate::ChartError;
use crate::palette::Mark;
use crate::pen::Pen;
use plotters::backend::DrawingBackend;
use plotters::style::RGBAColor;

/// Length of the piece of line that stands before a name, CSS pixels.
pub(crate) const SAMPLE: f64 = 22.0;
/// Radius of an ordinary mark, CSS pixels.
pub(crate) const RADIUS: f64 = 4.0;

/// A mark around a point on a ground of paper.
pub(crate) fn draw_mark<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    mark: Mark,
    (x, y): (f64, f64),
    radius: f64,
    colour: RGBAColor,
) -> Result<(), ChartError> {
    draw_shape(pen, mark, (x, y), radius + 1.5, pen.theme.paper.alpha(1.0))?;
    draw_bare_mark(pen, mark, (x, y), radius, colour)
}

/// A mark without its ground.
pub(crate) fn draw_bare_mark<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    mark: Mark,
    at: (f64, f64),
    radius: f64,
    colour: RGBAColor,
) -> Result<(), ChartError> {
    draw_shape(pen, mark, at, radius, colour)?;
    let hollow = mark == Mark::Ring;
    if hollow { pen.disc(at, radius * 0.5, pen.theme.paper.alpha(1.0)) } else { Ok(()) }
}

fn draw_shape<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    mark: Mark,
    (x, y): (f64, f64),
    radius: f64,
    colour: RGBAColor,
) -> Result<(), ChartError> {
    let points: Vec<_> = outline(mark, radius).iter().map(|&(dx, dy)| (x + dx, y + dy)).collect();
    if points.is_empty() { pen.disc((x, y), radius, colour) } else { pen.polygon(&points, colour) }
}

/// The corners of a mark around zero; none of a round one. All marks look equally large.
fn outline(mark: Mark, r: f64) -> Vec<(f64, f64)> {
    match mark {
        Mark::Disc | Mark::Ring => Vec::new(),
        Mark::Square => {
            let s = r * 0.88;
            vec![(-s, -s), (s, -s), (s, s), (-s, s)]
        }
        Mark::Up => vec![(0.0, -r * 1.2), (r * 1.15, r * 0.85), (-r * 1.15, r * 0.85)],
        Mark::Down => vec![(0.0, r * 1.2), (r * 1.15, -r * 0.85), (-r * 1.15, -r * 0.85)],
        Mark::Diamond => vec![(0.0, -r * 1.25), (r * 1.25, 0.0), (0.0, r * 1.25), (-r * 1.25, 0.0)],
        Mark::Plus => {
            let (l, s) = (r * 1.15, r * 0.42);
            vec![
                (-s, -l),
                (s, -l),
                (s, -s),
                (l, -s),
                (l, s),
                (s, s),
                (s, l),
                (-s, l),
                (-s, s),
                (-l, s),
                (-l, -s),
                (-s, -s),
            ]
        }
    }
}
