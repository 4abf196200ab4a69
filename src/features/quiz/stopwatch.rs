//! How long a question was looked at: by the clock that only runs forward, without the time the page was hidden.

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

/// Whoever took longer did something else meanwhile: ten minutes.
const MOST_MS: f64 = 600_000.0;

/// A watch that can be stopped and goes on.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch {
    /// What was looked at before the last stop, milliseconds.
    looked: f64,
    /// Since when it runs; none while it stands.
    since: Option<f64>,
}

impl Stopwatch {
    /// Runs from now on, unless the page is hidden.
    pub fn start() -> Self {
        let mut watch = Self { looked: 0.0, since: None };
        watch.follow();
        watch
    }

    /// Stops while the page is hidden, runs while it is seen.
    pub fn follow(&mut self) {
        let now = now();
        self.looked += self.since.map_or(0.0, |since| now - since);
        self.since = (!document().hidden()).then_some(now);
    }

    /// What it says.
    pub fn milliseconds(mut self) -> u32 {
        self.follow();
        self.looked.clamp(0.0, MOST_MS) as u32
    }
}

/// `performance.now()`: a changed clock or time zone does not touch it.
fn now() -> f64 {
    let performance = Reflect::get(&window(), &JsValue::from("performance")).unwrap_or_default();
    let now = Reflect::get(&performance, &JsValue::from("now")).unwrap_or_default();
    let said = now.dyn_ref::<Function>().and_then(|now| now.call0(&performance).ok());
    said.and_then(|said| said.as_f64()).unwrap_or(0.0)
}
