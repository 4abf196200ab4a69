//! The quiz: one question a screen, kept at every step, given once.

mod choices;
mod doubt;
mod finish;
mod flight;
mod game;
mod going;
mod hand;
mod kept;
mod keys;
mod progress;
mod question;
mod review;
mod start;
mod stopwatch;
mod taking;
mod trail;

use std::sync::Arc;

use domain::{
    person::Me,
    problem::{Problem, ProblemKind},
    quiz::Pack,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    i18n::t,
    session::use_session,
    ui::{
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};
use taking::{Stage, TakeUp, Taking};

/// The screen. `?sharpen` asks a few questions more than the last result took, `?answers` shows its answers.
#[component]
pub fn QuizScreen() -> impl IntoView {
    let session = use_session();
    let take_up = match use_location().search.get_untracked().trim_start_matches('?') {
        "sharpen" => Some(TakeUp::Sharpen),
        "answers" => Some(TakeUp::Look),
        _ => None,
    };
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
        Load::Ready((pack, me)) => match Taking::begin(pack, &me, take_up) {
            Ok(taking) => view! { <Stages taking again=me.quiz.is_some() /> }.into_any(),
            Err(problem) => failed(problem).into_any(),
        },
    }
}

/// The start, the questions, the answers given, the end. `again` if there is a result already.
#[component]
fn Stages(taking: Taking, again: bool) -> impl IntoView {
    taking.follow();
    move || match taking.stage.get() {
        Stage::Start => view! { <start::Beginning taking again /> }.into_any(),
        Stage::Asking(asking) => view! { <question::Asked taking asking /> }.into_any(),
        Stage::Looking => view! { <review::Review taking /> }.into_any(),
        Stage::Done => view! { <finish::Finish taking again /> }.into_any(),
    }
}
