//! Oneself: the blend of personas, why it is so, what follows, and what others see of it.

mod chord;
mod result;
mod words;

use std::sync::Arc;

use domain::{actor::Role, person::Me, quiz::Pack};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{Moment, moment, t, t_with},
    places,
    session::use_session,
    ui::{
        empty::Empty,
        icon::Icon,
        load::{Load, Loading},
        name::called,
        problem_note::ProblemNote,
        skeleton::Skeleton,
        theme::ThemeChoice,
    },
};

pub use result::ResultView;

/// The screen.
#[component]
pub fn MeScreen() -> impl IntoView {
    let session = use_session();
    let pack = Loading::<Arc<Pack>>::new();
    let load = move || pack.fetch(async move { session.pack().await });
    load();
    // Read anew on coming here and with each change: a quiz that waited for a connection, or was taken on another
    // device, shows without a reload.
    Effect::new(move |_| {
        session.live.mine.track();
        // What cannot be read now is read with the next change; what is shown stays true until then.
        spawn_local(async move { drop(session.refresh_me().await) });
    });
    let retry = Callback::new(move |()| {
        pack.set(Load::Waiting);
        load();
    });
    let me = Memo::new(move |_| session.me.get());
    let quiz = Memo::new(move |_| session.me.with(|me| me.as_ref().and_then(|me| me.quiz.clone())));
    let result = move || match (quiz.get(), pack.get()) {
        (None, _) => view! { <NoQuiz /> }.into_any(),
        (Some(_), Load::Waiting) => view! {
            <h1 id="screen" tabindex="-1">{t("me.title")}</h1>
            <Skeleton boxes=2 lines=4 />
        }
        .into_any(),
        (Some(_), Load::Failed(problem)) => view! {
            <h1 id="screen" tabindex="-1">{t("me.title")}</h1>
            <ProblemNote problem=problem retry=retry />
        }
        .into_any(),
        (Some(quiz), Load::Ready(pack)) => {
            let taken = t_with("me.taken", &[("date", &moment(quiz.at, Moment::Date))]);
            view! {
                <ResultView pack=pack verdict=quiz.verdict answers=quiz.answers />
                <div class="me-again">
                    <p class="muted">{taken}</p>
                    <a class="button" href=places::to("/quiz")><Icon name="refresh" />{t("me.retake")}</a>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="me">
            {result}
            {move || me.get().map(|me| view! { <About me=me /> })}
        </div>
    }
}

/// The way into the quiz.
#[component]
fn NoQuiz() -> impl IntoView {
    view! {
        <h1 id="screen" tabindex="-1">{t("me.title")}</h1>
        <Empty icon="quiz" title=t("me.no_quiz") text=t("me.no_quiz_text")>
            <a class="button is-primary" href=places::to("/quiz")>{t("me.take")}</a>
        </Empty>
    }
}

/// Name, roles, what stays private, the theme.
#[component]
fn About(me: Me) -> impl IntoView {
    let roles = me
        .roles
        .iter()
        .map(|role| {
            let key = match role {
                Role::Ambassador => "role.ambassador",
                Role::Facilitator => "role.facilitator",
                Role::Administrator => "role.administrator",
            };
            view! { <li class="badge">{t(key)}</li> }
        })
        .collect_view();
    view! {
        <section class="me-about" aria-labelledby="me-about">
            <div class="stack is-tight">
                <h2 id="me-about">{called(&me.name)}</h2>
                <ul role="list" class="row">{roles}</ul>
            </div>
            <div class="note">
                <Icon name="lock" />
                <div>
                    <h3>{t("me.private_title")}</h3>
                    <p>{t("me.private")}</p>
                </div>
            </div>
            <div class="theme-choice"><ThemeChoice /></div>
        </section>
    }
}
