//! The layer that moves with the pointer or the keys: a rule, the figures under it, and a note that reads them out.

use super::{TimeFrame, key};
use crate::marks::{RADIUS, SAMPLE, draw_mark};
use crate::palette::Mark;
use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a row of the note and the space around its words, CSS pixels.
const ROW: f64 = 18.0;
const PAD: f64 = 9.0;
/// Between the rule and the note, CSS pixels.
const AWAY: f64 = 12.0;

/// What a cursor reads out.
#[derive(Debug, Clone, PartialEq)]
pub struct Readout {
    /// The moment it stands on, milliseconds.
    pub at: f64,
    /// The moment in words; without it and without words in the rows there is no note, only the rule and its points.
    pub title: String,
    /// A row for each line that has something to say.
    pub rows: Vec<ReadoutRow>,
}

/// What a cursor reads out of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadoutRow {
    /// Its place among [`TimeFrame::lines`].
    pub line: usize,
    /// Its figure there, if it has one.
    pub value: Option<f64>,
    /// Name and figure, as the locale writes them.
    pub text: String,
}

/// Draws the cursor; nothing where its moment is out of sight.
pub fn draw_cursor<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &TimeFrame,
    readout: &Readout,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme).filter(|_| frame.view.shows(readout.at)) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let x = plot.start + frame.view.share(readout.at) * plot.width();
    pen.rect((x - 0.5, plot.top), (x + 0.5, plot.bottom), theme.ink.alpha(0.55))?;
    for row in &readout.rows {
        let Some((line, value)) = frame.lines.get(row.line).zip(row.value.filter(|value| value.is_finite()))
        else {
            continue;
        };
        let at = (x, frame.height_of(value, plot));
        let mark = line.mark().unwrap_or(Mark::Disc);
        draw_mark(&pen, mark, at, RADIUS + 0.5, line.colour(theme).alpha(1.0))?;
    }
    let silent = readout.title.is_empty() && readout.rows.iter().all(|row| row.text.is_empty());
    if silent { Ok(()) } else { draw_note(&pen, frame, readout, (x, plot)) }
}

/// Draws what a brush has chosen, from one moment to another, in any order: the rest steps back. Nothing where none of it
/// is in sight.
pub fn draw_brush<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &TimeFrame,
    (from, to): (f64, f64),
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let share = |at: f64| frame.view.share(at).clamp(0.0, 1.0);
    let (start, end) = (share(from.min(to)), share(from.max(to)));
    let seen = start < end;
    if !seen {
        return Ok(());
    }
    let x = |share: f64| plot.start + share * plot.width();
    let veil = theme.paper.alpha(0.6);
    if start > 0.0 {
        pen.rect((plot.start, plot.top), (x(start), plot.bottom), veil)?;
    }
    if end < 1.0 {
        pen.rect((x(end), plot.top), (plot.end, plot.bottom), veil)?;
    }
    for edge in [start, end] {
        pen.rect((x(edge) - 0.5, plot.top), (x(edge) + 0.5, plot.bottom), theme.ink.alpha(0.55))?;
    }
    Ok(())
}

/// The note stands after the rule, or before it where there is no room.
fn draw_note<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    frame: &TimeFrame,
    readout: &Readout,
    (x, plot): (f64, Plot),
) -> Result<(), ChartError> {
    let indent = SAMPLE + 6.0;
    let rows = readout.rows.iter().map(|row| indent + text::width(&row.text, text::LABEL));
    let widest = rows.fold(text::width(&readout.title, text::LABEL) * 1.08, f64::max);
    let wide = (widest + 2.0 * PAD).min(pen.width - 2.0);
    let high = (readout.rows.len() + usize::from(!readout.title.is_empty())) as f64 * ROW + PAD;
    let after = x + AWAY + wide <= pen.width - 1.0;
    let left = if after { x + AWAY } else { (x - AWAY - wide).max(1.0) };
    let top = (plot.top + 2.0).min(pen.height - high - 1.0).max(1.0);
    let (corner, opposite) = ((left, top), (left + wide, top + high));
    pen.rect((left - 1.0, top - 1.0), (opposite.0 + 1.0, opposite.1 + 1.0), pen.theme.muted.alpha(0.6))?;
    pen.rect(corner, opposite, pen.theme.paper.alpha(1.0))?;
    let mut y = top + PAD / 2.0 + ROW / 2.0;
    let inner = wide - 2.0 * PAD;
    if !readout.title.is_empty() {
        let title = text::fit(&readout.title, text::LABEL, inner).unwrap_or_default();
        let label = Label { bold: true, ..Label::quiet(pen.theme.ink, Anchor::Start) };
        pen.text(&title, (left + PAD, y), label)?;
        y += ROW;
    }
    for row in &readout.rows {
        if let Some(line) = frame.lines.get(row.line) {
            key::draw_sample(pen, line, (left + PAD, y))?;
        }
        let words = text::fit(&row.text, text::LABEL, inner - indent).unwrap_or_default();
        pen.text(&words, (left + PAD + indent, y), Label::quiet(pen.theme.ink, Anchor::Start))?;
        y += ROW;
    }
    Ok(())
}
