//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"NotFound"</h1> }
}
