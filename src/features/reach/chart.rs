//! The picture: axes below, what a click moves above, what is pointed at on top; the words for a place; the whole line
//! below it.

use charts::{
    ReachFrame, ReachSeries, Theme, draw_axes, draw_before, draw_brush, draw_cursor, draw_past, draw_series,
};
use domain::view::{FEWEST, Window};
use leptos::prelude::*;

use super::line::Line;
use crate::{
    i18n::{t, t_n, t_with},
    platform::page,
    ui::{
        chart::{
            overview::Overview,
            stage::{CLOSER, Stage},
            time::TimeChart,
        },
        icon::Icon,
    },
};

/// The height for a width, CSS pixels: lower on phones, where the figures above matter more.
fn height(width: f64) -> f64 {
    (width * 0.4).clamp(190.0, 320.0)
}

/// The line of clicks, live.
#[component]
pub fn ReachChart(line: Memo<Option<Line>>, stage: Stage, label: Signal<String>) -> impl IntoView {
    // The axes are drawn again only when this differs.
    let frame = Memo::new(move |_| line.with(|line| line.as_ref().map(Line::frame)));
    let words = Callback::new(move |bucket: usize| {
        line.with(|line| line.as_ref().map(|line| in_words(line, bucket))).unwrap_or_default()
    });
    let find = move |x: f64, width: f64| {
        let theme = Theme { rtl: page::is_rtl(), ..Theme::light() };
        let count = stage.window.get_untracked().len();
        frame.with_untracked(|frame| frame.as_ref()?.bucket_at(x, width, count, &theme))
    };
    view! {
        <TimeChart stage=stage names=["reach-axes", "reach-live", "reach-cursor"] label=label
            cursor_label=t("reach.cursor") words=words height=height find=find
            axes=move |area, theme| frame.with(|frame| frame.as_ref().map_or(Ok(()), |frame| draw_axes(area, frame, theme)))
            line=move |area, theme| {
                let (Some(frame), Some(line)) = (frame.get(), line.get()) else { return Ok(()) };
                draw_before(area, &frame, &line.before, theme)?;
                if line.has_present() {
                    let now = now_label(&line);
                    let series = ReachSeries { clicks: line.clicks(), now_label: &now, shares: &line.shares };
                    draw_series(area, &frame, &series, theme)
                } else {
                    draw_past(area, &frame, line.clicks(), &line.shares, theme)
                }
            }
            pointer=move |area, theme, pointed| {
                let (Some(frame), Some(line)) = (frame.get(), line.get()) else { return Ok(()) };
                let last = line.seen.len().saturating_sub(1).max(1) as f64;
                if let Some((from, to)) = pointed.chosen {
                    draw_brush(area, &frame, (from as f64 / last, to as f64 / last), theme)?;
                }
                match pointed.at {
                    Some(at) => draw_cursor(area, &frame, at, line.clicks(), &line.before, theme),
                    None => Ok(()),
                }
            } />
        <Readout line=line stage=stage />
        <Overview stage=stage name="reach-whole" labels=[t("reach.range.from"), t("reach.range.to")]
            words=Callback::new(move |bucket| line.with(|line| line.as_ref().map(|line| line.name(bucket))).unwrap_or_default())
            draw=move |area, theme, part| {
                let Some(line) = line.get() else { return Ok(()) };
                let frame = bare(&line.all);
                draw_past(area, &frame, &line.all, &[], theme)?;
                draw_brush(area, &frame, part, theme)
            } />
    }
}

/// A scale without words.
pub fn bare(clicks: &[u64]) -> ReachFrame {
    let mut frame = ReachFrame::for_max(clicks.iter().copied().max().unwrap_or(0));
    frame.y_labels.clear();
    frame
}

/// What the place that is looked at says, and the ways to come closer.
#[component]
fn Readout(line: Memo<Option<Line>>, stage: Stage) -> impl IntoView {
    let words = move || {
        let bucket = stage.cursor.get();
        line.with(|line| match (line, bucket) {
            (Some(line), Some(bucket)) => in_words(line, bucket),
            (Some(line), None) => line.period(),
            (None, _) => String::new(),
        })
    };
    let button = move |name: &'static str, icon: &'static str, press: fn(Stage), off: fn(Window) -> bool| {
        view! {
            <button type="button" class="button is-icon" data-zoom=name aria-label=t(&format!("chart.zoom.{name}"))
                title=t(&format!("chart.zoom.{name}"))
                aria-disabled=move || off(stage.window.get()).then_some("true")
                on:click=move |_| press(stage)><Icon name=icon /></button>
        }
    };
    let is_whole = |window: Window| window.is_whole();
    view! {
        <div class="chart-readout">
            // The slider says it to those who do not see it.
            <p class="figure" aria-hidden="true" data-readout=move || stage.cursor.get().map(|bucket| bucket.to_string())>{words}</p>
            <div class="chart-zoom">
                {button("in", "plus", |stage| stage.zoom(CLOSER), |window| window.len() <= FEWEST)}
                {button("out", "minus", |stage| stage.zoom(1.0 / CLOSER), is_whole)}
                {button("whole", "whole", Stage::whole, is_whole)}
            </div>
        </div>
    }
}

/// What was counted in a bucket: "17 Nov: 12 clicks (5 in the time before)".
pub fn in_words(line: &Line, bucket: usize) -> String {
    let clicks = line.all.get(bucket).copied().unwrap_or(0);
    let counted = t_n("reach.clicks_n", clicks, &[]);
    let at = t_with("reach.at", &[("when", &line.name(bucket)), ("clicks", &counted)]);
    match bucket.checked_sub(line.seen.start).and_then(|place| line.before.get(place)) {
        Some(before) => format!("{at} {}", t_n("reach.at.before", *before, &[])),
        None => at,
    }
}

/// What the present says.
pub fn now_label(line: &Line) -> String {
    let now = line.all.last().copied().unwrap_or(0);
    t_n(&format!("reach.now.{}", line.span.name()), now, &[])
}
