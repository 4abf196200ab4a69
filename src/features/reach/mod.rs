//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn ReachScreen() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"ReachScreen"</h1> }
}
