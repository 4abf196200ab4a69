//! The gallery as it was left, so that coming back finds it there.

use std::cell::RefCell;

use domain::{
    ids::PersonId,
    story::{Story, StoryCursor},
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::asked::Asked;

/// What was on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The stories, in order.
    pub items: Vec<Story>,
    /// Where to go on, if there is more.
    pub next: Option<StoryCursor>,
}

struct Kept {
    person: Option<PersonId>,
    asked: Asked,
    shown: Shown,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// What the history's entry of a gallery that was left says before the number of pixels it was scrolled.
const MARK: &str = "gallery at ";

/// Keeps what is shown to this person.
pub fn keep(person: Option<PersonId>, asked: Asked, shown: Shown) {
    KEPT.with_borrow_mut(|kept| *kept = Some(Kept { person, asked, shown }));
}

/// Marks this entry of the history, with how far the page is scrolled: whoever goes back to it finds the mark.
pub fn mark() {
    let state = JsValue::from(format!("{MARK}{}", window().scroll_y().unwrap_or(0.0)));
    if let Ok(history) = window().history() {
        // Without the mark the gallery begins at its top.
        let _ = history.replace_state(&state, "");
    }
}

/// What was left here, if the person comes back to it; scrolls there once it is drawn.
pub fn come_back(person: Option<&PersonId>, asked: &Asked) -> Option<Shown> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let scroll: f64 = state.strip_prefix(MARK)?.parse().ok()?;
    let shown = KEPT.with_borrow(|kept| {
        let kept = kept.as_ref().filter(|kept| kept.person.as_ref() == person && kept.asked == *asked)?;
        Some(kept.shown.clone())
    })?;
    // Two frames: in the first the stories get their places.
    request_animation_frame(move || {
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, scroll));
    });
    Some(shown)
}
