//! Which keys the quiz takes, and where the arrows lead.

use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::platform::page;

/// Calls `heard` with each key that is meant for the quiz, as long as the component lives. What it takes (true) does
/// nothing else any more.
pub fn listen(heard: impl Fn(&str) -> bool + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let key = if undoes(&event) { "Undo".to_owned() } else { event.key() };
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key() || key == "Undo";
        if plain && !event.repeat() && !event.default_prevented() && !elsewhere(&event) && heard(&key) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Ctrl+Z, or ⌘Z.
fn undoes(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key().eq_ignore_ascii_case("z")
}

/// Whether somebody writes, or a dialog lies above the quiz.
fn elsewhere(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let writes = target.and_then(|target| target.closest("input, textarea, select").ok().flatten());
    writes.is_some() || document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// The place among the choices that a digit names, from 0.
pub fn place(key: &str) -> Option<usize> {
    key.parse::<usize>().ok().filter(|number| (1..=9).contains(number)).map(|number| number - 1)
}

/// Moves the focus by an arrow to the choice before or after, around the ends; to the first or last if it was
/// elsewhere. False if the key is no arrow.
pub fn arrow(key: &str) -> bool {
    let forward = match key {
        "ArrowDown" => true,
        "ArrowUp" => false,
        "ArrowRight" => !page::is_rtl(),
        "ArrowLeft" => page::is_rtl(),
        _ => return false,
    };
    let Some(list) = document().query_selector("[data-choices]").ok().flatten() else { return false };
    let here = document().active_element().filter(|active| active.parent_element().as_ref() == Some(&list));
    let next = if forward {
        here.and_then(|here| here.next_element_sibling()).or_else(|| list.first_element_child())
    } else {
        here.and_then(|here| here.previous_element_sibling()).or_else(|| list.last_element_child())
    };
    if let Some(choice) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // What cannot be focused leaves the focus where it was.
        let _ = choice.focus();
    }
    true
}
