//! The shell: start, top error boundary, navigation around the screens.

use leptos::{mount::mount_to, prelude::*, reactive::computed::ScopedFuture};
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::{
    boot::{self, BootError},
    features::broken::Broken,
    platform::page,
    rooms,
    routes::Screens,
    session::Session,
    shell::Shell,
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
    let owner = Owner::current();
    spawn_local(async move {
        let outcome = match owner {
            // Signals made while starting belong to the app, not to a task that ends.
            Some(owner) => owner.with(|| ScopedFuture::new_untracked(boot::start())).await,
            None => boot::start().await,
        };
        while let Some(static_part) = shell.query_selector(".boot").ok().flatten() {
            static_part.remove();
        }
        started.set(Some(outcome));
    });
    move || match started.get() {
        None => ().into_any(),
        Some(Err(error)) => view! { <Broken error=error /> }.into_any(),
        Some(Ok(session)) => {
            provide_context(session);
            view! {
                <Router base=page::base_path()>
                    <Shell frame=rooms::FRAME soon=rooms::SOON>
                        <Screens />
                    </Shell>
                </Router>
            }
            .into_any()
        }
    }
}
