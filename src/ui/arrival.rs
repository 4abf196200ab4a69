//! What happens when one comes to another screen: its heading is focused, its name becomes the page's title.

use leptos::{leptos_dom::helpers::window_event_listener, prelude::*};
use leptos_router::hooks::use_location;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

use super::announce::announce;
use crate::platform::page;

/// The id of every screen's heading.
const HEADING: &str = "screen";

fn heading() -> Option<HtmlElement> {
    document().get_element_by_id(HEADING).and_then(|heading| heading.dyn_into().ok())
}

/// Focuses without scrolling: going back returns to where one was on the page, going on begins at the top anyway.
fn focus(heading: &HtmlElement) {
    let calmly = FocusOptions::new();
    calmly.set_prevent_scroll(true);
    // A heading that cannot be focused is still read out.
    let _ = heading.focus_with_options(&calmly);
}

/// Whether nothing on the page has the focus.
fn is_nowhere() -> bool {
    document().active_element().is_none_or(|now| now.tag_name() == "BODY")
}

/// Begins at the top of the screen and at its heading, where the same screen shows something new.
pub fn begin_anew() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = heading() {
        focus(&heading);
    }
}

/// Follows the screens for as long as the shell lives. `programme` ends every title.
pub fn follow(programme: String) {
    let pathname = use_location().pathname;
    // Whether a heading is awaited, to be focused as soon as it is there.
    let awaited = StoredValue::new(false);
    // Whether the heading has the focus and the person has done nothing since: a screen that is drawn anew, when what it
    // waited for is there, must not lose the focus it was given.
    let held = StoredValue::new(false);
    let titled = StoredValue::new(String::new());
    let programme = StoredValue::new(programme);
    let look = move || {
        let Some(heading) = heading() else { return };
        let name = heading.text_content().unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let other = titled.with_value(|titled| *titled != name);
        if other {
            page::set_title(&programme.with_value(|programme| format!("{name} · {programme}")));
            titled.set_value(name.clone());
        }
        let arrived = awaited.get_value();
        if arrived || (held.get_value() && is_nowhere()) {
            awaited.set_value(false);
            held.set_value(true);
            focus(&heading);
        }
        if arrived || (other && held.get_value()) {
            announce(name);
        }
    };
    let acted = move || held.set_value(false);
    let pressed = window_event_listener(leptos::ev::keydown, move |_| acted());
    let pointed = window_event_listener(leptos::ev::pointerdown, move |_| acted());
    // In the next frame: an element that is drawn anew is no heading for a moment.
    let lost = window_event_listener(leptos::ev::focusout, move |_| {
        if held.get_value() {
            request_animation_frame(look);
        }
    });
    on_cleanup(move || [pressed, pointed, lost].into_iter().for_each(|listener| listener.remove()));
    Effect::new(move |before: Option<String>| {
        let path = pathname.get();
        if before.is_some_and(|before| before != path) {
            awaited.set_value(true);
        }
        path
    });
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new(move |_| look());
    let Ok(observer) = MutationObserver::new(heard.as_ref().unchecked_ref()) else { return };
    Effect::new({
        let observer = observer.clone();
        move |_| {
            // Headings may come late, and a story's changes when the story is there.
            let Some(main) = document().get_element_by_id("main") else { return };
            let options = MutationObserverInit::new();
            options.set_child_list(true);
            options.set_subtree(true);
            options.set_character_data(true);
            // Without it titles stay as they are; nothing else depends on it.
            let _ = observer.observe_with_options(&main, &options);
        }
    });
    let kept = SendWrapper::new((observer, heard));
    on_cleanup(move || kept.0.disconnect());
}
