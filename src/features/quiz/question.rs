//! One question, and how far we are.

use domain::quiz::{Pack, Progress, Question, QuestionKind, Response, text};
use leptos::prelude::*;

use super::{
    choices::{Choice, Choices},
    taking::Taking,
};
use crate::{
    i18n::{language, t},
    places,
    ui::{announce::announce, arrival, icon::Icon},
};

/// The words of a statement; empty if the pack lost it.
pub fn words(pack: &Pack, statement: &str) -> String {
    pack.statement(statement)
        .map(|statement| text(&statement.text, &language()).to_owned())
        .unwrap_or_default()
}

/// A question with its answers, the way back, the way past, the way out.
#[component]
pub fn Asked(taking: Taking, question: Question, progress: Progress) -> impl IntoView {
    let pack = taking.pack();
    let kind = question.kind;
    let prompt = match kind {
        QuestionKind::Likert => t("quiz.how_often"),
        _ => text(&question.prompt, &language()).to_owned(),
    };
    let statement = question.statements.first().map(|id| words(&pack, id)).unwrap_or_default();
    let heading = if kind == QuestionKind::Likert { statement } else { prompt.clone() };
    let offered: Vec<(String, String)> =
        question.statements.iter().map(|id| (id.clone(), words(&pack, id))).collect();
    // Whoever answers by ear or by keys goes on from the question, not from the top of the page.
    Effect::new(move |_| arrival::begin_anew());
    announce(said(progress));
    let given = taking.before.get_untracked().filter(|answer| answer.question == question.id);
    let given = given.map(|answer| answer.response);
    let body = match kind {
        QuestionKind::Likert => likert(taking, heading.clone(), given).into_any(),
        QuestionKind::PickOne => pick_one(taking, heading.clone(), offered, given).into_any(),
        QuestionKind::BestWorst => view! { <BestWorst taking label=heading.clone() offered /> }.into_any(),
    };
    view! {
        <div class="quiz" class:is-busy=move || taking.busy.get()>
            <div class="quiz-top">
                <button type="button" class="button is-icon" aria-label=t("quiz.back") on:click=move |_| taking.back()>
                    <Icon name="back" />
                </button>
                <div class="quiz-progress">
                    <progress max="1" value=filled(progress).to_string() aria-label=t("quiz.progress")></progress>
                    <p class="small muted">{said(progress)}</p>
                </div>
                <a class="button is-icon" href=places::to("/stories") aria-label=t("quiz.close")><Icon name="close" /></a>
            </div>
            <div class="quiz-question">
                {(kind == QuestionKind::Likert).then(|| view! { <p class="muted">{prompt}</p> })}
                <h1 id="screen" tabindex="-1">{heading}</h1>
                {body}
            </div>
            <div class="quiz-bottom">
                <button type="button" class="button is-quiet" on:click=move |_| taking.answer(Response::Skip)>
                    {t("quiz.skip")}
                </button>
                <p class="quiz-keys small muted">{t("quiz.keys")}</p>
            </div>
        </div>
    }
}

fn likert(taking: Taking, label: String, given: Option<Response>) -> impl IntoView {
    let choices: Vec<Choice> = (1..=5u8)
        .map(|level| Choice {
            id: level.to_string(),
            words: t(&format!("quiz.level.{level}")),
            mark: (given == Some(Response::Level { level })).then(|| t("quiz.before")),
        })
        .collect();
    let choose = move |id: String| {
        if let Ok(level) = id.parse() {
            taking.answer(Response::Level { level });
        }
    };
    view! { <Choices label=label choices=Signal::stored(choices) choose=choose scale=true /> }
}

fn pick_one(
    taking: Taking,
    label: String,
    offered: Vec<(String, String)>,
    given: Option<Response>,
) -> impl IntoView {
    let was = |id: &String| matches!(&given, Some(Response::Pick { statement }) if statement == id);
    let choices: Vec<Choice> = offered
        .into_iter()
        .map(|(id, words)| Choice { mark: was(&id).then(|| t("quiz.before")), id, words })
        .collect();
    let choose = move |statement| taking.answer(Response::Pick { statement });
    view! { <Choices label=label choices=Signal::stored(choices) choose=choose /> }
}

/// First the most fitting, then the least; choosing the first one again takes it back.
#[component]
fn BestWorst(taking: Taking, label: String, offered: Vec<(String, String)>) -> impl IntoView {
    let best = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        let best = best.get();
        let mark = |id: &String| (best.as_ref() == Some(id)).then(|| t("quiz.most"));
        offered
            .iter()
            .map(|(id, words)| Choice { id: id.clone(), words: words.clone(), mark: mark(id) })
            .collect()
    });
    let choose = move |id: String| match best.get_untracked() {
        None => {
            announce(t("quiz.now_least"));
            best.set(Some(id));
        }
        Some(chosen) if chosen == id => best.set(None),
        Some(chosen) => taking.answer(Response::BestWorst { best: chosen, worst: id }),
    };
    view! {
        <ol class="quiz-steps">
            <li class:is-now=move || best.with(Option::is_none) class:is-done=move || best.with(Option::is_some)>
                {t("quiz.choose_most")}
            </li>
            <li class:is-now=move || best.with(Option::is_some)>{t("quiz.choose_least")}</li>
        </ol>
        <Choices label=label choices=choices choose=choose />
        <p class="small muted quiz-undo">
            {move || best.with(Option::is_some).then(|| t("quiz.take_back"))}
        </p>
    }
}

/// How full the bar is, 0–1: certainty against what is enough, but never further than the few answers allow.
fn filled(progress: Progress) -> f64 {
    let sure = if progress.enough > 0.0 { progress.certainty / progress.enough } else { 1.0 };
    let allowed = (progress.asked as f64 + 1.0) / 7.0;
    sure.min(allowed).clamp(0.04, 0.96)
}

/// How far we are, in words.
fn said(progress: Progress) -> String {
    t(match (progress.asked, filled(progress)) {
        (0, _) => "quiz.so_far.begin",
        (_, filled) if filled < 0.35 => "quiz.so_far.early",
        (_, filled) if filled < 0.6 => "quiz.so_far.forming",
        (_, filled) if filled < 0.85 => "quiz.so_far.good",
        _ => "quiz.so_far.sure",
    })
}
