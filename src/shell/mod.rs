//! The shell around every screen: who may be where, what is said aloud, and the frame once somebody is in.

mod account;
mod demo;
mod embedded;
mod frame;
mod keep_safe;
mod live_badge;
mod notices;
mod outbox_badge;
mod scrolling;
mod ways;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use crate::{
    i18n::t,
    platform::{self, page},
    session::use_session,
    ui::{
        announce, arrival,
        room::{Enter, Room, fetch_soon},
        theme,
    },
};

/// Navigation and the screen.
#[component]
pub fn Shell(
    /// What stands around the screens once somebody is in.
    frame: Room,
    /// What stands there instead inside another page.
    embedded: Room,
    /// What is likely to be looked at next.
    soon: &'static [Room],
    /// The screens.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let pathname = use_location().pathname;
    let path = Memo::new(move |_| below_base(&pathname.get()));
    theme::apply();
    arrival::follow(session.about().programme);
    scrolling::follow();
    let here = Memo::new(move |_| session.me.with(Option::is_some));
    let navigate = use_navigate();
    Effect::new(move |_| {
        // Without anybody signed in there is only the door.
        if !here.get() && !["/", "/start"].contains(&path.get().as_str()) && !is_style(&path.get()) {
            navigate("/start", NavigateOptions { replace: true, ..Default::default() });
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = here.get();
        if now && before != Some(true) {
            fetch_soon(soon);
        }
        now
    });
    let framed = platform::frame::framed();
    provide_context(Path(path));
    let bare = Memo::new(move |_| !here.get() || is_bare(&path.get()));
    view! {
        <a class="skip" href="#main" on:click=skip>{t("shell.skip")}</a>
        <div class="shell" class:is-bare=move || bare.get()>
            {framed.then(|| view! { <Enter room=embedded /> })}
            <Show when=move || here.get() && !framed>
                <Enter room=frame />
            </Show>
            <main id="main" tabindex="-1">{children()}</main>
        </div>
        <p class="visually-hidden" role="status">{move || announce::said().get()}</p>
    }
}

/// Where one is, below the base; for the frame, whose code comes later.
#[derive(Clone, Copy)]
struct Path(Memo<String>);

/// The frame around the screens, in a place that knows where one is.
#[component]
pub fn Frame(
    /// The palette.
    palette: Room,
) -> impl IntoView {
    use_context::<Path>().map(|path| view! { <frame::Frame path=path.0 palette=palette /> })
}

/// The same inside another page, in a place that knows where one is.
#[component]
pub fn Embedded() -> impl IntoView {
    use_context::<Path>().map(|path| view! { <embedded::Embedded path=path.0 /> })
}

/// The style page needs nobody, where this build has it.
fn is_style(path: &str) -> bool {
    cfg!(feature = "style-page") && path == "/style"
}

/// Whether a screen stands alone: at the door and in the quiz nothing leads elsewhere.
fn is_bare(path: &str) -> bool {
    ["/quiz", "/start", "/welcome"].contains(&path)
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
