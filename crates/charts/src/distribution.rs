//! A distribution: how many lie where, with quantiles that say what is usual.

use crate::pen::{Anchor, Area, Label, Pen};
use crate::scale::check;
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a row of words above the columns, and of the labels below, CSS pixels.
const ROW: f64 = 18.0;
const BELOW: f64 = 26.0;
/// Between a rule and its words, CSS pixels.
const AWAY: f64 = 5.0;

/// A place on the axis with its words: a label below it, or a quantile above.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Where it stands on the axis.
    pub at: f64,
    /// The words, as the locale writes them.
    pub text: String,
}

/// The distribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// How many lie in each of the equally wide bins.
    pub bins: Vec<u64>,
    /// Where the first bin begins and the last one ends.
    pub range: (f64, f64),
    /// Labels of the axis; those that would touch the one before are left out.
    pub labels: Vec<Place>,
    /// Quantiles in ascending order ("half have 12 or more"), each a rule through the columns.
    pub quantiles: Vec<Place>,
}

/// Draws the distribution. Refused where the range is none.
pub fn draw_distribution<DB: DrawingBackend>(
    area: &Area<DB>,
    distribution: &Distribution,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let (from, to) = (check(distribution.range.0)?, check(distribution.range.1)?);
    if from >= to {
        return Err(ChartError::refused(format!("a distribution from {from} to {to}")));
    }
    let x = |at: f64| ((at - from) / (to - from)).clamp(0.0, 1.0) * (pen.width - 2.0) + 1.0;
    let seen = |place: &&Place| (from..=to).contains(&place.at);
    let quantiles: Vec<&Place> = distribution.quantiles.iter().filter(seen).collect();
    let rows = rows(&quantiles, &x, pen.width);
    let levels = rows.iter().map(|row| row + 1).max().unwrap_or(0);
    let top = (levels as f64 * ROW + 8.0).min(pen.height * 0.5);
    let base = pen.height - BELOW.min(pen.height * 0.3);
    let most = distribution.bins.iter().copied().max().unwrap_or(0).max(1) as f64;
    let wide = (pen.width - 2.0) / distribution.bins.len().max(1) as f64;
    let gap = if wide >= 4.0 { 1.0 } else { 0.0 };
    for (index, &count) in distribution.bins.iter().enumerate().filter(|(_, count)| **count > 0) {
        let start = 1.0 + index as f64 * wide;
        // However few: one is not none.
        let height = ((base - top) * (count as f64 / most)).max(1.5);
        pen.rect((start, base - height), (start + wide - gap, base), theme.accent.alpha(0.75))?;
    }
    pen.rect((0.0, base), (pen.width, base + 1.0 / pen.scale), theme.muted.alpha(0.55))?;
    let placed =
        quantiles.iter().zip(rows).map(|(place, row)| (*place, top - 8.0 - (row as f64 + 0.5) * ROW));
    let placed: Vec<(&Place, f64)> = placed.filter(|(_, y)| *y >= ROW / 2.0 - 1.0).collect();
    for (place, y) in &placed {
        let at = x(place.at);
        pen.rect((at - 0.75, y - 6.0), (at + 0.75, base), theme.ink.alpha(0.85))?;
    }
    for (place, y) in placed {
        let (from, to) = extent(place, x(place.at), pen.width);
        let words = text::fit(&place.text, text::LABEL, pen.width - 2.0).unwrap_or_default();
        pen.rect((from - 2.0, y - 7.0), (to.min(pen.width), y + 7.0), theme.paper.alpha(1.0))?;
        pen.text(&words, (from, y), Label::quiet(theme.ink, Anchor::Start))?;
    }
    if pen.height - base < BELOW { Ok(()) } else { draw_labels(&pen, distribution, &x, base) }
}

/// From where to where a quantile's words go: after its rule like a flag, or before it where the picture ends.
fn extent(place: &Place, at: f64, width: f64) -> (f64, f64) {
    let wide = text::width(&place.text, text::LABEL) * 1.06;
    let from = if at + AWAY + wide <= width - 1.0 { at + AWAY } else { (at - AWAY - wide).max(1.0) };
    (from, from + wide)
}

/// The rows in which words stand, counted from the columns upwards: words stand above every rule that would run through
/// them, and none stand on others.
fn rows(quantiles: &[&Place], x: &impl Fn(f64) -> f64, width: f64) -> Vec<usize> {
    let flags: Vec<(f64, (f64, f64))> =
        quantiles.iter().map(|place| (x(place.at), extent(place, x(place.at), width))).collect();
    let mut rows = vec![0; flags.len()];
    let most = flags.len().saturating_sub(1);
    let hit = |rule: f64, (left, right): (f64, f64)| rule > left - 3.0 && rule < right + 3.0;
    // Each turn settles at least one flag; what stands in a circle is stopped by `most`.
    for _ in 0..flags.len() {
        for (index, (rule, extent)) in flags.iter().enumerate() {
            let above = flags.iter().zip(&rows).enumerate().filter(|(other, _)| *other != index).map(
                |(other, ((other_rule, other_extent), row))| {
                    let touching = extent.0 < other_extent.1 + 8.0 && other_extent.0 < extent.1 + 8.0;
                    let under = hit(*other_rule, *extent);
                    let settled = hit(*rule, *other_extent) || other > index;
                    if under || (touching && !settled) { row + 1 } else { 0 }
                },
            );
            let row = above.max().unwrap_or(0).min(most);
            if let Some(place) = rows.get_mut(index) {
                *place = row.max(*place);
            }
        }
    }
    let circle = rows.iter().enumerate().any(|(index, row)| {
        let clash = |(other, flag): (usize, &(f64, (f64, f64)))| {
            let same = other > index && rows.get(other) == Some(row);
            let mine = flags.get(index).map_or((0.0, 0.0), |flag| flag.1);
            same && mine.0 < flag.1.1 && flag.1.0 < mine.1
        };
        flags.iter().enumerate().any(clash)
    });
    // Then each has a row of its own, and rules are interrupted where words stand.
    if circle { (0..flags.len()).rev().collect() } else { rows }
}

fn draw_labels<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    distribution: &Distribution,
    x: &impl Fn(f64) -> f64,
    base: f64,
) -> Result<(), ChartError> {
    let mut free_from = 0.0;
    for label in distribution.labels.iter().filter(|label| label.at.is_finite()) {
        let wide = text::width(&label.text, text::LABEL);
        let from = (x(label.at) - wide / 2.0).min(pen.width - wide - 1.0).max(1.0);
        if from < free_from {
            continue;
        }
        free_from = from + wide + 12.0;
        pen.text(&label.text, (from, base + 15.0), Label::quiet(pen.theme.muted, Anchor::Start))?;
    }
    Ok(())
}
