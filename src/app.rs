//! The shell: start, top error boundary, navigation around the screens.

use leptos::{mount::mount_to, prelude::*, reactive::computed::ScopedFuture};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::{
    boot::{self, BootError},
    features::{broken::Broken, home::Entrance},
    i18n,
    platform::device,
    rooms,
    session::Session,
};

/// Replaces the static shell of `index.html` by the app.
pub fn mount() {
    let place = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok());
    let place = place.or_else(|| document().body());
    if let Some(place) = place {
        let shell = place.clone();
        // The app lives as long as the page.
        mount_to(place, move || view! { <App shell=shell /> }).forget();
    }
}

#[component]
fn App(shell: HtmlElement) -> impl IntoView {
    let started: RwSignal<Option<Result<Session, BootError>>, LocalStorage> = RwSignal::new_local(None);
    let spoken = i18n::spoken();
    let owner = Owner::current();
    spawn_local(async move {
        let outcome = match owner {
            // Signals made while starting belong to the app, not to a task that ends.
            Some(owner) => owner.with(|| ScopedFuture::new_untracked(boot::start())).await,
            None => boot::start().await,
        };
        // What was started is one piece of work, what is shown another.
        device::breath().await;
        while let Some(static_part) = shell.query_selector("[data-boot]").ok().flatten() {
            static_part.remove();
        }
        started.set(Some(outcome));
    });
    move || match started.get() {
        None => ().into_any(),
        Some(Err(error)) => view! { <Broken error=error /> }.into_any(),
        Some(Ok(session)) => {
            // In another language everything is said anew.
            spoken.track();
            provide_context(session);
            view! { <Entrance house=rooms::HOUSE soon=rooms::BEHIND_THE_DOOR /> }.into_any()
        }
    }
}
