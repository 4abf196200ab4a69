//! A list of any length, of which only what is seen is in the page.

use std::ops::Range;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Rows kept ready above and below what is seen.
const SPARE: usize = 8;
/// Never more rows than this, however tall the window.
const MOST: usize = 200;

/// A list in a box of its own. Arrow keys, Page up and down, Home and End walk through all rows; whoever hears it
/// learns at which row of how many they are.
#[component]
pub fn LongList<R>(
    /// What the rows are.
    #[prop(into)]
    label: String,
    /// How many there are.
    #[prop(into)]
    length: Signal<usize>,
    /// The height of each row, in rem.
    row_height: f64,
    /// A row by its number, from 0.
    row: R,
) -> impl IntoView
where
    R: Fn(usize) -> AnyView + Clone + Send + Sync + 'static,
{
    let scroller = NodeRef::<html::Div>::new();
    let there = RwSignal::new(0..MOST.min(2 * SPARE));
    // The row that keys start from.
    let current = RwSignal::new(0usize);
    let look = move || {
        let Some(scroller) = scroller.get_untracked() else { return };
        let now = window_of(&scroller, row_height * rem(), length.get_untracked());
        if now != there.get_untracked() {
            keep_focus(&scroller, &now);
            there.set(now);
        }
    };
    Effect::new(move |_| {
        length.track();
        look();
    });
    let pressed = move |event: ev::KeyboardEvent| {
        let Some(scroller) = scroller.get_untracked() else { return };
        let height = row_height * rem();
        let page = (f64::from(scroller.client_height()) / height) as usize;
        let last = length.get_untracked().saturating_sub(1);
        let now = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now + page,
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        let next = next.min(last);
        current.set(next);
        reveal(&scroller, next as f64 * height, height);
        look();
        // The row is there in the next frame.
        request_animation_frame(move || focus_row(&scroller, next));
    };
    // One row is the tab key's stop: the current one, or the first that is there.
    let stop = Memo::new(move |_| {
        let there = there.get();
        if there.contains(&current.get()) { current.get() } else { there.start }
    });
    let item = move |at| {
        view! {
            <li data-row=at aria-posinset=at + 1 aria-setsize=move || length.get()
                tabindex=move || if stop.get() == at { "0" } else { "-1" }
                on:focusin=move |_| current.set(at)>
                {row(at)}
            </li>
        }
    };
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let (first, all) = (there.with(|there| there.start), length.get());
        let style = HtmlElement::style(&list);
        for (name, rows) in [("--row", 1), ("--before", first), ("--all", all)] {
            // Without them the rows that are there still stand below each other.
            let _ = style.set_property(name, &format!("{}rem", rows as f64 * row_height));
        }
    });
    view! {
        <div class="long-list" node_ref=scroller tabindex="-1" on:scroll=move |_| look() on:keydown=pressed>
            <ul role="list" aria-label=label node_ref=list>
                <For each=move || there.get() key=|at| *at children=item />
            </ul>
        </div>
    }
}

/// The rows that are seen, with a few to spare.
fn window_of(scroller: &HtmlElement, height: f64, length: usize) -> Range<usize> {
    let first = (f64::from(scroller.scroll_top()) / height) as usize;
    let seen = (f64::from(scroller.client_height()) / height) as usize + 1;
    let start = first.saturating_sub(SPARE).min(length);
    start..(first + seen + SPARE).min(start + MOST).min(length)
}

/// CSS pixels to one rem.
fn rem() -> f64 {
    document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|size| size.trim_end_matches("px").parse().ok())
        .unwrap_or(16.0)
}

/// A focused row that is about to go hands its focus to the list, so that keys go on working.
fn keep_focus(scroller: &HtmlElement, now: &Range<usize>) {
    let focused = document().active_element().filter(|active| scroller.contains(Some(active)));
    let row = focused.and_then(|focused| focused.closest("[data-row]").ok().flatten());
    let at = row.and_then(|row| row.get_attribute("data-row")).and_then(|at| at.parse::<usize>().ok());
    if at.is_some_and(|at| !now.contains(&at)) {
        focus(scroller);
    }
}

fn reveal(scroller: &HtmlElement, top: f64, height: f64) {
    let (from, seen) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
    if top < from {
        scroller.set_scroll_top(top as i32);
    } else if top + height > from + seen {
        scroller.set_scroll_top((top + height - seen).ceil() as i32);
    }
}

fn focus_row(scroller: &HtmlElement, at: usize) {
    let row = scroller.query_selector(&format!("[data-row=\"{at}\"]")).ok().flatten();
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        focus(&row);
    }
}

fn focus(element: &HtmlElement) {
    let calmly = FocusOptions::new();
    calmly.set_prevent_scroll(true);
    // What cannot be focused is at least seen.
    let _ = element.focus_with_options(&calmly);
}
