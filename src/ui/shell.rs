//! The frame around every screen: a header, the ways to the screens, and what is said aloud.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{
    account::Account, announce, arrival, demo::DemoChip, icon::Icon, live_badge::LiveBadge,
    outbox_badge::OutboxBadge, theme,
};
use crate::{
    i18n::t,
    places::{self, SCREENS},
    platform::page,
    session::use_session,
};

/// Navigation and the screen.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let session = use_session();
    let pathname = use_location().pathname;
    let path = Memo::new(move |_| below_base(&pathname.get()));
    theme::apply();
    arrival::follow(session.about().programme);
    Effect::new(move |_| {
        if session.me.with(Option::is_some) {
            session.live.start(session.backend);
        }
    });
    let here = Memo::new(move |_| session.me.with(Option::is_some));
    let navigate = use_navigate();
    Effect::new(move |_| {
        // Without anybody signed in there is only the door.
        if !here.get() && !["/", "/start"].contains(&path.get().as_str()) {
            navigate("/start", NavigateOptions { replace: true, ..Default::default() });
        }
    });
    // One thing at a time: at the door and in the quiz nothing leads elsewhere.
    let framed = Memo::new(move |_| here.get() && !["/quiz", "/start"].contains(&path.get().as_str()));
    view! {
        <a class="skip" href="#main" on:click=skip>{t("shell.skip")}</a>
        <div class="shell" class:is-bare=move || !framed.get()>
            <Show when=move || framed.get()>
                <Header />
                <Navigation path=path />
            </Show>
            <main id="main" tabindex="-1">{children()}</main>
        </div>
        <p class="visually-hidden" role="status">{move || announce::said().get()}</p>
    }
}

/// The path as the table of routes has it.
fn below_base(path: &str) -> String {
    let below = path.strip_prefix(&page::base_path()).unwrap_or(path).trim_end_matches('/');
    if below.is_empty() { "/".to_owned() } else { below.to_owned() }
}

/// The way past the navigation. Not a real way to another address: a fragment would go through the router.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    page::focus("main");
}

#[component]
fn Header() -> impl IntoView {
    let programme = use_session().about().programme;
    view! {
        <header class="header">
            <a class="brand" href=places::to("/stories")>
                <BrandMark />
                <span>{programme}</span>
            </a>
            <div class="header-end">
                <OutboxBadge />
                <LiveBadge />
                <DemoChip />
                <Account />
            </div>
        </header>
    }
}

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

#[component]
fn Navigation(path: Memo<String>) -> impl IntoView {
    let session = use_session();
    let ways = move || {
        let facilitator = session.is_facilitator();
        SCREENS
            .into_iter()
            .filter(|(_, _, _, only)| facilitator || !only)
            .map(|(to, key, icon, _)| {
                let here = move || path.with(|path| path == to || path.starts_with(&format!("{to}/")));
                view! {
                    <li>
                        <a href=places::to(to) aria-current=move || here().then_some("page")>
                            <Icon name=icon />
                            <span>{t(key)}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="ways" aria-label=t("shell.ways")>
            <ul role="list">{ways}</ul>
        </nav>
    }
}
