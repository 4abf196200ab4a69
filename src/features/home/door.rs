//! The first visit: the door alone. The house behind it, with the router and the ways to the screens, is fetched when
//! somebody comes in, or knows the way past the door.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::UrlSearchParams;

use super::Start;
use crate::{
    i18n::t,
    places::{self, PRACTICE_QUERY, first_screen},
    platform::{frame, page},
    session::{Session, use_session},
    ui::{
        announce,
        room::{Enter, Room, fetch_soon},
        theme,
    },
};

/// The door for those who are nobody here yet, the house for all others.
#[component]
pub fn Entrance(
    /// Everything behind the door.
    house: Room,
    /// What is needed as soon as somebody has come in.
    soon: &'static [Room],
) -> impl IntoView {
    let session = use_session();
    let outside = RwSignal::new(is_outside(session));
    let entered = Callback::new(move |to: String| {
        spawn_local(async move {
            // What cannot be had is said by the house itself, with the way to try again.
            (house.fetch)().await;
            page::go_on(&places::to(&to));
            outside.set(false);
        });
    });
    if outside.get_untracked() {
        fetch_soon(soon);
    }
    move || {
        if outside.get() {
            view! { <Door entered=entered /> }.into_any()
        } else {
            view! { <Enter room=house /> }.into_any()
        }
    }
}

/// Whether there is nothing to be seen but the door: nobody is in, no other page shows us, and the address is none of those
/// that need nobody.
fn is_outside(session: Session) -> bool {
    let search = window().location().search().unwrap_or_default();
    let practised = UrlSearchParams::new_with_str(&search).is_ok_and(|query| query.has(PRACTICE_QUERY));
    let style = cfg!(feature = "style-page") && page::path_below_base() == "/style";
    session.me.with_untracked(Option::is_none) && !frame::framed() && !practised && !style
}

#[component]
fn Door(entered: Callback<String>) -> impl IntoView {
    let session = use_session();
    theme::apply();
    page::set_title(&format!("{} · {}", t("start.title"), session.about().programme));
    // Whoever comes in begins at the first screen, wherever they wanted to go before they were somebody.
    if !["/", "/start"].contains(&page::path_below_base().as_str()) {
        page::stand_at(&places::to("/start"));
    }
    let entered = Callback::new(move |me| entered.run(first_screen(&me)));
    view! {
        <div class="shell is-bare">
            <main id="main" tabindex="-1"><Start entered=entered /></main>
        </div>
        <p class="visually-hidden" role="status">{move || announce::said().get()}</p>
    }
}
