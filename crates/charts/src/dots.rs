//! A dot plot of ranges: what something would be elsewhere, from a low to a high end, beside what it is here.

mod axis;

use axis::Axis;

use crate::marks::{RADIUS, draw_mark};
use crate::palette::Mark;
use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a row and of the axis below, CSS pixels.
const ROW: f64 = 46.0;
const BELOW: f64 = 26.0;
/// Height of the words above, where there is a value to compare with.
const ABOVE: f64 = 24.0;

/// A range with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// What it is.
    pub label: String,
    /// Its low and its high end; equal ends are one dot.
    pub ends: (f64, f64),
    /// How the locale writes both ends.
    pub texts: [String; 2],
    /// An estimate is drawn broken; what is measured or quoted, solid.
    pub estimated: bool,
}

/// All ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct DotPlot {
    /// From top to bottom.
    pub ranges: Vec<Range>,
    /// What they are compared with: where it stands and its words, a rule through all rows.
    pub here: Option<(f64, String)>,
    /// Values on the axis with their words.
    pub ticks: Vec<(f64, String)>,
    /// Equal distances are equal factors; all values must be above zero then.
    pub log: bool,
}

impl DotPlot {
    /// The height in CSS pixels at which the picture is comfortable.
    pub fn comfortable_height(&self) -> f64 {
        let above = if self.here.is_some() { ABOVE } else { 0.0 };
        self.ranges.len().max(1) as f64 * ROW + above + BELOW
    }
}

/// Draws the ranges. Refused where a value is not finite or too large, or not above zero on an axis of factors.
pub fn draw_dots<DB: DrawingBackend>(
    area: &Area<DB>,
    dots: &DotPlot,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let axis = Axis::of(dots)?;
    let above = if dots.here.is_some() { ABOVE } else { 0.0 };
    let plot = Plot {
        start: 8.0,
        end: pen.width - 8.0,
        top: above.min(pen.height * 0.2),
        bottom: pen.height - BELOW.min(pen.height * 0.25),
    };
    let x = |value: f64| plot.start + axis.share(value) * plot.width();
    draw_ticks(&pen, dots, plot, &x)?;
    if let Some((value, words)) = &dots.here {
        let at = x(*value);
        pen.rect((at - 0.75, plot.top), (at + 0.75, plot.bottom), theme.ink.alpha(0.85))?;
        let words = text::fit(words, text::LABEL * 1.06, pen.width - 2.0).unwrap_or_default();
        let half = text::width(&words, text::LABEL) * 0.53;
        let middle = at.min(pen.width - half - 1.0).max(half + 1.0);
        let label = Label { bold: true, ..Label::quiet(theme.ink, Anchor::Middle) };
        if plot.top >= ABOVE {
            pen.text(&words, (middle, plot.top - ABOVE / 2.0), label)?;
        }
    }
    let high = plot.height() / dots.ranges.len().max(1) as f64;
    for (index, range) in dots.ranges.iter().enumerate() {
        draw_range(&pen, range, plot.top + index as f64 * high, high.min(ROW * 1.3), &x)?;
    }
    Ok(())
}

/// A range: its name above, its line with a dot at both ends, their words outside of them or, at the edge, above them.
fn draw_range<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    range: &Range,
    top: f64,
    high: f64,
    x: &impl Fn(f64) -> f64,
) -> Result<(), ChartError> {
    let theme = pen.theme;
    let words = high >= 36.0;
    let y = if words { top + 31.0 } else { top + high / 2.0 };
    let (low, top_end) = (range.ends.0.min(range.ends.1), range.ends.0.max(range.ends.1));
    let (from, to) = (x(low), x(top_end));
    let colour = if range.estimated { theme.estimate } else { theme.accent };
    if to - from > 1.0 {
        let thick = 3.0;
        if range.estimated {
            let (on, off) = (6.0, 4.0);
            let count = ((to - from) / (on + off)).ceil().clamp(0.0, 2_048.0) as usize;
            for dash in 0..count {
                let start = from + dash as f64 * (on + off);
                let end = (start + on).min(to);
                pen.rect((start, y - thick / 2.0), (end, y + thick / 2.0), colour.alpha(0.75))?;
            }
        } else {
            pen.rect((from, y - thick / 2.0), (to, y + thick / 2.0), colour.alpha(0.75))?;
        }
    }
    let mark = if range.estimated { Mark::Ring } else { Mark::Disc };
    draw_mark(pen, mark, (from, y), RADIUS + 1.0, colour.alpha(1.0))?;
    draw_mark(pen, mark, (to, y), RADIUS + 1.0, colour.alpha(1.0))?;
    if !words {
        return Ok(());
    }
    let both = to - from > 1.0;
    let [low_text, high_text] = &range.texts;
    let wide = |text: &str| text::width(text, text::LABEL) * 1.06;
    let quiet = Label::quiet(theme.muted, Anchor::Start);
    let (before, after) = (wide(low_text) + 10.0, wide(high_text) + 10.0);
    // Both words beside their dots; where one finds no room, both stand after the name, so that none is lost.
    let beside = (!both || from - before >= 0.0) && to + after <= pen.width;
    let written = if both { format!("{low_text} – {high_text}") } else { high_text.clone() };
    let room = if beside { pen.width } else { pen.width - wide(&written) - 12.0 };
    let label = text::fit(&range.label, text::LABEL, room).unwrap_or_default();
    let name = wide(&label);
    // The rule of what is compared with runs behind the words, not through them.
    let behind = if beside { name } else { name + 11.0 + wide(&written) };
    pen.rect((0.0, top + 3.0), ((behind + 4.0).min(pen.width), top + 21.0), theme.paper.alpha(1.0))?;
    pen.text(&label, (1.0, top + 12.0), Label::quiet(theme.ink, Anchor::Start))?;
    if !beside {
        let at = name + if label.is_empty() { 1.0 } else { 11.0 };
        let written = text::fit(&written, text::LABEL, pen.width - at).unwrap_or_default();
        return pen.text(&written, (at, top + 12.0), quiet);
    }
    if both {
        pen.text(low_text, (from - 10.0, y), Label { anchor: Anchor::End, ..quiet })?;
    }
    pen.text(high_text, (to + 10.0, y), quiet)
}

fn draw_ticks<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    dots: &DotPlot,
    plot: Plot,
    x: &impl Fn(f64) -> f64,
) -> Result<(), ChartError> {
    let mut free_from = 0.0;
    let mut ticks: Vec<&(f64, String)> = dots.ticks.iter().collect();
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (value, words) in ticks {
        let at = x(*value);
        pen.rect((at, plot.top), (at + 1.0 / pen.scale, plot.bottom), pen.theme.grid.alpha(1.0))?;
        let half = text::width(words, text::LABEL) / 2.0;
        let middle = at.min(pen.width - half - 1.0).max(half + 1.0);
        if middle - half < free_from || pen.height - plot.bottom < BELOW {
            continue;
        }
        free_from = middle + half + 12.0;
        pen.text(words, (middle, plot.bottom + 15.0), Label::quiet(pen.theme.muted, Anchor::Middle))?;
    }
    Ok(())
}
