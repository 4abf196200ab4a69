//! The app inside another page: only what that page does not have already. The whole app keeps its ways, in one row that
//! lies above the screen and moves with it; a single part has none. Everything else opens in a tab of its own.

mod notice;
mod parts;
mod sign_in;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen_futures::spawn_local;

use super::{account::Account, outbox_badge::OutboxBadge, ways::Ways};
use crate::{
    i18n::{self, t},
    places,
    platform::{
        frame::{
            self, height,
            host::{self, Asked, Standing},
        },
        page,
    },
    session::{Session, use_session},
    ui::{icon::Icon, theme, toast::Toasts},
};
pub use notice::Keeping;
use parts::Part;

/// What stands above the screen, and whatever speaks with the page around.
#[component]
pub fn Embedded(path: Memo<String>) -> impl IntoView {
    let part = Part::shown();
    if host::look() == Standing::Refused {
        page::mark("data-refused", "");
        height::report();
        return view! { <notice::Refused /> }.into_any();
    }
    let session = use_session();
    let here = Memo::new(move |_| session.me.with(Option::is_some));
    Effect::new(move |before: Option<bool>| {
        let now = here.get();
        if now && before != Some(true) {
            session.live.start(session.backend);
            session.backend.tend(session.me);
        }
        now
    });
    speak_with_host(session, part, path);
    let base = page::base_path();
    host::lead_out(move |path| part.holds(path.strip_prefix(&base).unwrap_or(path)));
    let start = Memo::new(move |_| part.begins_at(&path.get()));
    let has_ways = move || here.get() && part == Part::Whole;
    view! {
        <header class="embed-head" class:has-ways=has_ways>
            {move || has_ways().then(|| view! { <Ways path=path class="embed-ways" /> })}
            {move || (here.get() && part != Part::Whole && !start.get()).then(|| back(part))}
            <div class="embed-tools">
                {move || here.get().then(|| view! { <OutboxBadge /> })}
                {move || (here.get() && part == Part::Whole).then(|| view! { <Account /> })}
                {move || out(&path.get())}
            </div>
        </header>
        <notice::Keeping />
        {move || (!here.get() && !session.about().demo).then(|| view! { <sign_in::SignIn /> })}
        <Toasts />
    }
    .into_any()
}

/// Hears what the page around asks, and tells it where one is and how high the content is.
fn speak_with_host(session: Session, part: Part, path: Memo<String>) {
    let navigate = use_navigate();
    let ready =
        move || host::tell("ready", &[("view", part.name().into()), ("path", path.get_untracked().into())]);
    let heard = move |asked| match asked {
        Asked::Hello { theme, locale, tall } => {
            // Before this nobody may have known whom to tell.
            if page::mark("data-greeted", "") {
                ready();
                height::again();
            }
            page::mark("data-tall", if tall { "yes" } else { "no" });
            dress(&theme);
            speak(session, locale);
        }
        Asked::Navigate(to) => navigate(&to, NavigateOptions::default()),
    };
    host::listen(heard.clone());
    if frame::within_teams() {
        host::listen_to_teams(heard);
    }
    ready();
    height::report();
    height::follow_presses();
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            host::tell("navigate", &[("path", path.clone().into())]);
        }
        path
    });
}

/// The theme of the page around; what the person chose where it has none.
fn dress(wanted: &str) {
    match wanted {
        "light" | "dark" => drop(page::mark(frame::THEME, wanted)),
        _ => page::unmark(frame::THEME),
    }
    theme::apply();
}

/// The language of the page around, if there are texts for it.
fn speak(session: Session, wanted: String) {
    let base = wanted.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if base == i18n::language() || !i18n::languages().contains(&base) {
        return;
    }
    session.forget_pack();
    spawn_local(async move {
        // Where its texts cannot be had, it stays as it was.
        i18n::speak(&base).await;
    });
}

/// Back to what the page around shows.
fn back(part: Part) -> AnyView {
    let to = frame::landing().unwrap_or_else(|| part.path().to_owned());
    view! {
        <a class="button is-quiet embed-back" href=places::to(&to)><Icon name="back" />{t("embed.back")}</a>
    }
    .into_any()
}

/// The same screen in a tab of its own.
fn out(path: &str) -> AnyView {
    view! {
        <a class="button is-quiet embed-out" href=places::to(path) target="_blank" rel="noopener" data-out="">
            <span>{t("embed.open")}</span><Icon name="external" />
        </a>
    }
    .into_any()
}
