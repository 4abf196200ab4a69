//! Pointers on a chart: what a mouse, a finger or two mean.

use domain::view::Window;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::stage::Stage;
use crate::platform::page;

/// Fewer buckets than this are a slip of the hand, not a choice.
const SLIP: usize = 3;

/// What a pointer that is down does.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Doing {
    /// Moves what is seen; from this window, from this place in CSS pixels.
    Moving(Window, f64),
    /// Chooses a part, from this bucket.
    Choosing(usize),
    /// A finger looks around.
    Looking,
    /// Two fingers spread: the window and their distance at the beginning.
    Spreading(Window, f64),
}

/// The pointers on one chart.
#[derive(Clone, Copy)]
pub struct Hand {
    stage: Stage,
    /// The pointers that are down, with their places in CSS pixels.
    down: StoredValue<Vec<(i32, f64)>>,
    doing: StoredValue<Option<Doing>>,
    /// The part that is being chosen.
    pub chosen: RwSignal<Option<(usize, usize)>>,
}

/// Where a pointer is.
struct Place {
    /// CSS pixels from the left.
    x: f64,
    /// Width of the chart, CSS pixels.
    width: f64,
    /// The bucket there, counted from the first there is.
    bucket: Option<usize>,
}

impl Hand {
    /// No pointer is down.
    pub fn new(stage: Stage) -> Self {
        Self {
            stage,
            down: StoredValue::new(Vec::new()),
            doing: StoredValue::new(None),
            chosen: RwSignal::new(None),
        }
    }

    fn place(self, event: &ev::PointerEvent, at: &impl Fn(f64, f64) -> Option<usize>) -> Option<Place> {
        let chart = event.current_target()?.dyn_into::<HtmlElement>().ok()?;
        let bounds = chart.get_bounding_client_rect();
        let (x, width) = (f64::from(event.client_x()) - bounds.left(), bounds.width());
        let bucket = at(x, width).map(|place| place + self.stage.window.get_untracked().first);
        Some(Place { x, width, bucket })
    }

    /// A pointer goes down. A mouse chooses a part of the whole, and moves a part; a finger looks; two spread.
    pub fn press(self, event: &ev::PointerEvent, at: &impl Fn(f64, f64) -> Option<usize>) {
        let Some(place) = self.place(event, at) else { return };
        if event.pointer_type() == "mouse" && event.button() != 0 {
            return;
        }
        if let Some(chart) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // A pointer that is gone already is not held; then there is nothing to follow.
            let _ = chart.set_pointer_capture(event.pointer_id());
        }
        self.down.update_value(|down| down.push((event.pointer_id(), place.x)));
        let window = self.stage.window.get_untracked();
        let doing = match self.spread() {
            Some(distance) => Some(Doing::Spreading(window, distance)),
            None if event.pointer_type() != "mouse" => Some(Doing::Looking),
            None if window.is_whole() => place.bucket.map(Doing::Choosing),
            None => Some(Doing::Moving(window, place.x)),
        };
        self.doing.set_value(doing);
        self.stage.point.run(place.bucket);
    }

    /// A pointer moves, pressed or not.
    pub fn follow(self, event: &ev::PointerEvent, at: &impl Fn(f64, f64) -> Option<usize>) {
        let Some(place) = self.place(event, at) else { return };
        self.down.update_value(|down| {
            if let Some(known) = down.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
                known.1 = place.x;
            }
        });
        match self.doing.get_value() {
            Some(Doing::Moving(from, x)) => {
                let way = if page::is_rtl() { place.x - x } else { x - place.x };
                let step = way / place.width.max(1.0) * from.len() as f64;
                self.stage.show.run(from.moved(step.round() as i64));
            }
            Some(Doing::Spreading(from, distance)) => {
                if let (Some(now), Some(middle)) = (self.spread(), place.bucket) {
                    self.stage.show.run(from.zoomed(middle, distance / now.max(1.0)));
                }
            }
            Some(Doing::Choosing(from)) => {
                self.chosen.set(place.bucket.map(|bucket| (from.min(bucket), from.max(bucket))));
                self.stage.point.run(place.bucket);
            }
            Some(Doing::Looking) | None => self.stage.point.run(place.bucket),
        }
    }

    /// A pointer goes up; `done` unless the browser took it away.
    pub fn release(self, event: &ev::PointerEvent, done: bool) {
        self.down.update_value(|down| down.retain(|(id, _)| *id != event.pointer_id()));
        self.doing.set_value(None);
        if let Some((from, to)) = self.chosen.get_untracked() {
            self.chosen.set(None);
            if done && to - from + 1 >= SLIP {
                self.stage.show.run(self.stage.window.get_untracked().between(from, to));
            }
        }
        if event.pointer_type() != "mouse" && self.down.with_value(Vec::is_empty) {
            self.stage.point.run(None);
        }
    }

    /// How far two fingers are apart, CSS pixels; none unless there are two.
    fn spread(self) -> Option<f64> {
        self.down.with_value(|down| match down.as_slice() {
            [(_, one), (_, other)] => Some((one - other).abs()),
            _ => None,
        })
    }

    /// A wheel over the chart: with Ctrl or while it has the focus closer and farther; else the page scrolls.
    pub fn turn(self, event: &ev::WheelEvent, focused: bool) {
        if !(event.ctrl_key() || event.meta_key() || focused) || event.delta_y() == 0.0 {
            return;
        }
        let before = self.stage.window.get_untracked();
        let factor = if event.delta_y() < 0.0 { 0.8 } else { 1.25 };
        let at = self.stage.cursor.get_untracked().unwrap_or(before.end.saturating_sub(1));
        let after = before.zoomed(at, factor);
        // At the ends the wheel is the page's again, but Ctrl never zooms the page from here.
        if after != before || event.ctrl_key() {
            event.prevent_default();
            self.stage.show.run(after);
        }
    }
}
