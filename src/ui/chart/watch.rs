//! What makes a drawing look different although its figures are the same: its size, and the page's colours.

use leptos::{ev, html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MediaQueryList, MutationObserver, MutationObserverInit, ResizeObserver};

/// What a person may ask their device for, and a page answers with other colours.
const WISHES: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];

/// Calls `changed` when the element gets another size, and once when it is there.
pub(super) fn size(element: NodeRef<html::Canvas>, changed: impl Fn() + 'static) {
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new(move |_| changed());
    let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) else { return };
    let watching = observer.clone();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            watching.observe(&element);
        }
    });
    let kept = SendWrapper::new((observer, heard));
    on_cleanup(move || kept.0.disconnect());
}

/// Calls `changed` when the page may have other colours, another direction or a sharper screen.
pub(super) fn look(element: NodeRef<html::Canvas>, changed: impl Fn() + Clone + 'static) {
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new({
        let changed = changed.clone();
        move |_| changed()
    });
    let wishes: Vec<MediaQueryList> =
        WISHES.iter().filter_map(|wish| window().match_media(wish).ok().flatten()).collect();
    for wish in &wishes {
        // A browser that cannot tell keeps the colours the drawing began with.
        let _ = wish.add_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
    }
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
        let options = MutationObserverInit::new();
        let names: js_sys::Array =
            ["data-theme", "data-contrast", "dir"].into_iter().map(JsValue::from).collect();
        options.set_attribute_filter(&names);
        let _ = observer.observe_with_options(&root, &options);
    }
    let resized = window_event_listener(ev::resize, move |_| {
        // A page that is zoomed or moved to another screen keeps its size in CSS pixels, not its sharpness.
        if element.get_untracked().is_some() {
            changed();
        }
    });
    let kept = SendWrapper::new((wishes, observer, heard));
    on_cleanup(move || {
        resized.remove();
        let (wishes, observer, heard) = kept.take();
        for wish in wishes {
            let _ = wish.remove_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
        }
        if let Some(observer) = observer {
            observer.disconnect();
        }
    });
}
