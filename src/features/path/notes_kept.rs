//! Notes while they are on their way: kept on this device with every letter, until the backend has them.

use serde::{Deserialize, Serialize};

use crate::platform::storage;

/// What was typed, and what the note was before.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    before: String,
}

fn name(person: Option<&str>, step: &str) -> String {
    format!("note.{}.{step}", person.unwrap_or_default())
}

fn load(person: Option<&str>, step: &str) -> Option<Kept> {
    storage::get(&name(person, step)).and_then(|text| serde_json::from_str(&text).ok())
}

/// What was typed for a step and has not arrived.
pub fn typed(person: Option<&str>, step: &str) -> Option<String> {
    load(person, step).map(|kept| kept.text)
}

/// Keeps what was typed; `known` is the note as the backend has it.
pub fn keep(person: Option<&str>, step: &str, text: &str, known: &str) {
    let before = load(person, step).map_or_else(|| known.to_owned(), |kept| kept.before);
    if let Ok(json) = serde_json::to_string(&Kept { text: text.to_owned(), before }) {
        storage::set(&name(person, step), &json);
    }
}

/// Forgets what was typed, if it is what arrived: somebody may have typed on meanwhile.
pub fn arrived(person: Option<&str>, step: &str, text: &str) {
    match load(person, step) {
        Some(kept) if kept.text == text => storage::remove(&name(person, step)),
        Some(kept) => keep_on(person, step, &kept.text, text),
        None => {}
    }
}

fn keep_on(person: Option<&str>, step: &str, text: &str, before: &str) {
    storage::remove(&name(person, step));
    keep(person, step, text, before);
}

/// The note to begin with, when the backend has `known`. What was typed here goes before it; if the note was changed
/// elsewhere meanwhile, both are there, so that nothing is lost.
pub fn begin(person: Option<&str>, step: &str, known: &str) -> String {
    match load(person, step) {
        None => known.to_owned(),
        Some(kept) if kept.text == known => {
            storage::remove(&name(person, step));
            known.to_owned()
        }
        Some(kept) if kept.before == known => kept.text,
        Some(kept) => {
            let both = format!("{}\n\n{known}", kept.text);
            keep_on(person, step, &both, known);
            both
        }
    }
}
