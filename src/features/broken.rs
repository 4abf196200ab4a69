//! What one sees when the app cannot start.

use leptos::prelude::*;

use crate::boot::BootError;

/// Says what is wrong with the configuration or the backend.
#[component]
pub fn Broken(error: BootError) -> impl IntoView {
    view! { <main><h1>"Broken"</h1><p>{format!("{error:?}")}</p></main> }
}
