//! How cards move: with the finger, and from where they were to where they are.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use super::hand::Spot;

/// A finger that moves less still presses, CSS pixels.
const STILL: f64 = 8.0;
/// A flick is at least so fast, CSS pixels a millisecond.
const FLICK: f64 = 0.45;

/// A card in the hand.
#[derive(Debug, Clone, Copy)]
pub struct Drag {
    start: (f64, f64),
    /// Where it was seen last, vertically, and when.
    last: (f64, f64),
    /// How fast it goes down the page.
    speed: f64,
    /// Whether it moved: else it is a press.
    pub moved: bool,
    /// Whether it was let go, and what it meant is done: a mouse may still hover above the card.
    pub ended: bool,
}

impl Drag {
    /// A finger or mouse goes down on a card.
    pub fn begin(event: &PointerEvent) -> Self {
        let y = f64::from(event.client_y());
        let start = (f64::from(event.client_x()), y);
        Self { start, last: (y, event.time_stamp()), speed: 0.0, moved: false, ended: false }
    }

    /// It moves; the card with it, and the spot above which it is shows that.
    pub fn follow(&mut self, event: &PointerEvent, card: &HtmlElement, table: &Element) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (dx, dy) = (x - self.start.0, y - self.start.1);
        if self.ended || (!self.moved && dx.hypot(dy) < STILL) {
            return;
        }
        if !self.moved {
            self.moved = true;
            // Without the capture the card follows as long as the finger is above it.
            let _ = card.set_pointer_capture(event.pointer_id());
            set(card, "data-held", Some(""));
        }
        let (last, at) = self.last;
        let passed = event.time_stamp() - at;
        if passed > 0.0 {
            self.speed = 0.5 * self.speed + 0.5 * (y - last) / passed;
            self.last = (y, event.time_stamp());
        }
        translate(card, dx, dy);
        set(table, "data-over", Some(above(card, table).map_or("table", Spot::name)));
    }

    /// It is let go: where the card goes.
    pub fn end(
        &self,
        event: &PointerEvent,
        card: &HtmlElement,
        table: &Element,
        from: Option<Spot>,
    ) -> Option<Spot> {
        let to = above(card, table);
        set(card, "data-held", None);
        set(table, "data-over", None);
        // A hand that rested before letting go did not flick.
        let fresh = event.time_stamp() - self.last.1 < 80.0;
        match to {
            None if from.is_none() && fresh && self.speed < -FLICK => Some(Spot::Most),
            None if from.is_none() && fresh && self.speed > FLICK => Some(Spot::Least),
            to => to,
        }
    }

    /// The browser took the finger for its own (to scroll): the card goes back.
    pub fn let_go(card: &HtmlElement, table: &Element) {
        set(card, "data-held", None);
        set(table, "data-over", None);
        translate(card, 0.0, 0.0);
    }
}

/// The spot that a card's middle is above, as far as a third of the card reaches.
fn above(card: &Element, table: &Element) -> Option<Spot> {
    let card = card.get_bounding_client_rect();
    let (middle, reach) = (card.top() + card.height() / 2.0, card.height() / 3.0);
    let spot =
        |name: &str| table.query_selector(name).ok().flatten().map(|spot| spot.get_bounding_client_rect());
    if spot(".is-most").is_some_and(|spot| middle < spot.bottom() + reach) {
        Some(Spot::Most)
    } else if spot(".is-least").is_some_and(|spot| middle > spot.top() - reach) {
        Some(Spot::Least)
    } else {
        None
    }
}

/// To be called before cards change their places: in the next frame each is where it was, and flies to where it is.
pub fn fly(table: &Element) {
    let cards = cards(table);
    let before: Vec<(f64, f64)> = cards.iter().map(middle).collect();
    request_animation_frame(move || {
        for (card, was) in cards.iter().zip(before) {
            set(card, "data-still", Some(""));
            translate(card, 0.0, 0.0);
            let is = middle(card);
            translate(card, was.0 - is.0, was.1 - is.1);
            // Measuring makes the browser take the place for real, so that leaving it is a movement.
            middle(card);
            set(card, "data-still", None);
            translate(card, 0.0, 0.0);
        }
    });
}

fn cards(table: &Element) -> Vec<HtmlElement> {
    let first = table.query_selector(".game-card").ok().flatten();
    std::iter::successors(first, Element::next_element_sibling)
        .filter_map(|card| card.dyn_into().ok())
        .collect()
}

fn middle(card: &HtmlElement) -> (f64, f64) {
    let rect = card.get_bounding_client_rect();
    (rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0)
}

fn translate(card: &HtmlElement, x: f64, y: f64) {
    let value = if x == 0.0 && y == 0.0 { String::new() } else { format!("{x}px {y}px") };
    // An unknown property is ignored: the card then jumps instead of flying.
    let _ = card.style().set_property("translate", &value);
}

/// Sets or takes away an attribute that styles look at. Attributes of an element can always be set.
fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
