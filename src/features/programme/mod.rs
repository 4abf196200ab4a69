//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn ProgrammeScreen() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"ProgrammeScreen"</h1> }
}
