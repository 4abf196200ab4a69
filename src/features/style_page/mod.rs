//! The living style page.

use leptos::prelude::*;

/// The screen.
#[component]
pub fn StylePage() -> impl IntoView {
    view! { <h1 id="screen" tabindex="-1"><code>"/style"</code></h1> }
}
