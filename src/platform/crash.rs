//! What remains when the app has panicked, which no code of ours does on purpose.

use leptos::prelude::document;

/// Has a panic logged to the console and the static notice of `index.html` shown.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(notice) = document().get_element_by_id("crash") {
            // If even this fails, the console has the rest.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
