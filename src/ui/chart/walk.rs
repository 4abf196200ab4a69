//! A chart over buckets of time that one can walk through: the picture, what the place that is looked at says with the ways to
//! come closer, and the whole line below it.

use domain::view::{FEWEST, Window};
use leptos::prelude::*;

use charts::{Theme, time::draw_time_axes};

use super::{
    buckets::Buckets,
    overview::Overview,
    stage::{CLOSER, Stage},
    time::TimeChart,
};
use crate::{i18n::t, platform::page, ui::icon::Icon};

/// What is said about a chart, and how its canvases are called by tests.
#[derive(Clone, Copy)]
pub struct Said {
    /// Axes, line, cursor, the whole line.
    pub names: [&'static str; 4],
    /// What the picture says, for those who do not see it.
    pub label: Signal<String>,
    /// What is seen, from when to when.
    pub period: Signal<String>,
    /// A bucket by its name.
    pub name: Callback<usize, String>,
    /// A bucket with its figures.
    pub words: Callback<usize, String>,
}

/// The height for a width, CSS pixels: lower on phones, where the figures above matter more.
fn height(width: f64) -> f64 {
    (width * 0.4).clamp(190.0, 320.0)
}

/// The chart.
pub fn walk(picture: Memo<Option<Buckets>>, stage: Stage, said: Said) -> AnyView {
    // The axes are drawn again only when this differs.
    let frame = Memo::new(move |_| picture.with(|picture| picture.as_ref().and_then(Buckets::frame)));
    let find = move |x: f64, width: f64| {
        let theme = Theme { rtl: page::is_rtl(), ..Theme::light() };
        let frame = frame.get_untracked()?;
        picture.with_untracked(|picture| picture.as_ref()?.bucket_at(&frame, x, width, &theme))
    };
    let [axes, line, cursor, whole] = said.names;
    view! {
        <TimeChart stage=stage names=[axes, line, cursor] label=said.label
            cursor_label=t("chart.cursor") words=said.words height=height find=find
            axes=move |area, theme| frame.with(|frame| frame.as_ref().map_or(Ok(()), |frame| draw_time_axes(area, frame, theme)))
            line=move |area, theme| {
                let Some(frame) = frame.get() else { return Ok(()) };
                picture.with(|picture| picture.as_ref().map_or(Ok(()), |picture| picture.draw(area, &frame, theme)))
            }
            pointer=move |area, theme, pointed| {
                let Some(frame) = frame.get() else { return Ok(()) };
                picture.with(|picture| {
                    picture.as_ref().map_or(Ok(()), |picture| picture.draw_pointed(area, &frame, pointed, theme))
                })
            } />
        {readout(stage, said)}
        <Overview stage=stage name=whole labels=[t("chart.range.from"), t("chart.range.to")] words=said.name
            draw=move |area, theme| picture.with(|picture| {
                picture.as_ref().map_or(Ok(()), |picture| picture.draw_whole(area, theme))
            }) />
    }
    .into_any()
}

/// What the place that is looked at says, and the ways to come closer.
fn readout(stage: Stage, said: Said) -> AnyView {
    let words = move || match stage.cursor.get() {
        Some(bucket) => said.words.run(bucket),
        None => said.period.get(),
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
    .into_any()
}
