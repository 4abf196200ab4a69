//! The quiz: one question a screen, kept at every step, given once.

mod choices;
mod finish;
mod kept;
mod question;
mod taking;

use std::sync::Arc;

use domain::{
    person::Me,
    problem::{Problem, ProblemKind},
    quiz::Pack,
};
use leptos::prelude::*;

use crate::{
    i18n::{t, t_n},
    places,
    session::use_session,
    ui::{
        emblem::Emblem,
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};
use taking::{Stage, Taking};

/// The screen.
#[component]
pub fn QuizScreen() -> impl IntoView {
    let session = use_session();
    let loaded = Loading::<(Arc<Pack>, Me)>::new();
    let load = move || {
        loaded.fetch(async move {
            let me = session.me.get_untracked();
            let me = me.ok_or_else(|| Problem::new(ProblemKind::Unauthenticated, "nobody is signed in"))?;
            Ok((session.pack().await?, me))
        });
    };
    load();
    let retry = Callback::new(move |()| {
        loaded.set(Load::Waiting);
        load();
    });
    let waiting = || {
        view! {
            <div class="quiz-card"><h1 id="screen" tabindex="-1">{t("quiz.title")}</h1><Skeleton lines=4 /></div>
        }
    };
    let failed = move |problem: Problem| {
        view! {
            <div class="quiz-card">
                <h1 id="screen" tabindex="-1">{t("quiz.title")}</h1>
                <ProblemNote problem=problem retry=retry />
            </div>
        }
    };
    move || match loaded.get() {
        Load::Waiting => waiting().into_any(),
        Load::Failed(problem) => failed(problem).into_any(),
        Load::Ready((pack, me)) => match Taking::begin(pack, &me) {
            Ok(taking) => view! { <Stages taking again=me.quiz.is_some() /> }.into_any(),
            Err(problem) => failed(problem).into_any(),
        },
    }
}

/// The start, the questions, the end. `again` if there is a result already.
#[component]
fn Stages(taking: Taking, again: bool) -> impl IntoView {
    move || match taking.stage.get() {
        Stage::Start => view! { <Beginning taking again /> }.into_any(),
        Stage::Asking(question, progress) => {
            view! { <question::Asked taking question progress /> }.into_any()
        }
        Stage::Done => view! { <finish::Finish taking /> }.into_any(),
    }
}

/// What the quiz is, how long it takes, what stays private.
#[component]
fn Beginning(taking: Taking, again: bool) -> impl IntoView {
    let pack = taking.pack();
    let language = crate::i18n::language();
    let personas = pack.personas.iter().map(|persona| {
        view! {
            <li><Emblem persona=persona.icon.clone() size=28 /><span>{domain::quiz::text(&persona.name, &language).to_owned()}</span></li>
        }
    }).collect_view();
    let busy = move || taking.busy.get();
    view! {
        <div class="quiz-card stack">
            <h1 id="screen" tabindex="-1">{t("quiz.title")}</h1>
            <p class="lead">{t_n("quiz.what", pack.personas.len() as u64, &[])}</p>
            <ul role="list" class="quiz-personas">{personas}</ul>
            <ul role="list" class="quiz-promises">
                <li><Icon name="clock" /><span>{t("quiz.takes")}</span></li>
                <li><Icon name="lock" /><span>{t("quiz.private")}</span></li>
                {again.then(|| view! { <li><Icon name="refresh" /><span>{t("quiz.again")}</span></li> })}
            </ul>
            <div class="quiz-actions">
                <button type="button" class="button is-primary" aria-disabled=move || busy().then_some("true")
                    on:click=move |_| if !taking.busy.get_untracked() { taking.go_on() }>
                    {t("quiz.begin")}
                </button>
                <a class="button is-quiet" href=places::to("/stories")>{t("quiz.later")}</a>
            </div>
        </div>
    }
}
