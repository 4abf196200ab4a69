//! Bars as rows.

use super::{Bar, BarChart, Kind, pattern, share};
use crate::pen::{Anchor, Label, Pen};
use crate::{ChartError, text};
use plotters::backend::DrawingBackend;

/// Labels may take this share of the width before they move above their bars.
const LABEL_SHARE: f64 = 0.36;
/// Space between a bar and its texts, CSS pixels.
const GAP: f64 = 8.0;
/// A row this high, CSS pixels, holds a label above its bar.
const STACKED: f64 = 34.0;

/// Whether the labels are too long to stand beside their bars.
pub(super) fn labels_stand_above(chart: &BarChart, width: f64) -> bool {
    widest(&chart.bars, |bar| &bar.label) > width * LABEL_SHARE - GAP
}

fn widest(bars: &[Bar], of: impl Fn(&Bar) -> &String) -> f64 {
    bars.iter().map(|bar| text::width(of(bar), text::LABEL)).fold(0.0, f64::max)
}

/// Where things stand: the bars from `start`, the full scale at `end`, CSS pixels.
struct Grid {
    above: bool,
    start: f64,
    end: f64,
    slot: f64,
}

impl Grid {
    fn of(chart: &BarChart, width: f64, height: f64) -> Self {
        let slot = height / chart.bars.len().max(1) as f64;
        let above = labels_stand_above(chart, width) && slot >= STACKED;
        let labels = (widest(&chart.bars, |bar| &bar.label) * 1.05 + GAP).min(width * LABEL_SHARE);
        let values = chart.bars.iter().filter(|bar| bar.kind() != Kind::Withheld);
        let values = values.map(|bar| text::width(&bar.text, text::LABEL)).fold(0.0, f64::max) + GAP;
        let start = if above { 1.0 } else { labels };
        Self { above, start, end: (width - values.min(width * 0.35)).max(start + 8.0), slot }
    }
}

/// Draws the rows from top to bottom.
pub(super) fn draw<DB: DrawingBackend>(pen: &Pen<'_, DB>, chart: &BarChart) -> Result<(), ChartError> {
    let grid = Grid::of(chart, pen.width, pen.height);
    let scale = chart.scale();
    for (index, bar) in chart.bars.iter().enumerate() {
        let top = index as f64 * grid.slot;
        let thick = if grid.above { (grid.slot * 0.4).min(18.0) } else { (grid.slot * 0.6).min(20.0) };
        let middle = if grid.above { top + 20.0 + thick / 2.0 } else { top + grid.slot / 2.0 };
        let ink = if chart.highlight == Some(index) { pen.theme.ink } else { pen.theme.muted };
        if grid.above {
            let label = text::fit(&bar.label, text::LABEL, pen.width - 2.0).unwrap_or_default();
            pen.text(&label, (grid.start, top + 10.0), Label::quiet(pen.theme.ink, Anchor::Start))?;
        } else if grid.slot >= 11.0 {
            let label = text::fit(&bar.label, text::LABEL, grid.start - GAP).unwrap_or_default();
            pen.text(&label, (grid.start - GAP, middle), Label::quiet(pen.theme.ink, Anchor::End))?;
        }
        let (from, to) = (middle - thick / 2.0, middle + thick / 2.0);
        let length = |value| grid.start + (grid.end - grid.start) * share(value, scale);
        let ended = match bar.kind() {
            Kind::Withheld => {
                withheld(pen, &grid, bar, (from, to))?;
                continue;
            }
            Kind::Measured(value) => {
                let colour = pen.theme.accent.alpha(chart.strength(index));
                pen.rect((grid.start, from), (length(value).max(grid.start + 1.5), to), colour)?;
                length(value)
            }
            Kind::Estimated(low, high) => {
                let estimate = pen.theme.estimate;
                pen.rect((grid.start, from), (length(low), to), estimate.alpha(0.5 * chart.strength(index)))?;
                pen.rect((length(low), from), (length(high), to), estimate.alpha(0.2))?;
                pattern::dashed_frame(pen, (grid.start, from), (length(high), to), estimate.alpha(0.9))?;
                length(high)
            }
        };
        if grid.slot >= 11.0 {
            pen.text(&bar.text, (ended + GAP * 0.75, middle), Label::quiet(ink, Anchor::Start))?;
        }
    }
    Ok(())
}

/// A withheld row: its reason, then hatching over the whole scale, so that no length can be read from it.
fn withheld<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    grid: &Grid,
    bar: &Bar,
    (from, to): (f64, f64),
) -> Result<(), ChartError> {
    let room = grid.end - grid.start - 2.0 * GAP;
    let reason = text::fit(&bar.text, text::LABEL, room).filter(|_| to - from >= 11.0).unwrap_or_default();
    let reason_width = if reason.is_empty() { 0.0 } else { text::width(&reason, text::LABEL) + 2.0 * GAP };
    let hatched = (grid.start + reason_width).min(grid.end);
    pattern::withheld(pen, (grid.start, from), (grid.end, to), (hatched, from))?;
    let at = (grid.start + GAP * 0.75, (from + to) / 2.0);
    pen.text(&reason, at, Label::quiet(pen.theme.muted, Anchor::Start))
}
