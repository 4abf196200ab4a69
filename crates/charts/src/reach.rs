//! Reach: measured clicks over time, on two layers. The axes are static; only the line is drawn again when a click
//! arrives.

mod live;
mod past;

pub use live::{ReachSeries, draw_series};
pub use past::{ReachSheet, draw_before, draw_brush, draw_cursor, draw_past, draw_sheet};

use crate::pen::{Anchor, Area, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, Theme, compact, nice_step, text};
use plotters::backend::DrawingBackend;

/// Room above the highest value, CSS pixels: the label of the present stands there.
const TOP: f64 = 26.0;
/// Room below the base line for the marks of shares and the labels of time.
const BOTTOM: f64 = 28.0;
/// Room above and below a line without words.
const BARE: f64 = 6.0;
/// Room after the present, for its dot.
const AFTER: f64 = 8.0;

/// A label on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct XLabel {
    /// 0 is the oldest bucket, 1 the present.
    pub at: f64,
    /// The words, as the locale writes them.
    pub text: String,
}

/// What both layers agree on: the scale and its labels.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachFrame {
    /// The clicks at the upper edge.
    pub y_max: u64,
    /// Clicks from one line of the grid to the next, at least 1.
    pub y_step: u64,
    /// How to write the values of [`ReachFrame::ticks`], in their order; [`compact`] digits until the app sets its
    /// locale's.
    pub y_labels: Vec<String>,
    /// Labels of time; those that would touch a later one are left out.
    pub x_labels: Vec<XLabel>,
}

impl ReachFrame {
    /// A frame whose scale holds `max` with at most four whole-number steps. Draw the axes again only when the frame
    /// for a new maximum differs from the old one.
    pub fn for_max(max: u64) -> Self {
        let max = max.max(4);
        let y_step = nice_step(max, 4);
        let y_max = max.div_ceil(y_step).saturating_mul(y_step);
        let mut frame = Self { y_max, y_step, y_labels: Vec::new(), x_labels: Vec::new() };
        frame.y_labels = frame.ticks().into_iter().map(compact).collect();
        frame
    }

    /// The values of the grid's lines, from 0 upwards.
    pub fn ticks(&self) -> Vec<u64> {
        let steps = (self.y_max / self.y_step.max(1)).min(20);
        (0..=steps).map(|index| self.y_step.saturating_mul(index)).collect()
    }

    pub(crate) fn plot(&self, width: f64, height: f64) -> Plot {
        let widest = self.y_labels.iter().map(|label| text::width(label, text::LABEL)).fold(0.0, f64::max);
        let start = (widest + 10.0).min(width * 0.3);
        let end = width - AFTER;
        // Without any words the line takes the whole height.
        if self.y_labels.is_empty() && self.x_labels.is_empty() {
            return Plot { start, end, top: BARE.min(height / 3.0), bottom: height - BARE.min(height / 3.0) };
        }
        Plot { start, end, top: TOP.min(height * 0.3), bottom: height - BOTTOM.min(height * 0.3) }
    }

    /// The bucket under a pointer at `x` CSS pixels from the left of a picture `width` CSS pixels wide.
    pub fn bucket_at(&self, x: f64, width: f64, buckets: usize, theme: &Theme) -> Option<usize> {
        let plot = self.plot(width, width);
        let x = if theme.rtl { width - x } else { x };
        let last = buckets.checked_sub(1)?;
        let share = (x - plot.start) / (plot.end - plot.start).max(1.0);
        (share.is_finite() && (-0.05..=1.05).contains(&share))
            .then(|| ((share.clamp(0.0, 1.0) * last as f64).round() as usize).min(last))
    }
}

/// Height of a value on the plot, CSS pixels from the top. Values above the scale stand at its edge.
pub(crate) fn height_of(value: u64, y_max: u64, plot: Plot) -> f64 {
    let share = (value as f64 / y_max.max(1) as f64).clamp(0.0, 1.0);
    plot.bottom - share * (plot.bottom - plot.top)
}

/// The static layer: a light grid, few labels.
pub fn draw_axes<DB: DrawingBackend>(
    area: &Area<DB>,
    frame: &ReachFrame,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let plot = frame.plot(pen.width, pen.height);
    let ticks = frame.ticks();
    let apart = (plot.bottom - plot.top) / ticks.len().saturating_sub(1).max(1) as f64;
    // On a low picture every second or fourth line is enough; the base line always stays.
    let every = (20.0 / apart.max(1.0)).ceil().max(1.0) as usize;
    for (index, &tick) in ticks.iter().enumerate().step_by(every) {
        let y = height_of(tick, frame.y_max, plot);
        let colour = if index == 0 { theme.muted.alpha(0.55) } else { theme.grid.alpha(1.0) };
        pen.rect((plot.start, y), (plot.end, y + 1.0 / pen.scale), colour)?;
        if let Some(label) = frame.y_labels.get(index) {
            pen.text(label, (plot.start - 6.0, y), Label::quiet(theme.muted, Anchor::End))?;
        }
    }
    if pen.height - plot.bottom < BOTTOM { Ok(()) } else { draw_times(&pen, &frame.x_labels, plot) }
}

/// The labels of time, the latest first: it is the one that must not be left out.
fn draw_times<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    labels: &[XLabel],
    plot: Plot,
) -> Result<(), ChartError> {
    let mut latest: Vec<&XLabel> = labels.iter().filter(|label| label.at.is_finite()).collect();
    latest.sort_by(|a, b| b.at.total_cmp(&a.at));
    let mut free_until = pen.width;
    for label in latest {
        let half = text::width(&label.text, text::LABEL) / 2.0;
        let wanted = plot.start + label.at.clamp(0.0, 1.0) * (plot.end - plot.start);
        let x = wanted.min(pen.width - half - 1.0).max(half + 1.0);
        if x + half > free_until {
            continue;
        }
        free_until = x - half - 14.0;
        pen.text(&label.text, (x, plot.bottom + 18.0), Label::quiet(pen.theme.muted, Anchor::Middle))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_holds_the_maximum_in_whole_steps() {
        for max in [0, 1, 3, 4, 5, 41, 99, 1_000, 123_456, u64::MAX] {
            let frame = ReachFrame::for_max(max);
            assert!(frame.y_max >= max && frame.y_step >= 1, "{max}");
            let ticks = frame.ticks();
            assert!((2..=5).contains(&ticks.len()), "{max}: {ticks:?}");
            assert_eq!(ticks.len(), frame.y_labels.len());
        }
        assert_eq!(ReachFrame::for_max(41).ticks(), [0, 20, 40, 60]);
        assert_eq!(ReachFrame::for_max(0).ticks(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_pointer_finds_its_bucket_in_both_directions() {
        let frame = ReachFrame::for_max(100);
        let (ltr, rtl) = (Theme::light(), Theme { rtl: true, ..Theme::light() });
        assert_eq!(frame.bucket_at(592.0, 600.0, 14, &ltr), Some(13));
        assert_eq!(frame.bucket_at(8.0, 600.0, 14, &rtl), Some(13));
        assert_eq!(frame.bucket_at(592.0, 600.0, 0, &ltr), None);
        assert_eq!(frame.bucket_at(f64::NAN, 600.0, 14, &ltr), None);
        assert_eq!(frame.bucket_at(-500.0, 600.0, 14, &ltr), None);
    }
}
