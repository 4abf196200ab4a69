//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn MeScreen() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"MeScreen"</h1> }
}
