//! Emblems for drawings. There is one drawing of an emblem: the page's. Drawings read it from there, as they read
//! the page's colours.

use charts::{Stroke, strokes};
use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
};

use crate::ui::emblem::Emblem;

/// The width of a line that does not say its own.
const WIDTH: f64 = 1.5;

/// The strokes of an emblem; none in a browser that cannot make an element.
pub fn emblem(icon: &str, strong: bool) -> Vec<Stroke> {
    let Ok(holder) = document().create_element("div") else { return Vec::new() };
    let mut drawn = view! { <Emblem persona=icon.to_owned() strong=strong /> }.into_any().build();
    drawn.mount(&holder, None);
    let mut next = holder.first_element_child().and_then(|svg| svg.first_element_child());
    let mut found = Vec::new();
    while let Some(path) = next {
        let width = path.get_attribute("stroke-width").and_then(|width| width.parse().ok());
        let line = path.get_attribute("d").unwrap_or_default();
        found.extend(strokes(&line, width.unwrap_or(WIDTH)));
        next = path.next_element_sibling();
    }
    found
}
