//! How high the content is, told to the page around whenever it changes.
//!
//! What is measured is the body, which in a frame is never made higher by its window (`style/embed.css`): so a frame that
//! grows does not make its content grow, and one that was too high becomes lower again.

use std::cell::Cell;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement, MouseEvent, ResizeObserver};

use super::host;

/// Content that is higher is scrolled inside a frame of a comfortable height: whoever looks for what comes after it on the
/// page would not find it, and a list of thousands would draw them all. CSS pixels.
const TALLEST: f64 = 6_000.0;
const COMFORTABLE: f64 = 900.0;

thread_local! {
    static TOLD: Cell<f64> = const { Cell::new(0.0) };
}

/// Tells the height once more: to a page that was not known before.
pub fn again() {
    TOLD.set(0.0);
    tell();
}

fn tell() {
    let Some(body) = document().body() else { return };
    let content = body.get_bounding_client_rect().height().ceil();
    let height = if content > TALLEST { COMFORTABLE } else { content };
    if height > 0.0 && TOLD.replace(height) != height {
        host::tell("resize", &[("height", height.into())]);
    }
}

/// Keeps where one pressed last, for what opens there (`style/embed.css`), as long as the owner lives.
pub fn follow_presses() {
    let pressed: Closure<dyn FnMut(MouseEvent)> = Closure::new(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // A key has no place of its own.
        let at = match (event.client_y(), target) {
            (0, Some(target)) => target.get_bounding_client_rect().top(),
            (at, _) => f64::from(at),
        };
        let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
        if let Some(root) = root {
            // Without it everything opens at the top.
            let _ = HtmlElement::style(&root).set_property("--pressed", &format!("{at}px"));
        }
    });
    // On its way down: what opens does so on its way up.
    on_every_click(pressed);
}

/// Hears every press on its way down, as long as the owner lives.
pub(super) fn on_every_click(heard: Closure<dyn FnMut(MouseEvent)>) {
    let listener = heard.as_ref().unchecked_ref();
    if window().add_event_listener_with_callback_and_bool("click", listener, true).is_err() {
        return;
    }
    let kept = SendWrapper::new(heard);
    on_cleanup(move || {
        let listener = kept.as_ref().unchecked_ref();
        // What is not there any more needs no removing.
        let _ = window().remove_event_listener_with_callback_and_bool("click", listener, true);
    });
}

/// Tells the height as long as the owner lives: now, and with every change, before it is painted.
pub fn report() {
    let grown: Closure<dyn FnMut(JsValue)> = Closure::new(move |_| tell());
    let Ok(observer) = ResizeObserver::new(grown.as_ref().unchecked_ref()) else { return };
    if let Some(body) = document().body() {
        observer.observe(&body);
    }
    let kept = SendWrapper::new((observer, grown));
    on_cleanup(move || kept.0.disconnect());
}
