//! Saying a change to those who do not see it.

use leptos::prelude::*;

thread_local! {
    // Not a context: sentences also come from event handlers and tasks, which belong to no component.
    static SAID: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// The sentence of the shell's live region. One at a time; the newest wins.
pub fn said() -> ArcRwSignal<String> {
    SAID.with(Clone::clone)
}

/// Says a sentence politely: after whatever is being read just now.
pub fn announce(sentence: impl Into<String>) {
    said().set(sentence.into());
}
