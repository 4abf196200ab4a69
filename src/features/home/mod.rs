//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn Home() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"Home"</h1> }
}

/// The screen.
#[component]
pub fn Start() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"Start"</h1> }
}
