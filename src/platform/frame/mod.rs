//! The app inside somebody else's page. What is asked on every visit is here and small; [`host`] and [`height`] come
//! with the room that is entered only there.

pub mod height;
pub mod host;

use std::cell::{Cell, RefCell};

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

/// The attribute of the root that says which part of the app is shown; `public/first.js` sets it, and only in a frame.
const VIEW: &str = "data-embed";
/// The attribute of the root with the theme that the page around wants.
pub const THEME: &str = "data-host-theme";

thread_local! {
    static LANDING: RefCell<Option<String>> = const { RefCell::new(None) };
    static HOSTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static TELLS: Cell<bool> = const { Cell::new(false) };
}

/// Which part of the app the page around shows; none where the app stands by itself.
pub fn view() -> Option<String> {
    document().document_element().and_then(|root| root.get_attribute(VIEW))
}

/// Whether the app is inside another page.
pub fn framed() -> bool {
    view().is_some()
}

/// Remembers, before anything leads elsewhere, who may show the app, whether they are told of shares, and where one
/// wanted to go.
pub fn begin(hosts: Vec<String>, tells_shares: bool) {
    let Some(view) = view() else { return };
    if within_teams() {
        super::page::mark("data-hosts", &hosts.join(" "));
    }
    HOSTS.set(hosts);
    TELLS.set(tells_shares);
    let asked = window().location().pathname().unwrap_or_default();
    let base = super::page::base_path();
    let below = asked.strip_prefix(&base).unwrap_or(&asked).trim_end_matches('/').to_owned();
    let landing = match (below.as_str(), view.as_str()) {
        ("", "gallery") => "/stories".to_owned(),
        ("", "reach" | "quiz" | "tiles") => format!("/{view}"),
        ("" | "/start", _) => return,
        _ => below,
    };
    LANDING.set(Some(landing));
}

/// Whether that page is Microsoft Teams.
pub fn within_teams() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.get_attribute("data-within").as_deref() == Some("teams"))
}

/// Where the page around wants somebody to begin who has come in.
pub fn landing() -> Option<String> {
    LANDING.with_borrow(Clone::clone)
}

/// Tells the page around that something was shared, where the installation wants that. Never what, nor where to.
pub fn tell_share() {
    if TELLS.get() {
        host::tell("share", &[]);
    }
}

/// The theme the page around wants, if it wants one.
pub fn theme() -> Option<String> {
    document().document_element().and_then(|root| root.get_attribute(THEME))
}

/// A member of whatever it is.
fn member(value: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
