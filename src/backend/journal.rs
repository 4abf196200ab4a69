//! Commands between the press and their place on the shelf. IndexedDB takes its time, and whoever presses may leave in the
//! same breath: so each command is first written down where writing is done at once, and taken from there when the app
//! next starts.

use client::outbox::Entry;
use domain::ids::CommandId;

use crate::platform::storage;

const PRESSED: &str = "pressed.";

/// Writes an entry down.
pub fn note(entry: &Entry) {
    if let Ok(text) = serde_json::to_string(entry) {
        storage::set(&name(entry.command.id), &text);
    }
}

/// Forgets an entry: it is on the shelf, or whoever gave it was told that it is not.
pub fn forget(id: CommandId) {
    storage::remove(&name(id));
}

/// What was written down and not forgotten, in the order in which it was given. What cannot be read any more was not
/// written by this app.
pub fn left() -> Vec<Entry> {
    let mut names = storage::names(PRESSED);
    // Ids begin with the time at which they were made.
    names.sort_unstable();
    let read = |name: &String| serde_json::from_str(&storage::get(name)?).ok();
    names.iter().filter_map(read).collect()
}

fn name(id: CommandId) -> String {
    format!("{PRESSED}{id}")
}
