//! Arrow keys among things that are one stop for the tab key.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::platform::page;

/// How the things lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Beside each other, in the direction one reads.
    Along,
    /// Below each other.
    Down,
}

/// Where a key leads from the focused child of `row`, round at the ends; none if the key leads nowhere.
pub fn step(row: &Element, key: &str, axis: Axis) -> Option<HtmlElement> {
    let here = document().active_element().filter(|child| child.parent_element().as_ref() == Some(row));
    let rtl = axis == Axis::Along && page::is_rtl();
    let next = || here.as_ref().and_then(Element::next_element_sibling).or_else(|| row.first_element_child());
    let before =
        || here.as_ref().and_then(Element::previous_element_sibling).or_else(|| row.last_element_child());
    let target = match (key, axis) {
        ("Home", _) => row.first_element_child(),
        ("End", _) => row.last_element_child(),
        ("ArrowDown", Axis::Down) => next(),
        ("ArrowUp", Axis::Down) => before(),
        ("ArrowRight", Axis::Along) if rtl => before(),
        ("ArrowLeft", Axis::Along) if rtl => next(),
        ("ArrowRight", Axis::Along) => next(),
        ("ArrowLeft", Axis::Along) => before(),
        _ => None,
    };
    target?.dyn_into().ok()
}
