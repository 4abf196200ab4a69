//! Going back returns to where one was on the page. The browser tries that by itself, but at once, when a screen whose
//! content is still on its way is too short for it.

use std::{collections::HashMap, time::Duration};

use leptos::{leptos_dom::helpers::window_event_listener, prelude::*};
use leptos_router::hooks::use_location;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::ResizeObserver;

/// The least distance from the top that is worth returning to, CSS pixels.
const WORTH: f64 = 40.0;

/// Remembers how far each screen was scrolled, and scrolls there when one comes back, as soon as the page is long
/// enough. Whoever scrolls meanwhile knows better.
pub fn follow() {
    let pathname = use_location().pathname;
    let left = StoredValue::new(HashMap::<String, f64>::new());
    let wanted = StoredValue::new(None::<f64>);
    let came_back = StoredValue::new(false);
    let here = StoredValue::new(pathname.get_untracked());
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| {
        let now = window().scroll_y().unwrap_or(0.0);
        left.update_value(|left| {
            left.insert(here.get_value(), now);
        });
    });
    // Where the screen that is there by now was left, as long as it is not known whether one came back to it.
    let offered = StoredValue::new(None::<f64>);
    let forget = move || {
        came_back.set_value(false);
        offered.set_value(None);
    };
    // The router hears of it as well, before or after, and what it sets off runs at once: either may be the first.
    let back = window_event_listener(leptos::ev::popstate, move |_| {
        came_back.set_value(true);
        wanted.set_value(offered.get_value());
        set_timeout(forget, Duration::ZERO);
    });
    let turned = window_event_listener(leptos::ev::wheel, move |_| wanted.set_value(None));
    let touched = window_event_listener(leptos::ev::touchmove, move |_| wanted.set_value(None));
    let typed = window_event_listener(leptos::ev::keydown, move |_| wanted.set_value(None));
    Effect::new(move |_| {
        let path = pathname.get();
        if here.get_value() == path {
            return;
        }
        let y = left.with_value(|left| left.get(&path).copied()).filter(|y| *y > WORTH);
        wanted.set_value(y.filter(|_| came_back.get_value()));
        offered.set_value(y);
        here.set_value(path);
        set_timeout(forget, Duration::ZERO);
    });
    let grown: Closure<dyn FnMut(JsValue)> = Closure::new(move |_| {
        let Some(y) = wanted.get_value() else { return };
        if room_below() >= y {
            wanted.set_value(None);
            window().scroll_to_with_x_and_y(0.0, y);
        }
    });
    let observer = ResizeObserver::new(grown.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(body)) = (&observer, document().body()) {
        observer.observe(&body);
    }
    let kept = SendWrapper::new((observer, grown));
    on_cleanup(move || {
        [scrolled, back, turned, touched, typed].into_iter().for_each(|listener| listener.remove());
        if let Some(observer) = &kept.0 {
            observer.disconnect();
        }
    });
}

/// How far the page can be scrolled.
fn room_below() -> f64 {
    let Some(root) = document().document_element() else { return 0.0 };
    f64::from(root.scroll_height() - root.client_height())
}
