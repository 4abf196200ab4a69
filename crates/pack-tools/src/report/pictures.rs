//! The report's pictures.

use charts::{
    Bar, BarChart, Layout, Theme,
    dots::{DotPlot, Range, draw_dots},
    draw_bars, to_svg,
};

use super::document::Part;

/// Width of all of them, CSS pixels.
const WIDTH: u32 = 720;

/// Shares as bars, largest first; none of an empty list. A share without a number is withheld.
pub fn bars(shares: &[(String, Option<f64>, String)], words: &str) -> Option<Part> {
    let bar = |(label, share, text): &(String, Option<f64>, String)| Bar {
        label: label.clone(),
        text: text.clone(),
        value: share.map(|share| (10_000.0 * share).round().max(0.0) as u64),
        range: None,
    };
    let chart = BarChart { bars: shares.iter().map(bar).collect(), layout: Layout::Rows, highlight: None };
    let height = chart.comfortable_height(f64::from(WIDTH)) as u32;
    let svg = to_svg(WIDTH, height, &Theme::light(), |area, theme| draw_bars(area, &chart, theme)).ok()?;
    (!shares.is_empty()).then(|| Part::Picture(svg, words.to_owned()))
}

/// A range with its name and its words at both ends.
pub fn range(label: &str, ends: (f64, f64), estimated: bool) -> Range {
    let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
    let texts = [format!("{low:.2}"), format!("{high:.2}")];
    Range { label: label.to_owned(), ends: (low, high), texts, estimated }
}

/// Ranges on an axis, with a rule where they are compared; none of an empty list.
pub fn ranges(ranges: Vec<Range>, axis: &[f64], here: Option<(f64, &str)>, words: &str) -> Option<Part> {
    if ranges.is_empty() {
        return None;
    }
    let plot = DotPlot {
        ranges,
        here: here.map(|(at, words)| (at, words.to_owned())),
        ticks: axis.iter().map(|at| (*at, format!("{at}"))).collect(),
        log: false,
    };
    let height = plot.comfortable_height() as u32;
    let svg = to_svg(WIDTH, height, &Theme::light(), |area, theme| draw_dots(area, &plot, theme)).ok()?;
    Some(Part::Picture(svg, words.to_owned()))
}
