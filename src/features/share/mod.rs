//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn ShareScreen() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"ShareScreen"</h1> }
}
