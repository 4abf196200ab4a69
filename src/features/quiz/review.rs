//! The answers given so far, each of which can be changed. The order in which that happens makes no difference.

use domain::quiz::{Answer, Pack, QuestionKind, Response};
use leptos::prelude::*;

use super::{question::words, taking::Taking, trail::Place};
use crate::{
    i18n::{t, t_n, t_with},
    ui::{arrival, icon::Icon},
};

/// The list.
#[component]
pub fn Review(taking: Taking) -> impl IntoView {
    let pack = taking.pack();
    Effect::new(move |_| arrival::begin_anew());
    let answers = taking.answers();
    let so_many = answers.len() as u64;
    let rows = answers.iter().enumerate().map(|(at, answer)| row(taking, &pack, at, answer)).collect_view();
    view! {
        <div class="quiz-list stack">
            <div class="quiz-top">
                <button type="button" class="button is-quiet quiz-back"
                    on:click=move |_| taking.back()>
                    <Icon name="back" />
                    <span>{t("quiz.back_short")}</span>
                </button>
            </div>
            <div class="stack is-tight">
                <h1 id="screen" tabindex="-1">{t("quiz.review.title")}</h1>
                <p class="muted">{t_n("quiz.review.about", so_many, &[])}</p>
            </div>
            <ol role="list" class="quiz-given">{rows}</ol>
            <div class="quiz-actions">
                <button type="button" class="button is-primary" on:click=move |_| taking.to_front()>{t("quiz.go_on")}</button>
            </div>
            <details>
                <summary>{t("quiz.restart")}</summary>
                <div class="stack is-tight">
                    <p>{t_n("quiz.restart.about", so_many, &[])}</p>
                    <div><button type="button" class="button is-danger" on:click=move |_| taking.restart()>
                        {t("quiz.restart.do")}
                    </button></div>
                </div>
            </details>
        </div>
    }
}

/// One answer: what was asked, what was said, the way to change it.
fn row(taking: Taking, pack: &Pack, at: usize, answer: &Answer) -> AnyView {
    let Some(question) = pack.question(&answer.question) else { return ().into_any() };
    let asked = match question.kind {
        QuestionKind::Likert => question.statements.first().map(|id| words(pack, id)).unwrap_or_default(),
        _ => super::question::prompt(question),
    };
    let said = match &answer.response {
        Response::Level { level } => vec![t(&format!("quiz.level.{level}"))],
        Response::Pick { statement } => vec![words(pack, statement)],
        Response::BestWorst { best, worst } => vec![
            t_with("quiz.review.most", &[("words", &words(pack, best))]),
            t_with("quiz.review.least", &[("words", &words(pack, worst))]),
        ],
        Response::Skip => vec![t("quiz.review.skipped")],
    };
    let skipped = answer.response == Response::Skip;
    let said = said.into_iter().map(|said| view! { <p class:muted=skipped>{said}</p> }).collect_view();
    view! {
        <li>
            <div>
                <p class="small muted">{asked.clone()}</p>
                {said}
            </div>
            <button type="button" class="button is-quiet" data-change=at.to_string()
                aria-label=t_with("quiz.review.change_of", &[("question", &asked)])
                on:click=move |_| taking.go(Place::Changing(at))>
                {t("quiz.review.change")}
            </button>
        </li>
    }
    .into_any()
}
