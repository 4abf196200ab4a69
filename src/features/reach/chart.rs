//! The picture: axes below, what a click moves above.

use charts::{ReachFrame, ReachSeries, XLabel, draw_axes, draw_series};
use domain::{
    reach::{Measure, MyReach, Span},
    time::Instant,
};
use leptos::prelude::*;

use crate::{
    i18n::{self, Moment, number, t, t_n, t_with},
    ui::chart::ChartCanvas,
};

/// The height for a width, CSS pixels: lower on phones, where the figures above matter more.
fn height(width: f64) -> f64 {
    (width * 0.42).clamp(190.0, 340.0)
}

/// The line of clicks, live.
#[component]
pub fn ReachChart(mine: Memo<Option<MyReach>>) -> impl IntoView {
    // The axes are drawn again only when this differs.
    let frame = Memo::new(move |_| mine.with(|mine| mine.as_ref().map(frame)));
    let label = Signal::derive(move || mine.with(|mine| mine.as_ref().map(in_words)).unwrap_or_default());
    view! {
        <div class="chart-layers">
            <ChartCanvas label="" name="reach-axes" silent=true height=height draw=move |area, theme| {
                frame.with(|frame| frame.as_ref().map_or(Ok(()), |frame| draw_axes(area, frame, theme)))
            } />
            <ChartCanvas label=label name="reach-live" over=true height=height draw=move |area, theme| {
                let (Some(frame), Some(mine)) = (frame.get(), mine.get()) else { return Ok(()) };
                let shares: Vec<f64> = mine.shares.iter().filter_map(|share| place(&mine, share.at)).collect();
                let now_label = now_label(&mine);
                let series = ReachSeries { clicks: &mine.series.counts, now_label: &now_label, shares: &shares };
                draw_series(area, &frame, &series, theme)
            } />
        </div>
    }
}

/// Where a moment stands on the time axis, 0 to 1; none if it is before it.
fn place(mine: &MyReach, at: Instant) -> Option<f64> {
    let last = mine.series.counts.len().checked_sub(1).filter(|last| *last > 0)?;
    let bucket =
        (at.floor(mine.series.width).millis() - mine.series.from.millis()) as f64 / mine.series.width as f64;
    (bucket >= 0.0).then(|| (bucket / last as f64).min(1.0))
}

fn frame(mine: &MyReach) -> ReachFrame {
    let max = mine.series.counts.iter().copied().max().unwrap_or(0);
    let mut frame = ReachFrame::for_max(max);
    frame.y_labels = frame.ticks().into_iter().map(number).collect();
    // So many buckets lie between two labels.
    let apart = match mine.span {
        Span::Hour => 15,
        Span::Day => 6,
        Span::Weeks => 14,
    };
    let count = mine.series.counts.len();
    let last = count.saturating_sub(1).max(1) as f64;
    let at = |index: usize| XLabel { at: index as f64 / last, text: bucket_name(mine, index) };
    frame.x_labels = (0..count).rev().step_by(apart).skip(1).map(at).collect();
    frame.x_labels.push(XLabel { at: 1.0, text: t(&format!("reach.present.{}", mine.span.name())) });
    frame
}

/// How a bucket is called: its beginning.
pub fn bucket_name(mine: &MyReach, index: usize) -> String {
    let start = mine.series.from.plus(mine.series.width.saturating_mul(i64::try_from(index).unwrap_or(0)));
    match mine.span {
        Span::Hour | Span::Day => i18n::moment(start, Moment::Time),
        // Days are counted in UTC; noon keeps their name in every time zone but the farthest.
        Span::Weeks => i18n::moment(start.plus(mine.series.width / 2), Moment::Day),
    }
}

fn now_label(mine: &MyReach) -> String {
    let now = mine.series.counts.last().copied().unwrap_or(0);
    t_n(&format!("reach.now.{}", mine.span.name()), now, &[])
}

/// The picture in a sentence.
fn in_words(mine: &MyReach) -> String {
    let summary = charts::summary::reach_summary(&mine.series.counts);
    let kind = if mine.measure == Measure::Practice { "practised" } else { "words" };
    let clicks = t_n(&format!("reach.{kind}.{}", mine.span.name()), mine.clicks, &[]);
    match summary.peak.filter(|(_, clicks)| *clicks > 0) {
        Some((index, most)) => {
            let peak = t_with("reach.peak", &[("n", &number(most)), ("when", &bucket_name(mine, index))]);
            format!("{clicks} {peak} {}", now_label(mine))
        }
        None => clicks,
    }
}
