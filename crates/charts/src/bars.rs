//! Bars: ranked as rows, or week by week as columns. A value may be withheld (too few people) or estimated.

mod columns;
pub(crate) mod pattern;
mod rows;

use crate::pen::{Area, Pen};
use crate::{ChartError, Theme};
use plotters::backend::DrawingBackend;

/// One bar. With a value it is measured; with a range only it is estimated; with neither it is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// The value as the locale writes it, or why it is withheld ("fewer than five").
    pub text: String,
    /// The measured value, where there is one that may be shown.
    pub value: Option<u64>,
    /// The interval of an estimate, low and high.
    pub range: Option<(u64, u64)>,
}

/// How bars stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One below the other, growing in reading direction: for rankings and long labels.
    Rows,
    /// Side by side, growing upwards, in reading direction: for weeks.
    Columns,
}

/// A picture of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarChart {
    /// From top to bottom, or from the reading start.
    pub bars: Vec<Bar>,
    /// Rows or columns.
    pub layout: Layout,
    /// The bar that is spoken of, often the present week: the others step back.
    pub highlight: Option<usize>,
}

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Measured(u64),
    Estimated(u64, u64),
    Withheld,
}

impl Bar {
    fn kind(&self) -> Kind {
        match (self.value, self.range) {
            (Some(value), _) => Kind::Measured(value),
            (None, Some((low, high))) => Kind::Estimated(low.min(high), low.max(high)),
            (None, None) => Kind::Withheld,
        }
    }

    /// Where the bar ends, none when it is withheld.
    fn end(&self) -> Option<u64> {
        match self.kind() {
            Kind::Measured(value) => Some(value),
            Kind::Estimated(_, high) => Some(high),
            Kind::Withheld => None,
        }
    }
}

impl BarChart {
    /// The highest value drawn, at least 1.
    fn scale(&self) -> u64 {
        self.bars.iter().filter_map(Bar::end).max().unwrap_or(1).max(1)
    }

    /// The height in CSS pixels at which the picture is comfortable when `width` CSS pixels wide.
    pub fn comfortable_height(&self, width: f64) -> f64 {
        match self.layout {
            Layout::Rows if rows::labels_stand_above(self, width) => 46.0 * self.bars.len() as f64,
            Layout::Rows => 34.0 * self.bars.len() as f64,
            Layout::Columns => (width * 0.5).clamp(160.0, 280.0),
        }
        .max(crate::pen::SMALLEST)
    }

    /// Opacity of the bar at an index.
    fn strength(&self, index: usize) -> f64 {
        if self.highlight.is_none_or(|chosen| chosen == index) { 1.0 } else { 0.45 }
    }
}

/// A value as a share of the scale, 0 to 1.
fn share(value: u64, scale: u64) -> f64 {
    (value as f64 / scale.max(1) as f64).clamp(0.0, 1.0)
}

/// Draws the bars.
pub fn draw_bars<DB: DrawingBackend>(
    area: &Area<DB>,
    chart: &BarChart,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    match chart.layout {
        Layout::Rows => rows::draw(&pen, chart),
        Layout::Columns => columns::draw(&pen, chart),
    }
}
