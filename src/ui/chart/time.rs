//! A chart over time that one can walk through: layers for what stands, what lives and what is pointed at. What they
//! look like is the caller's; here is only how they are moved. A native slider is the cursor for keys and for those who
//! do not see it: it says each place in words, and only when one moves.

use charts::{Area, ChartError, Theme};
use leptos::{ev, html, prelude::*};
use plotters_canvas::CanvasBackend;

use super::{
    ChartCanvas,
    hand::Hand,
    stage::{CLOSER, Stage},
};
use crate::platform::page;

/// What the layer above shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointed {
    /// The bucket that is looked at, counted from the first that is seen.
    pub at: Option<usize>,
    /// The buckets that are being chosen, both seen, counted likewise.
    pub chosen: Option<(usize, usize)>,
}

/// A chart over time.
#[component]
pub fn TimeChart<A, L, P, F, H>(
    /// What it shares with its neighbours.
    stage: Stage,
    /// The names of its layers for tests: axes, line, cursor.
    names: [&'static str; 3],
    /// What the picture says, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// What the cursor is called.
    #[prop(into)]
    cursor_label: String,
    /// A place in words.
    words: Callback<usize, String>,
    /// The height for a width, both in CSS pixels.
    height: H,
    /// Draws what stands.
    axes: A,
    /// Draws what lives.
    line: L,
    /// Draws what is pointed at.
    pointer: P,
    /// The bucket at a distance from the left in a chart of a width, counted from the first that is seen.
    find: F,
) -> impl IntoView
where
    A: Fn(&Area<CanvasBackend>, &Theme) -> Result<(), ChartError> + 'static,
    L: Fn(&Area<CanvasBackend>, &Theme) -> Result<(), ChartError> + 'static,
    P: Fn(&Area<CanvasBackend>, &Theme, Pointed) -> Result<(), ChartError> + 'static,
    F: Fn(f64, f64) -> Option<usize> + Copy + 'static,
    H: Fn(f64) -> f64 + Copy + 'static,
{
    let hand = Hand::new(stage);
    let slider = NodeRef::<html::Input>::new();
    let focused = RwSignal::new(false);
    let place = move || {
        let window = stage.window.get();
        stage.cursor.get().unwrap_or(usize::MAX).clamp(window.first, window.end.max(window.first + 1) - 1)
    };
    let pointed = move || {
        let window = stage.window.get();
        let seen = |bucket: usize| bucket.checked_sub(window.first).filter(|at| *at < window.len());
        Pointed {
            at: stage.cursor.get().and_then(seen),
            chosen: hand.chosen.get().and_then(|(from, to)| Some((seen(from)?, seen(to)?))),
        }
    };
    let typed = move |event: ev::Event| {
        stage.point.run(event_target_value(&event).parse().ok());
    };
    view! {
        <div class="chart-layers chart-time" data-window=move || {
                let window = stage.window.get();
                format!("{}-{}", window.first, window.end)
            }
            class:is-part=move || !stage.window.get().is_whole()
            on:pointerdown=move |event| {
                hand.press(&event, &find);
                if let Some(slider) = slider.get_untracked() {
                    // Keys go on where the pointer was; the page stays where it is.
                    let calm = web_sys::FocusOptions::new();
                    calm.set_prevent_scroll(true);
                    let _ = slider.focus_with_options(&calm);
                }
            }
            // The focus is where it should be: pressing would take it away again.
            on:mousedown=|event| event.prevent_default()
            on:pointermove=move |event| hand.follow(&event, &find)
            on:pointerup=move |event| hand.release(&event, true)
            on:pointercancel=move |event| hand.release(&event, false)
            on:pointerleave=move |_| if !focused.get_untracked() { stage.point.run(None) }
            on:wheel=move |event| hand.turn(&event, focused.get_untracked())>
            <ChartCanvas label="" name=names[0] silent=true height=height draw=axes />
            <ChartCanvas label=label name=names[1] over=true height=height draw=line />
            <ChartCanvas label="" name=names[2] silent=true over=true height=height
                draw=move |area, theme| pointer(area, theme, pointed()) />
            <input type="range" class="chart-cursor" step="1" node_ref=slider aria-label=cursor_label
                min=move || stage.window.get().first.to_string()
                max=move || stage.window.get().end.saturating_sub(1).to_string()
                prop:value=move || place().to_string()
                aria-valuetext=move || words.run(place())
                on:input=typed
                on:keydown=move |event| keys(stage, &event)
                on:focus=move |_| {
                    focused.set(true);
                    if stage.cursor.get_untracked().is_none() {
                        stage.point.run(Some(untrack(place)));
                    }
                }
                on:blur=move |_| {
                    focused.set(false);
                    stage.point.run(None);
                } />
        </div>
    }
}

/// Keys beside those that a slider knows: + and − go closer and farther, 0 shows everything, Shift with an arrow moves
/// what is seen, Escape looks nowhere.
fn keys(stage: Stage, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let later = if page::is_rtl() { -0.25 } else { 0.25 };
    match (event.key().as_str(), event.shift_key()) {
        ("+" | "=", _) => stage.zoom(CLOSER),
        ("-" | "_" | "−", _) => stage.zoom(1.0 / CLOSER),
        ("0", _) => stage.whole(),
        ("ArrowRight", true) => stage.slide(later),
        ("ArrowLeft", true) => stage.slide(-later),
        ("Escape", _) => stage.point.run(None),
        _ => return,
    }
    event.prevent_default();
}
