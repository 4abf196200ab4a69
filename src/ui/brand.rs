//! The mark at the head of the app: the company's own, or Polyphony's.

use leptos::prelude::*;

thread_local! {
    // Not a context: it is decided before there is a component, once for the whole page.
    static LOGO: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// Shows the picture at this address instead of Polyphony's mark.
pub fn use_logo(address: String) {
    LOGO.with(|logo| logo.set(Some(address)));
}

/// The company's logo where there is one, otherwise Polyphony's mark: one string, three voices, and the circle they turn in. The programme's name
/// stands beside it, so it does not speak.
#[component]
pub fn BrandMark() -> impl IntoView {
    let logo = LOGO.with(Clone::clone);
    move || {
        match logo.get() {
        Some(address) => view! { <img class="brand-mark" src=address alt="" /> }.into_any(),
        None => view! {
            <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
                stroke-linecap="round" stroke-linejoin="round">
                <path d="M5.72 3.96A10.2 10.2 0 0 1 21.9 9.53M18.28 20.04A10.2 10.2 0 0 1 2.1 14.47" stroke-width="1.2" />
                <path d="M1.8 12C4.7 3.6 9 3.6 12 12s7.3 8.4 10.2 0" stroke-width="1.8" />
                <path d="M1.8 12C5 8 8.8 8 12 12s7 4 10.2 0" stroke-width="1.2" />
                <path d="M1.8 12H22.2" stroke-width="0.9" />
            </svg>
        }
        .into_any(),
    }
    }
}
