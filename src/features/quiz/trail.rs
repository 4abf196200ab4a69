//! The quiz in the browser's history: each question is an entry of its own, so that the browser's way back leads to the
//! question before. The address stays the same; what an entry shows is written into its state.

use std::{fmt, str::FromStr};

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// What an entry shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the first question.
    Start,
    /// The question with so many before it.
    Asked(usize),
    /// The answers given.
    Looking,
    /// The same question, come to from the answers given; leads back to them.
    Changing(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => write!(f, "start"),
            Self::Asked(at) => write!(f, "asked.{at}"),
            Self::Looking => write!(f, "looking"),
            Self::Changing(at) => write!(f, "changing.{at}"),
        }
    }
}

impl FromStr for Place {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, at) = text.split_once('.').unwrap_or((text, "0"));
        let at = at.parse().map_err(|_| ())?;
        match kind {
            "start" => Ok(Self::Start),
            "asked" => Ok(Self::Asked(at)),
            "looking" => Ok(Self::Looking),
            "changing" => Ok(Self::Changing(at)),
            _ => Err(()),
        }
    }
}

/// An entry of the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// How many entries of the quiz lie before it.
    pub depth: i32,
    /// What it shows.
    pub place: Place,
    /// What the one before it shows.
    before: Place,
}

/// The entry the browser is at; none if it is not one of the quiz.
pub fn here() -> Option<Entry> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    let mut parts = state.strip_prefix("quiz ")?.split(' ');
    let depth = parts.next()?.parse().ok()?;
    let mut place = || parts.next()?.parse().ok();
    Some(Entry { depth, place: place()?, before: place()? })
}

/// From `from` to `to`: a new entry after this one.
pub fn go_on(from: Place, to: Place) {
    let depth = here().map_or(0, |entry| entry.depth);
    if here().is_none() {
        write(Entry { depth, place: from, before: from }, false);
    }
    write(Entry { depth: depth + 1, place: to, before: from }, true);
}

/// Back to the entry before, if it shows `to`. The browser then says that it went there.
pub fn back_to(to: Place) -> bool {
    here().is_some_and(|entry| entry.depth > 0 && entry.before == to && back(1))
}

/// Back by so many entries.
pub fn back(entries: i32) -> bool {
    window().history().is_ok_and(|history| history.go_with_delta(-entries).is_ok())
}

fn write(entry: Entry, new: bool) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from(format!("quiz {} {} {}", entry.depth, entry.place, entry.before));
    // A browser that allows no more entries (some limit them) still shows the question.
    let _ = if new {
        history.push_state_with_url(&state, "", None)
    } else {
        history.replace_state_with_url(&state, "", None)
    };
}
