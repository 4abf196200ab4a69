//! What stands around the screens once somebody is in: a header, and the ways to the screens.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    account::Account, demo::DemoChip, embedded::Keeping, live_badge::LiveBadge, notices::Notices,
    outbox_badge::OutboxBadge, ways::Ways,
};
use crate::{
    i18n::t,
    places,
    platform::push,
    session::use_session,
    ui::{
        brand::BrandMark,
        finding,
        icon::Icon,
        room::{Enter, Room},
        toast::Toasts,
    },
};

/// Header and ways, where the screen `path` has them. News and the outbox are looked after as long as this is there.
#[component]
pub fn Frame(path: Memo<String>, palette: Room) -> impl IntoView {
    let session = use_session();
    session.live.start(session.backend);
    session.backend.tend(session.me);
    follow_notifications();
    // One thing at a time: in the quiz nothing leads elsewhere.
    finding::by_keys();
    let found = finding::open();
    // Fetched when it is first opened; then it stays, so that it closes as a dialog does.
    let wanted = Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || found.get());
    let framed = Memo::new(move |_| !super::is_bare(&path.get()));
    view! {
        <Show when=move || framed.get()>
            <Header />
            <Ways path=path class="ways" />
            <Notices path=path />
            <Keeping />
        </Show>
        <Show when=move || wanted.get()>
            <Enter room=palette />
        </Show>
        <Toasts />
    }
}

/// Goes where a pressed notification leads, without a reload: what is being typed stays.
fn follow_notifications() {
    let navigate = use_navigate();
    push::follow(move |place| {
        navigate(&places::to(&format!("/{}", place.trim_start_matches('/'))), NavigateOptions::default());
        true
    });
}

#[component]
fn Header() -> impl IntoView {
    let programme = use_session().about().programme;
    view! {
        <header class="header">
            <a class="brand" href=places::to("/today")>
                <BrandMark />
                <span>{programme}</span>
            </a>
            <div class="header-end">
                <OutboxBadge />
                <LiveBadge />
                <FindButton />
                <a class="button is-icon header-guide" href=places::to("/guide") aria-label=t("nav.guide")>
                    <Icon name="guide" />
                </a>
                <DemoChip />
                <Account />
            </div>
        </header>
    }
}

/// Opens the palette.
#[component]
fn FindButton() -> impl IntoView {
    let open = finding::open();
    view! {
        <button type="button" class="button is-icon" aria-label=t("find.open") aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| open.set(true)>
            <Icon name="search" />
        </button>
    }
}
