//! What happens when one comes to another screen: its heading is focused, its name becomes the page's title.

use leptos::prelude::*;
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
    let titled = StoredValue::new(String::new());
    let look = move || {
        let Some(heading) = heading() else { return };
        let name = heading.text_content().unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            return;
        }
        if titled.with_value(|titled| *titled != name) {
            page::set_title(&format!("{name} · {programme}"));
            titled.set_value(name.clone());
        }
        if awaited.get_value() {
            awaited.set_value(false);
            focus(&heading);
            announce(name);
        }
    };
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
