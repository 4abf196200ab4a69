//! The page: its base address, title, language and focus.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Url};

/// The page's base address, ending in a slash.
pub fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_else(|| "/".to_owned())
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
    let path = Url::new(&base()).map(|url| url.pathname()).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
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
