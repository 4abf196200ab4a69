//! One question, and how far we are.

use domain::quiz::{Pack, Question, QuestionKind, Response, text};
use leptos::prelude::*;

use super::{
    choices::{Choice, Choices, Lie},
    game::Game,
    kept::More,
    keys,
    taking::{Asking, SoFar, Taking},
    trail::Place,
};
use crate::{
    i18n::{language, t, t_n},
    places,
    ui::{announce::announce, arrival, icon::Icon},
};

/// The words of a statement; empty if the pack lost it.
pub fn words(pack: &Pack, statement: &str) -> String {
    pack.statement(statement)
        .map(|statement| text(&statement.text, &language()).to_owned())
        .unwrap_or_default()
}

/// What is asked about a block: in the pack's words, else in the app's.
pub fn prompt(question: &Question) -> String {
    match (text(&question.prompt, &language()), question.kind) {
        ("", QuestionKind::BestWorst) => t("quiz.which_two"),
        ("", _) => t("quiz.which_one"),
        (words, _) => words.to_owned(),
    }
}

/// A question with its answers, the way back, the way past, the way out.
#[component]
pub fn Asked(taking: Taking, asking: Asking) -> impl IntoView {
    let Asking { question, given, so_far: SoFar { said: (sure, left), filled }, .. } = asking;
    let pack = taking.pack();
    let (above, heading) = match question.kind {
        QuestionKind::Likert => {
            let statement = question.statements.first().map(|id| words(&pack, id)).unwrap_or_default();
            (Some(t("quiz.how_often")), statement)
        }
        _ => (None, prompt(&question)),
    };
    // Whoever answers by ear or by keys goes on from the question, not from the top of the page.
    Effect::new(move |_| arrival::begin_anew());
    announce(format!("{sure} {left}"));
    let again = given.is_some();
    let game = question.kind == QuestionKind::BestWorst;
    let body = answers(taking, &pack, question, given.map(|given| given.response), heading.clone());
    // After those of the answers: a card that can be taken back is taken back first.
    keys::listen(move |key| match key {
        "Backspace" | "Undo" => {
            taking.back();
            true
        }
        _ => false,
    });
    view! {
        <div class="quiz" class:is-busy=move || taking.busy.get()>
            <div class="quiz-top">
                <button type="button" class="button is-quiet quiz-back" aria-keyshortcuts="Backspace Control+Z" on:click=move |_| taking.back()>
                    <Icon name="back" />
                    <span>{t("quiz.back_short")}</span>
                </button>
                <div class="quiz-progress">
                    <progress max="1" value=filled.to_string() aria-label=t("quiz.progress")></progress>
                    <p class="small muted"><span>{sure}</span>" "<span>{left}</span></p>
                </div>
                <a class="button is-icon" href=places::to("/today") aria-label=t("quiz.close")><Icon name="close" /></a>
            </div>
            <div class="quiz-question" class:is-game=game>
                <div class="quiz-asked">
                    {above.map(|above| view! { <p class="muted">{above}</p> })}
                    <h1 id="screen" tabindex="-1">{heading}</h1>
                </div>
                {body}
            </div>
            {bottom(taking, again, game)}
        </div>
    }
}

/// What can be answered.
fn answers(
    taking: Taking,
    pack: &Pack,
    question: Question,
    given: Option<Response>,
    label: String,
) -> AnyView {
    let of = |id: &String| (id.clone(), words(pack, id));
    let pick = move |statement| taking.answer(Response::Pick { statement });
    let level = move |id: String| {
        if let Ok(level) = id.parse() {
            taking.answer(Response::Level { level });
        }
    };
    match question.kind {
        QuestionKind::Likert => {
            let choice = |level: u8| Choice {
                id: level.to_string(),
                words: t(&format!("quiz.level.{level}")),
                before: given == Some(Response::Level { level }),
            };
            let choices = (1..=5).map(choice).collect();
            view! { <Choices label choices lie=Lie::Scale choose=level /> }.into_any()
        }
        QuestionKind::PickOne => {
            let was = |id: &String| matches!(&given, Some(Response::Pick { statement }) if statement == id);
            let choice = |(id, words): (String, String)| Choice { before: was(&id), id, words };
            let choices = question.statements.iter().map(of).map(choice).collect();
            view! { <Choices label choices lie=Lie::Cards choose=pick /> }.into_any()
        }
        QuestionKind::BestWorst => {
            let cards = question.statements.iter().map(of).collect();
            view! { <Game taking question=question.id cards given label /> }.into_any()
        }
    }
}

/// The ways past this question.
fn bottom(taking: Taking, again: bool, game: bool) -> impl IntoView {
    let changing = matches!(taking.place.get_value(), Place::Changing(_));
    let so_many = taking.answered() as u64;
    let enough = taking.more() != More::No && !again;
    view! {
        <div class="quiz-bottom">
            <div class="row">
                {again.then(|| view! {
                    <button type="button" class="button" on:click=move |_| taking.leave_question()>{t("quiz.keep")}</button>
                })}
                {enough.then(|| view! {
                    <button type="button" class="button" on:click=move |_| taking.finish()>{t("quiz.enough")}</button>
                })}
                <button type="button" class="button is-quiet" data-skip="" on:click=move |_| taking.answer(Response::Skip)>
                    {t("quiz.skip")}
                </button>
                {(so_many > 0 && !changing && !enough).then(|| view! {
                    <button type="button" class="button is-quiet" data-look="" on:click=move |_| taking.go(Place::Looking)>
                        {t_n("quiz.look", so_many, &[])}
                    </button>
                })}
            </div>
            <p class="quiz-keys small muted">{t(if game { "quiz.keys_game" } else { "quiz.keys" })}</p>
        </div>
    }
}
