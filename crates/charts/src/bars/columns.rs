//! Bars as columns.

use super::{Bar, BarChart, Kind, pattern, share};
use crate::pen::{Anchor, Label, Pen};
use crate::{ChartError, text};
use plotters::backend::DrawingBackend;

/// Room for the values above and the labels below, CSS pixels.
const TOP: f64 = 22.0;
const BOTTOM: f64 = 24.0;
/// What stands above a withheld column that is too narrow for its reason; the table has the words.
const NOT_SHOWN: &str = "–";

/// Draws the columns from the reading start.
pub(super) fn draw<DB: DrawingBackend>(pen: &Pen<'_, DB>, chart: &BarChart) -> Result<(), ChartError> {
    let theme = pen.theme;
    let (top, base) = (TOP.min(pen.height * 0.25), pen.height - BOTTOM.min(pen.height * 0.25));
    let slot = pen.width / chart.bars.len().max(1) as f64;
    let thick = (slot * 0.64).min(56.0);
    let scale = chart.scale();
    // Over the highest column nothing stands: its value may be wider than the column, and those it would touch give way.
    let highest = highest(chart).map(|(index, bar)| {
        let half = text::width(&bar.text, text::LABEL) / 2.0;
        (index, ((index as f64 + 0.5) * slot).min(pen.width - half - 1.0).max(half + 1.0), half)
    });
    for (index, bar) in chart.bars.iter().enumerate() {
        let middle = (index as f64 + 0.5) * slot;
        let (from, to) = (middle - thick / 2.0, middle + thick / 2.0);
        let height = |value| base - (base - top) * share(value, scale);
        let (ended, colour) = match bar.kind() {
            Kind::Withheld => {
                pattern::withheld(pen, (from, top), (to, base), (from, top))?;
                (top, theme.muted)
            }
            Kind::Measured(value) => {
                pen.rect(
                    (from, height(value).min(base - 1.5)),
                    (to, base),
                    theme.accent.alpha(chart.strength(index)),
                )?;
                (height(value), if chart.highlight == Some(index) { theme.ink } else { theme.muted })
            }
            Kind::Estimated(low, high) => {
                let estimate = theme.estimate;
                pen.rect((from, height(low)), (to, base), estimate.alpha(0.5 * chart.strength(index)))?;
                pen.rect((from, height(high)), (to, height(low)), estimate.alpha(0.2))?;
                pattern::dashed_frame(pen, (from, height(high)), (to, base), estimate.alpha(0.9))?;
                (height(high), theme.muted)
            }
        };
        let half = text::width(&bar.text, text::LABEL) / 2.0;
        let (x, has_room) = match highest {
            Some((first, x, _)) if first == index => (x, true),
            Some((_, x, wide)) => {
                (middle, 2.0 * half <= slot - 2.0 && (middle - x).abs() >= half + wide + 2.0)
            }
            None => (middle, 2.0 * half <= slot - 2.0),
        };
        let fits = top >= TOP && has_room;
        let words = if fits { bar.text.as_str() } else { NOT_SHOWN };
        if fits || (bar.kind() == Kind::Withheld && top >= TOP && slot >= 10.0) {
            let bold = chart.highlight == Some(index);
            let label = Label { bold, ..Label::quiet(colour, Anchor::Middle) };
            pen.text(words, (x, ended - 10.0), label)?;
        }
    }
    pen.rect((0.0, base), (pen.width, base + 1.0 / pen.scale), theme.muted.alpha(0.55))?;
    if pen.height - base < BOTTOM { Ok(()) } else { draw_labels(pen, chart, slot, base + 13.0) }
}

/// The first of the highest columns with a value, and its place.
fn highest(chart: &BarChart) -> Option<(usize, &Bar)> {
    let drawn = chart.bars.iter().enumerate().filter(|(_, bar)| bar.end().is_some_and(|end| end > 0));
    drawn.min_by_key(|(_, bar)| std::cmp::Reverse(bar.end()))
}

/// As many labels as stand apart, at even distances, the last one always among them: it is often the present.
fn draw_labels<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    chart: &BarChart,
    slot: f64,
    y: f64,
) -> Result<(), ChartError> {
    let widest = chart.bars.iter().map(|bar| text::width(&bar.label, text::LABEL)).fold(1.0, f64::max);
    let every = ((widest + 6.0) / slot.max(0.1)).ceil().clamp(1.0, 4_096.0) as usize;
    for (index, bar) in chart.bars.iter().enumerate().rev().step_by(every) {
        let half = text::width(&bar.label, text::LABEL) / 2.0;
        let x = ((index as f64 + 0.5) * slot).min(pen.width - half - 1.0).max(half + 1.0);
        let ink = if chart.highlight == Some(index) { pen.theme.ink } else { pen.theme.muted };
        pen.text(&bar.label, (x, y), Label::quiet(ink, Anchor::Middle))?;
    }
    Ok(())
}
