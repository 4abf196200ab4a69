//! The gallery as it was left, so that coming back finds it there.

use std::cell::{Cell, RefCell};

use domain::{ids::PersonId, story::{Story, StoryCursor}};
use leptos::{ev, prelude::*};

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
    static SCROLL: Cell<f64> = const { Cell::new(0.0) };
    /// When the browser last went back or forward, milliseconds since 1970; none before it was listened to.
    static TURNED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// A screen that appears within this time of "back" came by it, milliseconds.
const JUST_NOW: f64 = 1_000.0;

/// Keeps what is shown to this person.
pub fn keep(person: Option<PersonId>, asked: Asked, shown: Shown) {
    KEPT.with_borrow_mut(|kept| *kept = Some(Kept { person, asked, shown }));
}

/// Keeps how far the page is scrolled.
pub fn keep_scroll() {
    SCROLL.set(window().scroll_y().unwrap_or(0.0));
}

/// What was left here, if the person comes back to it; scrolls there once it is drawn.
pub fn come_back(person: Option<&PersonId>, asked: &Asked) -> Option<Shown> {
    listen();
    let turned = TURNED.get().is_some_and(|at| js_sys::Date::now() - at < JUST_NOW);
    let shown = KEPT.with_borrow(|kept| {
        let kept = kept.as_ref().filter(|kept| turned && kept.person.as_ref() == person && kept.asked == *asked)?;
        Some(kept.shown.clone())
    })?;
    let scroll = SCROLL.get();
    // Two frames: in the first the stories get their places.
    request_animation_frame(move || {
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, scroll));
    });
    Some(shown)
}

fn listen() {
    if TURNED.get().is_none() {
        TURNED.set(Some(0.0));
        // Listens as long as the page lives.
        std::mem::forget(window_event_listener(ev::popstate, |_| TURNED.set(Some(js_sys::Date::now()))));
    }
}
