//! Oneself: the blend of personas and what follows from it, what one decides for oneself, and who sees what of it.

mod audience;
mod data;
mod form;
mod notify;
mod parts;
mod pause;
mod push;
mod quiz;
mod returns;
mod saving;
mod who;

use std::sync::Arc;

use domain::{actor::Role, quiz::Pack};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    places,
    platform::page,
    session::{Session, use_session},
    ui::{
        empty::Empty,
        icon::Icon,
        language::LanguageChoice,
        load::{Load, Loading},
        name::{called, initials},
        problem_note::ProblemNote,
        skeleton::Skeleton,
        theme::ThemeChoice,
    },
};

pub use data::MyDataScreen;

/// The screen.
#[component]
pub fn MeScreen() -> impl IntoView {
    let session = use_session();
    let pack = Loading::<Arc<Pack>>::new();
    let load = move || pack.fetch(async move { session.pack().await });
    load();
    // Read anew on coming here and with each change: a quiz that waited for a connection, or was taken on another
    // device, shows without a reload.
    let waits = RwSignal::new(false);
    Effect::new(move |_| {
        session.live.mine.track();
        spawn_local(async move {
            // What cannot be read now is read with the next change; what is shown stays true until then.
            drop(session.refresh_me().await);
            let waiting = quiz::recall(session).await;
            // The screen may be gone by now.
            let _ = waits.try_set(waiting);
        });
    });
    let retry = Callback::new(move |()| {
        pack.set(Load::Waiting);
        load();
    });
    // Nothing is drawn anew that says the same: settings change without the result.
    let taken = Memo::new(move |_| {
        session.me.with(|me| me.as_ref().map(|me| (me.quiz.clone(), me.quiz_history.clone())))
    });
    let who =
        Memo::new(move |_| session.me.with(|me| me.as_ref().map(|me| (me.name.clone(), me.roles.clone()))));
    let untaken = move || taken.with(|taken| taken.as_ref().is_none_or(|(quiz, _)| quiz.is_none()));
    let result = move || match pack.get() {
        _ if untaken() => view! {
            <Empty icon="quiz" title=t("me.no_quiz") text=t("me.no_quiz_text")>
                <a class="button is-primary" href=places::to("/quiz")>{t("me.take")}</a>
            </Empty>
        }
        .into_any(),
        Load::Waiting => view! { <Skeleton boxes=2 lines=4 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(pack) => {
            let me = session.me.get_untracked();
            let quiz = me.as_ref().and_then(|me| Some((me, me.quiz.as_ref()?)));
            quiz.map(|(me, quiz)| quiz::result(session, &pack, me, quiz, waits)).into_any()
        }
    };
    // Nothing below moves: it comes when what is above has its size.
    let settled = Memo::new(move |_| untaken() || pack.get() != Load::Waiting);
    view! {
        <div class="me">
            {move || who.get().map(|(name, roles)| identity(&name, &roles))}
            {result}
            <Show when=move || settled.get()>{settings(session)}</Show>
        </div>
    }
}

/// Who one is, and the ways to the parts of a long page.
fn identity(name: &str, roles: &[Role]) -> AnyView {
    let name = called(name);
    let roles = roles.iter().map(|role| {
        let key = match role {
            Role::Ambassador => "role.ambassador",
            Role::Facilitator => "role.facilitator",
            Role::Administrator => "role.administrator",
        };
        view! { <li>{t(key)}</li> }
    });
    let ways = [("me-audience", "me.way.settings"), ("me-who", "me.who"), ("me-data", "me.data")];
    let ways = ways.map(|(id, key)| {
        let go = move |event: leptos::ev::MouseEvent| {
            // Not an address: a fragment would go through the router.
            event.prevent_default();
            page::focus(id);
        };
        view! { <li><a href=format!("#{id}") on:click=go>{t(key)}</a></li> }
    });
    view! {
        <header class="me-identity">
            <span class="me-letters" aria-hidden="true">{initials(&name)}</span>
            <div>
                <h1 id="screen" tabindex="-1">{name}</h1>
                <ul role="list" class="me-roles muted">{roles.collect_view()}</ul>
            </div>
            <nav class="me-ways" aria-label=t("me.ways")><ul role="list">{ways.collect_view()}</ul></nav>
        </header>
    }
    .into_any()
}

/// What one decides for oneself, and who sees what.
fn settings(session: Session) -> impl Fn() -> AnyView + Clone + Send + Sync {
    move || {
        let looks = view! {
            <LanguageChoice />
            <div class="theme-choice"><ThemeChoice /></div>
        };
        let data = view! {
            <a class="button" href=places::to("/me/data")>{t("me.data.open")}<Icon name="forward" /></a>
        };
        view! {
            <div class="me-settings">
                {audience::audience(session)}
                {notify::notify(session)}
                {push::push(session)}
                {returns::returns(session)}
                {parts::section("me-looks", t("me.looks"), t("me.looks.about"), looks.into_any())}
                {pause::pause(session)}
                {who::who()}
                {parts::section("me-data", t("me.data"), t("me.data.about"), data.into_any())}
            </div>
        }
        .into_any()
    }
}
