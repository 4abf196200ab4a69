//! What is drawn beside the present: a part of the past, the time before it, the cursor, the part that is chosen, and
//! the sheet that leaves the app.

use super::{ReachFrame, ReachSeries, draw_axes, draw_series, height_of, live};
use crate::pen::{Area, Pen};
use crate::sheet::sheet_head;
use crate::{ChartError, Theme};
use plotters::backend::DrawingBackend;

/// A part of the past: the line without the mark of the present. `shares` as in [`ReachSeries::shares`].
pub fn draw_past<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    clicks: &[u64],
    shares: &[f64],
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    live::draw_buckets(&pen, frame, clicks, shares)
}

/// The equally long time before, to compare with: one quiet line, to be drawn first.
pub fn draw_before<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    clicks: &[u64],
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let line = live::line(&pen, frame, clicks, plot);
    if line.len() < 2 { Ok(()) } else { pen.device_path(&line, theme.muted.alpha(0.75), 1.5) }
}

/// The place one looks at: a rule through the bucket `at` of `clicks`, a dot on its value and on that of the time before.
pub fn draw_cursor<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    at: usize,
    clicks: &[u64],
    before: &[u64],
    theme: &Theme,
) -> Result<(), ChartError> {
    let (Some(pen), Some(&value)) = (Pen::new(area, theme), clicks.get(at)) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let share = at as f64 / clicks.len().saturating_sub(1).max(1) as f64;
    let x = plot.start + share * (plot.end - plot.start);
    pen.rect((x - 0.5, plot.top - 4.0), (x + 0.5, plot.bottom), theme.ink.alpha(0.5))?;
    if let Some(&value) = before.get(at) {
        let y = height_of(value, frame.y_max, plot);
        pen.disc((x, y), 5.0, theme.paper.alpha(1.0))?;
        pen.disc((x, y), 3.0, theme.muted.alpha(1.0))?;
    }
    let y = height_of(value, frame.y_max, plot);
    pen.disc((x, y), 6.5, theme.paper.alpha(1.0))?;
    pen.disc((x, y), 4.5, theme.ink.alpha(1.0))
}

/// What is chosen of a whole line: the rest steps back. From 0, the first bucket, to 1, the last.
pub fn draw_brush<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    (from, to): (f64, f64),
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let x_of = |share: f64| plot.start + share.clamp(0.0, 1.0) * (plot.end - plot.start);
    let (from, to) = (x_of(from), x_of(to));
    let veil = theme.paper.alpha(0.72);
    if from > plot.start {
        pen.rect((0.0, 0.0), (from, pen.height), veil)?;
    }
    if to < plot.end {
        pen.rect((to, 0.0), (pen.width, pen.height), veil)?;
    }
    pen.rect((from, 1.0), (to, 2.0), theme.ink.alpha(0.55))?;
    pen.rect((from, pen.height - 2.0), (to, pen.height - 1.0), theme.ink.alpha(0.55))
}

/// A picture that leaves the app: it brings its own words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachSheet<'a> {
    /// What it shows.
    pub title: &'a str,
    /// Of what time, and how it was counted.
    pub line: &'a str,
    /// The time before, if it is compared with.
    pub before: &'a [u64],
    /// Whether the last bucket is the present.
    pub present: bool,
    /// The line itself.
    pub series: ReachSeries<'a>,
}

/// Draws a sheet: its words, then the picture.
pub fn draw_sheet<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    sheet: &ReachSheet<'_>,
    theme: &Theme,
) -> Result<(), ChartError> {
    let picture = sheet_head(area, sheet.title, sheet.line, theme)?;
    draw_axes(&picture, frame, theme)?;
    draw_before(&picture, frame, sheet.before, theme)?;
    if sheet.present {
        draw_series(&picture, frame, &sheet.series, theme)
    } else {
        draw_past(&picture, frame, sheet.series.clicks, sheet.series.shares, theme)
    }
}
