//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"Gallery"</h1> }
}

/// The screen.
#[component]
pub fn StoryPage() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"StoryPage"</h1> }
}
