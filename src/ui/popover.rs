//! The browser's own popovers.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::platform::page;

/// Between a popover and what opened it, in CSS pixels.
const GAP: f64 = 4.0;
/// Between a popover and the edge of the window.
const EDGE: f64 = 8.0;

/// Closes whatever popover the pressed element is in.
pub fn close(event: ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = target.and_then(|target| target.closest("[popover]").ok().flatten());
    if let Some(popover) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
        // A popover that is closed already says so; nothing is to be done then.
        let _ = popover.hide_popover();
    }
}

/// Puts an open popover of the class `is-beside` below what opened it, or above where there is no room below.
pub fn place(popover: &HtmlElement, opener: &Element) {
    let Some(root) = document().document_element() else { return };
    let (around, own) = (opener.get_bounding_client_rect(), popover.get_bounding_client_rect());
    let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let above = around.top() - GAP - own.height();
    let below = around.bottom() + GAP;
    let block = if below + own.height() > height && above > 0.0 { above } else { below };
    let start = if page::is_rtl() { width - around.right() } else { around.left() };
    let inline = start.min(width - own.width() - EDGE).max(EDGE);
    // It lies on the page, not on the window: what it belongs to scrolls with it.
    let scrolled = window().scroll_y().unwrap_or_default();
    let style = HtmlElement::style(popover);
    for (name, value) in [("--at-block", block + scrolled), ("--at-inline", inline)] {
        // Unset, it stands at the beginning of the page: seen, only not beside.
        let _ = style.set_property(name, &format!("{value}px"));
    }
}
