//! Polyphony's own mark.

use leptos::prelude::*;

/// Polyphony's own mark: voices in one circle.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
            stroke-width="2" stroke-linecap="round">
            <path d="M2.5 8.5C5.700 4 8.800 4 12 8.5s6.300 4.5 9.5 0" />
            <path d="M2.5 15.5c3.200 4.5 6.300 4.5 9.5 0s6.300-4.5 9.5 0" />
            <path d="M2.5 12h19" stroke-width="1.5" />
        </svg>
    }
}
