//! The page: its base address, title, language and focus.

use std::cell::OnceCell;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Url};

thread_local! {
    // Neither changes while the page lives, and a long list asks for them at every card.
    static BASE: OnceCell<String> = const { OnceCell::new() };
    static BASE_PATH: OnceCell<String> = const { OnceCell::new() };
}

/// The page's base address, ending in a slash.
pub fn base() -> String {
    let read = || document().base_uri().ok().flatten().unwrap_or_else(|| "/".to_owned());
    BASE.with(|base| base.get_or_init(read).clone())
}

/// The absolute address of a path relative to the base.
pub fn url(path: &str) -> String {
    resolve(path).unwrap_or_else(|| path.to_owned())
}

/// The absolute address of `address` seen from the page; none if it is no address.
pub fn resolve(address: &str) -> Option<String> {
    Url::new_with_base(address, &base()).ok().map(|url| url.href())
}

/// The path of the base, without the slash at its end: what the router is mounted under.
pub fn base_path() -> String {
    let read = || {
        let path = Url::new(&base()).map(|url| url.pathname()).unwrap_or_default();
        path.trim_end_matches('/').to_owned()
    };
    BASE_PATH.with(|path| path.get_or_init(read).clone())
}

/// The path of the address below the base, without the slash at its end.
pub fn path_below_base() -> String {
    let path = leptos::prelude::window().location().pathname().unwrap_or_default();
    let below = path.strip_prefix(&base_path()).unwrap_or(&path).trim_end_matches('/');
    if below.is_empty() { "/".to_owned() } else { below.to_owned() }
}

/// Changes the address to that of another screen, before a router is there to do so.
pub fn go_on(address: &str) {
    // Without a history the screen is the right one all the same, under the old address.
    let history = leptos::prelude::window().history();
    drop(history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(address))));
}

/// The same without a way back.
pub fn stand_at(address: &str) {
    let history = leptos::prelude::window().history();
    drop(history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(address))));
}

/// Sets the title of the page: the screen's name, then the programme's.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets language and direction of the whole page.
pub fn set_language(tag: &str) {
    let rtl = ["ar", "he", "fa", "ur"].contains(&tag.split('-').next().unwrap_or(tag));
    if let Some(root) = document().document_element() {
        // An attribute of the root can always be set; there is nothing to be done if not.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", if rtl { "rtl" } else { "ltr" });
    }
}

/// Sets an attribute of the root, for styles; says whether it was not there before.
pub fn mark(name: &str, value: &str) -> bool {
    let Some(root) = document().document_element() else { return false };
    let new = !root.has_attribute(name);
    // An attribute of the root can always be set.
    let _ = root.set_attribute(name, value);
    new
}

/// Takes an attribute from the root.
pub fn unmark(name: &str) {
    if let Some(root) = document().document_element() {
        // What is not there needs no removing.
        let _ = root.remove_attribute(name);
    }
}

/// Whether the page reads from right to left.
pub fn is_rtl() -> bool {
    document().document_element().and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot be focused keeps the focus where it was.
        let _ = element.focus();
    }
}

/// Whether things may move: not where the person asked for less motion.
pub fn wants_motion() -> bool {
    let less = leptos::prelude::window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    !less.is_some_and(|less| less.matches())
}

/// Opens the browser's dialog to print the page, or to keep it as a file.
pub fn print() {
    // A window that cannot print has said so itself.
    let _ = leptos::prelude::window().print();
}
