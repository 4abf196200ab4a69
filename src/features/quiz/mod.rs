//! (Being written.)

use leptos::prelude::*;

/// The screen.
#[component]
pub fn QuizScreen() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1">"QuizScreen"</h1> }
}
