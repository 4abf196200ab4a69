//! The layer that moves when something happens: bands, lines, marks where something was shared, names at the ends.

use super::band;
use super::ends::{self, End};
use super::{BOTTOM, LineName, Look, Points, Present, TimeFrame};
use crate::dash::{DASH, dashes};
use crate::marks::{RADIUS, draw_mark};
use crate::pen::{Area, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme};
use plotters::backend::DrawingBackend;

/// Marks stand so far apart along a line, CSS pixels.
const MARKS: f64 = 110.0;

/// The figures of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineData<'a> {
    /// The line.
    pub points: Points<'a>,
    /// What is left open around it, where it is estimated: moments in ascending order, lower and upper end.
    pub band: &'a [(f64, Option<(f64, f64)>)],
}

/// What is drawn over the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeLive<'a> {
    /// The figures, in the order of [`TimeFrame::lines`].
    pub lines: &'a [LineData<'a>],
    /// When something was shared, milliseconds.
    pub shares: &'a [f64],
    /// The present, where it has come.
    pub now: Option<Present<'a>>,
}

/// Draws the lines. However many figures there are, only what a pixel column can show is drawn. Refused where a figure
/// is not finite or too large, or where moments are not in order; then what was drawn before stays.
pub fn draw_time_lines<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &TimeFrame,
    live: &TimeLive<'_>,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let pairs = || frame.lines.iter().zip(live.lines);
    for (name, data) in pairs() {
        let colour = name.colour(theme);
        band::draw(&pen, data.band, (frame.view, plot), colour, |value| frame.height_of(value, plot))?;
    }
    if pen.height - plot.bottom >= BOTTOM {
        draw_shares(&pen, frame, live.shares, plot)?;
    }
    // What is compared with lies below what is spoken of.
    let muted = |name: &LineName| name.look == Look::Muted;
    let spoken = frame.lines.iter().filter(|name| !muted(name)).count();
    for below in [true, false] {
        for (name, data) in pairs().filter(|(name, _)| muted(name) == below) {
            draw_line(&pen, frame, (name, data), plot, spoken == 1)?;
        }
    }
    let now = live.now.filter(|now| frame.view.shows(now.at));
    if let Some(now) = &now {
        now.draw(&pen, frame, plot)?;
    }
    draw_ends(&pen, frame, live.lines, now.is_some(), plot)
}

/// One line, in device pixels so that every figure stands exactly in its column.
fn draw_line<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    (name, data): (&LineName, &LineData<'_>),
    plot: Plot,
    alone: bool,
) -> Result<(), ChartError> {
    let (start, end) = (pen.device(plot.start), pen.device(plot.end));
    let columns = usize::try_from(end - start + 1).unwrap_or(1);
    let colour = name.colour(pen.theme);
    let width = if name.look == Look::Muted { 1.4 } else { 2.0 };
    for run in data.points.runs(frame.view, columns)? {
        let place = |&(column, value): &(usize, f64)| {
            (start + i32::try_from(column).unwrap_or(0), pen.device(frame.height_of(value, plot)))
        };
        let line: Vec<(i32, i32)> = run.iter().map(place).collect();
        if let &[(x, y)] = line.as_slice() {
            // A figure between two gaps.
            pen.disc((f64::from(x) / pen.scale, f64::from(y) / pen.scale), 2.5, colour.alpha(1.0))?;
            continue;
        }
        if alone && frame.ground && name.look == Look::Solid {
            let zero = pen.device(frame.height_of(0.0, plot));
            let ends = line.last().zip(line.first()).map(|(last, first)| [(last.0, zero), (first.0, zero)]);
            // One place a column is enough: the line itself covers the others.
            let mut upper = line.clone();
            upper.dedup_by_key(|place| place.0);
            let ground: Vec<_> = upper.into_iter().chain(ends.into_iter().flatten()).collect();
            pen.device_polygon(&ground, colour.alpha(if pen.theme.is_dark() { 0.18 } else { 0.11 }))?;
        }
        if name.look == Look::Dashed {
            for dash in dashes(&line, DASH.0 * pen.scale, DASH.1 * pen.scale) {
                pen.device_path(&dash, colour.alpha(1.0), width)?;
            }
        } else {
            pen.device_line(&line, colour.alpha(1.0), width)?;
        }
        if !alone && let Some(mark) = name.mark() {
            let mut next = f64::from(start) / pen.scale + MARKS / 2.0;
            for &(x, y) in &line {
                let at = (f64::from(x) / pen.scale, f64::from(y) / pen.scale);
                if at.0 >= next && at.0 < plot.end - MARKS / 3.0 {
                    draw_mark(pen, mark, at, RADIUS * 0.8, colour.alpha(1.0))?;
                    next = at.0 + MARKS;
                }
            }
        }
    }
    Ok(())
}

/// Where each line ends: its mark or a dot, and its name. A line without a name has a dot at the present only: the end of
/// a stretch of the past is nothing to look at.
fn draw_ends<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    lines: &[LineData<'_>],
    present: bool,
    plot: Plot,
) -> Result<(), ChartError> {
    let mut names = Vec::new();
    for (name, data) in frame.lines.iter().zip(lines) {
        let Some((at, value)) = data.points.last_seen(frame.view) else { continue };
        let x = plot.start + frame.view.share(at).clamp(0.0, 1.0) * plot.width();
        let place = (x, frame.height_of(value, plot));
        let colour = name.colour(pen.theme);
        match (name.look, name.mark()) {
            (Look::Muted, _) => (),
            (_, Some(mark)) => draw_mark(pen, mark, place, RADIUS, colour.alpha(1.0))?,
            (_, None) if name.label.is_empty() && !present => (),
            (_, None) => {
                pen.disc(place, 6.5, pen.theme.paper.alpha(1.0))?;
                pen.disc(place, 4.5, colour.alpha(1.0))?;
            }
        }
        names.push(End { label: &name.label, colour, at: place });
    }
    ends::draw(pen, frame, plot, &names)
}

/// Pennants of shares closer than this, CSS pixels, would be a blot: they are one.
const PENNANT: f64 = 7.0;

/// A small pennant under the base line for each share in sight.
fn draw_shares<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    shares: &[f64],
    plot: Plot,
) -> Result<(), ChartError> {
    let place = |at: &f64| pen.device(plot.start + frame.view.share(*at) * plot.width());
    let mut places: Vec<i32> = shares.iter().filter(|at| frame.view.shows(**at)).map(place).collect();
    places.sort_unstable();
    places.dedup_by(|later, kept| *later - *kept < pen.device(PENNANT));
    for place in places {
        let (x, y) = (f64::from(place) / pen.scale, plot.bottom + 2.0);
        pen.polygon(&[(x, y), (x + 4.0, y + 6.0), (x - 4.0, y + 6.0)], pen.theme.ink.alpha(0.8))?;
    }
    Ok(())
}
