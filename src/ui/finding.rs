//! Whether the palette is open. Not a context: a key pressed anywhere opens it.

use leptos::{leptos_dom::helpers::window_event_listener, prelude::*};

thread_local! {
    static OPEN: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Whether the palette is open.
pub fn open() -> RwSignal<bool> {
    RwSignal::from(OPEN.with(Clone::clone))
}

/// Opens it by Ctrl or ⌘ and K, as long as whoever calls this is there.
pub fn by_keys() {
    let open = open();
    let heard = window_event_listener(leptos::ev::keydown, move |event| {
        let alone = !event.shift_key() && !event.alt_key();
        if alone && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            // Browsers have a use of their own for these keys.
            event.prevent_default();
            open.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || heard.remove());
}
