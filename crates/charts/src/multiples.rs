//! Small multiples: many tiny charts over the same time on the same scale, so that they can be compared at a glance.

use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::time::{Points, View};
use crate::{ChartError, Scale, Theme, text};
use plotters::backend::DrawingBackend;

/// A tiny chart is at least so wide, CSS pixels.
const NARROW: f64 = 150.0;
/// Height of a row: title, chart, room below.
const ROW: f64 = 104.0;
/// Between two charts, CSS pixels.
const GAP: f64 = 24.0;
/// Height of the title, and of the room for the labels of time below the last row, CSS pixels.
const TITLE: f64 = 22.0;
const TIMES: f64 = 20.0;

/// One of the tiny charts.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple<'a> {
    /// What it shows.
    pub title: String,
    /// Its total or present, as the locale writes it.
    pub text: String,
    /// Its figures.
    pub points: Points<'a>,
}

/// All of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples<'a> {
    /// In reading order.
    pub charts: Vec<Multiple<'a>>,
    /// The time of all.
    pub view: View,
    /// The scale of all; [`Multiples::extremes`] says what it must hold.
    pub scale: Scale,
    /// How the highest value of the scale is written.
    pub highest: String,
    /// The beginning and the end of the time in words.
    pub ends: [String; 2],
}

impl Multiples<'_> {
    /// The lowest and the highest figure of all charts in sight.
    pub fn extremes(charts: &[Multiple<'_>], view: View) -> Option<(f64, f64)> {
        let all = charts.iter().filter_map(|chart| chart.points.extremes(view));
        all.reduce(|(low, high), (a, b)| (low.min(a), high.max(b)))
    }

    fn columns(&self, width: f64) -> usize {
        let fits = ((width + GAP) / (NARROW + GAP)).floor().clamp(1.0, 4.0) as usize;
        fits.min(self.charts.len().max(1))
    }

    /// The height in CSS pixels at which the picture is comfortable when `width` CSS pixels wide.
    pub fn comfortable_height(&self, width: f64) -> f64 {
        (self.charts.len().div_ceil(self.columns(width)).max(1) as f64) * ROW + TIMES
    }
}

/// Draws them in reading order. Refused where a figure is not finite or too large, or where moments are not in order.
pub fn draw_multiples<DB: DrawingBackend>(
    area: &Area<DB>,
    all: &Multiples<'_>,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let columns = all.columns(pen.width);
    let rows = all.charts.len().div_ceil(columns).max(1);
    let scale_room = (text::width(&all.highest, text::LABEL) + 8.0).min(pen.width * 0.3);
    let wide = (pen.width - scale_room - GAP * (columns - 1) as f64) / columns as f64;
    let high = (pen.height - TIMES) / rows as f64;
    for (index, chart) in all.charts.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        let start = scale_room + column as f64 * (wide + GAP);
        let top = row as f64 * high;
        let plot = Plot {
            start,
            end: start + wide - 4.0,
            top: top + (TITLE + 4.0).min(high * 0.5),
            bottom: top + high - 12.0_f64.min(high * 0.2),
        };
        draw_title(&pen, chart, plot, top)?;
        draw_chart(&pen, all, chart, plot)?;
        if column == 0 && plot.height() >= 16.0 {
            pen.text(&all.highest, (scale_room - 6.0, plot.top), Label::quiet(theme.muted, Anchor::End))?;
        }
        // Below the last chart of each column.
        if index + columns >= all.charts.len() {
            draw_ends(&pen, all, plot)?;
        }
    }
    Ok(())
}

fn draw_title<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    chart: &Multiple<'_>,
    plot: Plot,
    top: f64,
) -> Result<(), ChartError> {
    if plot.top - top < TITLE {
        return Ok(());
    }
    let figure = text::width(&chart.text, text::LABEL) + 8.0;
    let title = text::fit(&chart.title, text::LABEL, plot.width() - figure).unwrap_or_default();
    let bold = Label { bold: true, ..Label::quiet(pen.theme.ink, Anchor::Start) };
    pen.text(&title, (plot.start, top + 10.0), bold)?;
    pen.text(&chart.text, (plot.end, top + 10.0), Label::quiet(pen.theme.muted, Anchor::End))
}

fn draw_chart<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    all: &Multiples<'_>,
    chart: &Multiple<'_>,
    plot: Plot,
) -> Result<(), ChartError> {
    let y = |value: f64| plot.bottom - all.scale.share(value) * plot.height();
    let hair = 1.0 / pen.scale;
    pen.rect((plot.start, plot.top), (plot.end, plot.top + hair), pen.theme.grid.alpha(1.0))?;
    pen.rect((plot.start, y(0.0)), (plot.end, y(0.0) + hair), pen.theme.muted.alpha(0.55))?;
    let (start, end) = (pen.device(plot.start), pen.device(plot.end));
    let columns = usize::try_from(end - start + 1).unwrap_or(1);
    let accent = pen.theme.accent;
    for run in chart.points.runs(all.view, columns)? {
        let place = |&(column, value): &(usize, f64)| {
            (start + i32::try_from(column).unwrap_or(0), pen.device(y(value)))
        };
        let line: Vec<(i32, i32)> = run.iter().map(place).collect();
        let (Some(first), Some(last)) = (line.first().copied(), line.last().copied()) else { continue };
        if line.len() == 1 {
            pen.disc(
                (f64::from(first.0) / pen.scale, f64::from(first.1) / pen.scale),
                2.0,
                accent.alpha(1.0),
            )?;
            continue;
        }
        let zero = pen.device(y(0.0));
        let ground: Vec<_> = line.iter().copied().chain([(last.0, zero), (first.0, zero)]).collect();
        pen.device_polygon(&ground, accent.alpha(if pen.theme.is_dark() { 0.22 } else { 0.14 }))?;
        pen.device_line(&line, accent.alpha(1.0), 1.6)?;
    }
    Ok(())
}

/// When the time begins and ends, where both words fit.
fn draw_ends<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    all: &Multiples<'_>,
    plot: Plot,
) -> Result<(), ChartError> {
    let [from, to] = &all.ends;
    let wide: f64 = [from, to].iter().map(|label| text::width(label, text::LABEL)).sum();
    if wide + 12.0 > plot.width() || pen.height - plot.bottom < TIMES {
        return Ok(());
    }
    let y = plot.bottom + 13.0;
    pen.text(from, (plot.start, y), Label::quiet(pen.theme.muted, Anchor::Start))?;
    pen.text(to, (plot.end, y), Label::quiet(pen.theme.muted, Anchor::End))
}
