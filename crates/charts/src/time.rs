//! Lines over time, on three layers: axes that stand still, lines that move when something happens, and a cursor that
//! moves with the pointer or the keys. All three agree on a [`TimeFrame`].

mod axes;
mod band;
mod cursor;
pub(crate) mod ends;
mod key;
mod live;
mod points;
mod present;
mod ticks;
mod view;

pub use axes::draw_time_axes;
pub use cursor::{Readout, ReadoutRow, draw_brush, draw_cursor};
pub use live::{LineData, TimeLive, draw_time_lines};
pub use points::Points;
pub use present::Present;
pub use ticks::{DAY, HOUR, MINUTE, WEEK, time_ticks};
pub use view::View;

use crate::palette::mark;
use crate::pen::SMALLEST;
use crate::plot::Plot;
use crate::{Rgb, Scale, Theme, palette::Mark, text};

/// Room for the marks of shares and the labels of time, CSS pixels.
const BOTTOM: f64 = 28.0;
/// Room above and below the lines of a picture without any words, CSS pixels.
const BARE: f64 = 6.0;
/// Room above the highest value, CSS pixels.
const TOP: f64 = 12.0;
/// The same with the words of the present.
const TOP_WITH_WORDS: f64 = 26.0;
/// Room after the last moment, for its dot, CSS pixels.
const AFTER: f64 = 8.0;
/// Names stand at the ends of their lines unless they take more than this share of the width.
const ENDS: f64 = 0.24;

/// What kind of figures a line shows; each kind looks its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Measured or reported: a solid line.
    Solid,
    /// Estimated: a broken line.
    Dashed,
    /// What is compared with, such as the period before: thin and muted.
    Muted,
}

/// A line's name and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineName {
    /// What it is called; may be empty where there is one line only.
    pub label: String,
    /// What kind of figures it shows.
    pub look: Look,
    /// Its place among the series colours, where several stand side by side; without, it has the colour of its kind.
    pub series: Option<usize>,
}

/// A label on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLabel {
    /// The moment, milliseconds.
    pub at: f64,
    /// The words, as the locale writes them.
    pub text: String,
}

/// What all layers agree on. Draw the axes again only when it differs.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeFrame {
    /// The stretch of time in sight.
    pub view: View,
    /// The scale of values.
    pub scale: Scale,
    /// How to write the values of [`Scale::ticks`], in their order.
    pub y_labels: Vec<String>,
    /// Labels of time; those that would touch a later one are left out.
    pub x_labels: Vec<TimeLabel>,
    /// The lines, in the order of their figures.
    pub lines: Vec<LineName>,
    /// Leaves room above for what the [`Present`] says.
    pub words_above: bool,
    /// Lays a soft ground below the line where one solid line is spoken of.
    pub ground: bool,
}

impl LineName {
    /// The colour of the line.
    pub(crate) fn colour(&self, theme: &Theme) -> Rgb {
        match (self.series, self.look) {
            (_, Look::Muted) => theme.muted,
            (Some(index), _) => theme.series(index),
            (None, Look::Solid) => theme.accent,
            (None, Look::Dashed) => theme.estimate,
        }
    }

    /// The mark of the line, where it is one among several.
    pub(crate) fn mark(&self) -> Option<Mark> {
        self.series.filter(|_| self.look != Look::Muted).map(mark)
    }
}

impl TimeFrame {
    /// A frame without labels of time.
    pub fn new(view: View, scale: Scale, lines: Vec<LineName>) -> Self {
        Self {
            view,
            scale,
            y_labels: scale.labels(),
            x_labels: Vec::new(),
            lines,
            words_above: false,
            ground: true,
        }
    }

    /// Whether names stand at the ends of their lines; else they stand in rows above.
    pub(crate) fn names_at_ends(&self, width: f64) -> bool {
        self.lines.iter().map(|line| text::width(&line.label, text::LABEL)).fold(0.0, f64::max)
            <= width * ENDS
    }

    /// The room for names after the lines' ends, CSS pixels.
    fn after(&self, width: f64) -> f64 {
        let widest = self.lines.iter().map(|line| text::width(&line.label, text::LABEL)).fold(0.0, f64::max);
        if widest > 0.0 && self.names_at_ends(width) { widest * 1.06 + 16.0 } else { AFTER }
    }

    /// The same without any words: the lines take the whole height, as in a strip.
    pub fn bare(view: View, scale: Scale, lines: Vec<LineName>) -> Self {
        Self { y_labels: Vec::new(), ..Self::new(view, scale, lines) }
    }

    /// Whether nothing is written around the lines.
    fn is_bare(&self) -> bool {
        self.y_labels.is_empty() && self.x_labels.is_empty() && !self.words_above
    }

    /// Where the values stand in a picture of this size.
    pub(crate) fn plot(&self, width: f64, height: f64) -> Plot {
        let widest = self.y_labels.iter().map(|label| text::width(label, text::LABEL)).fold(0.0, f64::max);
        let words = if self.words_above { TOP_WITH_WORDS } else { TOP };
        let (above, below) = if self.is_bare() { (BARE, BARE) } else { (words, BOTTOM) };
        let top = above + key::height(self, width);
        let start = (widest + 10.0).min(width * 0.3);
        Plot {
            start,
            end: (width - self.after(width)).max(start + 8.0),
            top: top.min(height * 0.4),
            bottom: height - below.min(height * 0.3),
        }
    }

    /// The moment under a pointer at `x` CSS pixels from the left of a picture of this size, in CSS pixels; none beside
    /// the values.
    pub fn moment_at(&self, x: f64, (width, height): (f64, f64), theme: &Theme) -> Option<f64> {
        let plot = self.plot(width, height);
        let x = if theme.rtl { width - x } else { x };
        let share = (x - plot.start) / plot.width();
        let near = share.is_finite() && (-0.05..=1.05).contains(&share);
        near.then(|| self.view.at(share.clamp(0.0, 1.0)))
    }

    /// Where a value stands in a picture of this size: CSS pixels from the left and the top. None for what is out of
    /// sight and where the picture is too small to be drawn.
    pub fn place(&self, at: f64, value: f64, size: (f64, f64), theme: &Theme) -> Option<(f64, f64)> {
        let (width, height) = size;
        let seen = self.view.shows(at) && value.is_finite() && width >= SMALLEST && height >= SMALLEST;
        let plot = self.plot(width, height);
        let x = plot.start + self.view.share(at) * plot.width();
        seen.then(|| (if theme.rtl { width - x } else { x }, self.height_of(value, plot)))
    }

    /// Height of a value, CSS pixels from the top.
    pub(crate) fn height_of(&self, value: f64, plot: Plot) -> f64 {
        plot.bottom - self.scale.share(value) * plot.height()
    }
}
