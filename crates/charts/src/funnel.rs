//! A funnel: how many come as far as each step.

use crate::bars::pattern;
use crate::pen::{Anchor, Area, Label, Pen};
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a step and of the passage to the next, CSS pixels.
const STEP: f64 = 46.0;
const PASSAGE: f64 = 26.0;
/// Of a step's height its words take so much, CSS pixels.
const WORDS: f64 = 20.0;

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelStep {
    /// What people do here.
    pub label: String,
    /// How many, or why it is withheld, as the locale writes it.
    pub text: String,
    /// How many; none where that may not be shown.
    pub value: Option<u64>,
    /// What to say of the passage from the step before: "38 % went on". Empty at the first step.
    pub passage: String,
}

/// The height in CSS pixels at which a funnel of so many steps is comfortable.
pub fn funnel_height(steps: usize) -> f64 {
    (steps as f64 * (STEP + PASSAGE) - PASSAGE).max(crate::pen::SMALLEST)
}

/// Draws the steps from top to bottom, each as long as its share of the largest. A later step may be larger than an
/// earlier one: people come in on the way.
pub fn draw_funnel<DB: DrawingBackend>(
    area: &Area<DB>,
    steps: &[FunnelStep],
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let most = steps.iter().filter_map(|step| step.value).max().unwrap_or(1).max(1) as f64;
    let unit = pen.height / funnel_height(steps.len()).max(1.0);
    let unit = unit.min(1.3);
    let length = |step: &FunnelStep| {
        step.value.map_or(pen.width, |value| (value as f64 / most * pen.width).max(1.5)).min(pen.width)
    };
    let top_of = |index: usize| index as f64 * (STEP + PASSAGE) * unit;
    let base_of = |index: usize| top_of(index) + STEP * unit;
    for (index, step) in steps.iter().enumerate() {
        let (top, base) = (top_of(index), base_of(index));
        // Where there is no room for words the table has them.
        let words = unit >= 0.6;
        let bar_top = if words { top + WORDS } else { top };
        if let Some(before) = index.checked_sub(1).and_then(|before| steps.get(before)) {
            let from = base_of(index - 1);
            if before.value.is_some() && step.value.is_some() {
                let shape = [(0.0, from), (length(before), from), (length(step), bar_top), (0.0, bar_top)];
                pen.polygon(&shape, theme.accent.alpha(0.13))?;
            }
            if words && PASSAGE * unit >= 15.0 {
                let passage = text::fit(&step.passage, text::LABEL, pen.width - 8.0).unwrap_or_default();
                let y = (from + top) / 2.0;
                pen.text(&passage, (8.0, y), Label::quiet(theme.muted, Anchor::Start))?;
            }
        }
        match step.value {
            Some(_) => pen.rect((0.0, bar_top), (length(step), base), theme.accent.alpha(1.0))?,
            None => pattern::withheld(&pen, (0.0, bar_top), (pen.width, base), (0.0, bar_top))?,
        }
        if words {
            draw_words(&pen, step, top + WORDS / 2.0)?;
        }
    }
    Ok(())
}

fn draw_words<DB: DrawingBackend>(pen: &Pen<'_, DB>, step: &FunnelStep, y: f64) -> Result<(), ChartError> {
    let figure = text::width(&step.text, text::STRONG) * 1.06;
    let room = pen.width - figure - 12.0;
    let label = text::fit(&step.label, text::LABEL, room).unwrap_or_default();
    let at = text::width(&label, text::LABEL) * 1.06 + if label.is_empty() { 0.0 } else { 10.0 };
    pen.text(&label, (0.0, y), Label::quiet(pen.theme.ink, Anchor::Start))?;
    let text = text::fit(&step.text, text::STRONG, pen.width - at).unwrap_or_default();
    pen.text(&text, (at, y), Label::strong(pen.theme.ink, Anchor::Start))
}
