//! Areas stacked over time: parts of a whole, such as networks. Drawn over [`crate::time::draw_time_axes`].

use crate::marks::{RADIUS, draw_mark};
use crate::pen::{Area, Pen};
use crate::plot::Plot;
use crate::scale::check;
use crate::time::{TimeFrame, ends};
use crate::{ChartError, Theme};
use plotters::backend::DrawingBackend;

/// A part must be so thick somewhere to carry its mark, CSS pixels.
const THICK: f64 = 15.0;

/// The highest sum of all layers at one moment: what the scale must hold. `None` where there is no moment.
pub fn highest_sum(layers: &[&[f64]]) -> Option<f64> {
    let moments = layers.iter().map(|layer| layer.len()).max()?;
    let sum = |index: usize| layers.iter().filter_map(|layer| layer.get(index)).sum::<f64>();
    (0..moments).map(sum).reduce(f64::max)
}

/// Draws layers, the first at the bottom, at moments in ascending order (milliseconds), named and coloured as the lines
/// of the frame. A layer that is shorter than the moments has nothing at the rest. Refused where a figure is negative,
/// not finite or too large, or where moments are not in order: parts of a whole cannot be less than nothing.
pub fn draw_areas<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &TimeFrame,
    moments: &[f64],
    layers: &[&[f64]],
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    for value in layers.iter().flat_map(|layer| layer.iter()) {
        if check(*value)? < 0.0 {
            return Err(ChartError::refused(format!("{value} as a part of a whole")));
        }
    }
    let ascending = moments.iter().zip(moments.iter().skip(1)).all(|(a, b)| a <= b);
    if !(ascending && moments.iter().all(|at| at.is_finite())) {
        return Err(ChartError::refused("moments that are not in order"));
    }
    let plot = frame.plot(pen.width, pen.height);
    let seen = seen(&pen, frame, moments, layers, plot);
    let mut floor = vec![0.0; seen.len()];
    let mut marks = Vec::new();
    let mut names = Vec::new();
    for (name, layer) in frame.lines.iter().zip(layers) {
        let value = |index: &usize| layer.get(*index).copied().unwrap_or_default();
        let top: Vec<f64> = seen.iter().zip(&floor).map(|((index, _), below)| below + value(index)).collect();
        let place = |((_, x), value): (&(usize, f64), &f64)| (*x, frame.height_of(*value, plot));
        let upper: Vec<(f64, f64)> = seen.iter().zip(&top).map(place).collect();
        let lower: Vec<(f64, f64)> = seen.iter().zip(&floor).map(place).collect();
        let colour = name.colour(theme);
        let outline: Vec<_> = upper.iter().copied().chain(lower.iter().rev().copied()).collect();
        if seen.len() > 1 {
            pen.polygon(&outline, colour.alpha(0.82))?;
            // A seam of paper keeps neighbours apart where their colours look alike.
            pen.path(&upper, theme.paper.alpha(1.0), 1.5)?;
        }
        let middle =
            |((x, high), (_, low)): (&(f64, f64), &(f64, f64))| (low - high, (*x, (low + high) / 2.0));
        let inner = upper.iter().zip(&lower).map(middle);
        let inner = inner.filter(|(_, at)| at.0 > plot.start + 12.0 && at.0 < plot.end - 12.0);
        let thickest = inner.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(thick, _)| *thick >= THICK);
        marks.extend(thickest.zip(name.mark()).map(|((_, at), mark)| (mark, at, colour)));
        if let Some((thick, at)) =
            upper.iter().zip(&lower).map(middle).next_back().filter(|(thick, _)| *thick > 0.5)
        {
            let at = (at.0, at.1 - if thick > 4.0 { 0.0 } else { 2.0 });
            names.push(ends::End { label: &name.label, colour, at });
        }
        floor = top;
    }
    for (mark, at, colour) in marks {
        draw_mark(&pen, mark, at, RADIUS * 0.9, colour.alpha(1.0))?;
    }
    ends::draw(&pen, frame, plot, &names)
}

/// The moments in sight with their places, at most one a pixel column: the one with the highest sum, so that no peak is
/// lost.
fn seen<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    moments: &[f64],
    layers: &[&[f64]],
    plot: Plot,
) -> Vec<(usize, f64)> {
    let sum = |index: usize| layers.iter().filter_map(|layer| layer.get(index)).sum::<f64>();
    let mut seen: Vec<(usize, f64, i32)> = Vec::new();
    for (index, &at) in moments.iter().enumerate().filter(|(_, at)| frame.view.shows(**at)) {
        let x = plot.start + frame.view.share(at) * plot.width();
        let fresh = (index, x, pen.device(x));
        match seen.last_mut() {
            Some(last) if last.2 == fresh.2 => {
                if sum(index) > sum(last.0) {
                    *last = fresh;
                }
            }
            _ => seen.push(fresh),
        }
    }
    seen.into_iter().map(|(index, x, _)| (index, x)).collect()
}
