//! The pictures of a report, drawn by `charts`: the same code draws them in the app.

use charts::{
    BarChart, ChartError, Scale, draw_bars,
    time::{
        DAY, LineData, LineName, Points, TimeFrame, TimeLabel, TimeLive, View, draw_time_axes,
        draw_time_lines, time_ticks,
    },
    to_svg,
};
use domain::time::Instant;

use crate::{Look, paint::directed, sheet::Line};

/// Labels of time, at most.
const LABELS: usize = 6;

/// Bars at a width; their SVG and its height.
pub(crate) fn bars(chart: &BarChart, width: f64, look: &Look) -> Result<(String, f64), ChartError> {
    let height = chart.comfortable_height(width).round();
    let mut chart = chart.clone();
    for bar in &mut chart.bars {
        (bar.label, bar.text) = (safe(&bar.label, look), safe(&bar.text, look));
    }
    let svg = to_svg(width as u32, height as u32, &look.theme, |area, theme| draw_bars(area, &chart, theme))?;
    Ok((svg, height))
}

/// A line by the day at a size.
pub(crate) fn line(line: &Line, (width, height): (f64, f64), look: &Look) -> Result<String, ChartError> {
    let texts = look.texts;
    let first = line.first.start().millis() as f64;
    let days = line.counts.iter().map(Vec::len).max().unwrap_or(0).max(2);
    let view = View::new(first, first + (days - 1) as f64 * DAY)?;
    let highest = line.counts.iter().flatten().copied().max().unwrap_or(0);
    let name = |name: &LineName| LineName { label: safe(&name.label, look), ..name.clone() };
    let scale = Scale::counts(highest);
    let mut frame = TimeFrame::new(view, scale, line.names.iter().map(name).collect());
    frame.y_labels = scale.ticks().into_iter().map(|tick| texts.number(tick.max(0.0) as u64)).collect();
    let label =
        |at: f64| TimeLabel { at, text: safe(&texts.day(Instant::from_millis(at as i64).day()), look) };
    frame.x_labels = time_ticks(view, 0.0, LABELS).1.into_iter().map(label).collect();
    let point = |(day, count): (usize, &u64)| (first + day as f64 * DAY, Some(*count as f64));
    let points: Vec<Vec<_>> =
        line.counts.iter().map(|counts| counts.iter().enumerate().map(point).collect()).collect();
    let lines: Vec<LineData<'_>> =
        points.iter().map(|points| LineData { points: Points::At(points), band: &[] }).collect();
    let live = TimeLive { lines: &lines, shares: &line.shares, now: None };
    to_svg(width as u32, height as u32, &look.theme, |area, theme| {
        draw_time_axes(area, &frame, theme)?;
        draw_time_lines(area, &frame, &live, theme)
    })
}

/// Words for a picture: in the direction of the language, without what no document may hold.
fn safe(words: &str, look: &Look) -> String {
    let kept: String =
        words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    directed(&kept, look)
}
