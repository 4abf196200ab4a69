//! The frame around every screen. (Being written.)

use leptos::prelude::*;

/// Navigation and the screen.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    view! { <main id="main">{children()}</main> }
}
