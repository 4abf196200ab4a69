//! The whole line, small, with two native sliders as the ends of what is seen of it.

use charts::{Area, ChartError, Theme};
use leptos::{ev, prelude::*};
use plotters_canvas::CanvasBackend;

use super::{ChartCanvas, stage::Stage};

/// Height of the strip, CSS pixels.
const HEIGHT: f64 = 44.0;

/// Where the part begins and ends.
#[component]
pub fn Overview<D>(
    /// What it shares with the chart above.
    stage: Stage,
    /// The name of the canvas for tests.
    name: &'static str,
    /// What the two ends are called.
    labels: [String; 2],
    /// A place in words.
    words: Callback<usize, String>,
    /// Draws the whole line and what is seen of it.
    draw: D,
) -> impl IntoView
where
    D: Fn(&Area<CanvasBackend>, &Theme) -> Result<(), ChartError> + 'static,
{
    let end = move |start: bool| {
        let value = move || {
            let window = stage.window.get();
            if start { window.first } else { window.end.saturating_sub(1) }
        };
        let typed = move |event: ev::Event| {
            let Ok(wanted) = event_target_value(&event).parse::<usize>() else { return };
            let window = stage.window.get_untracked();
            let last = window.end.saturating_sub(1);
            // An end does not run over the other.
            let next = if start {
                window.between(wanted.min(last), last)
            } else {
                window.between(window.first, wanted.max(window.first))
            };
            stage.show.run(next);
        };
        let [from, to] = labels.clone();
        view! {
            <input type="range" step="1" min="0" aria-label=if start { from } else { to }
                data-end=if start { "from" } else { "to" }
                max=move || stage.window.get().all.saturating_sub(1).to_string()
                prop:value=move || value().to_string()
                aria-valuetext=move || words.run(value())
                on:input=typed />
        }
    };
    view! {
        <div class="chart-overview">
            <ChartCanvas label="" name=name silent=true height=|_| HEIGHT draw=draw />
            {end(true)}
            {end(false)}
        </div>
    }
}
