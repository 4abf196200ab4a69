//! "May I post this?": a few questions, one at a time, that end in yes, ask first, or no. Nothing is kept or sent.

mod question;
mod result;
mod wording;

use std::sync::Arc;

use domain::guide::Stop;
use leptos::prelude::*;

use super::{
    book::{self, Book},
    country::{CountryChoice, Readers},
};
use crate::{
    i18n::t,
    places,
    platform::page,
    ui::{arrival, icon::Icon, load::Load, problem_note::ProblemNote, skeleton::Skeleton},
};

/// The id of the choice of country.
const COUNTRY: &str = "ask-country";

/// Somebody on their way through the questions.
#[derive(Clone, Copy)]
struct Walk {
    book: StoredValue<Arc<Book>>,
    readers: Readers,
    /// The answers so far, each by its place; none before the start.
    answers: RwSignal<Option<Vec<usize>>>,
}

impl Walk {
    fn book(self) -> Arc<Book> {
        self.book.get_value()
    }

    fn answer(self, place: usize) {
        self.answers.update(|answers| answers.get_or_insert_default().push(place));
    }

    /// To the question before; from the first one to the start.
    fn back(self) {
        self.answers.update(|answers| {
            if answers.as_mut().and_then(Vec::pop).is_none() {
                *answers = None;
            }
        });
    }

    /// Back to the question at this place.
    fn back_to(self, place: usize) {
        self.answers.update(|answers| {
            if let Some(answers) = answers {
                answers.truncate(place);
            }
        });
    }
}

/// The decision aid.
#[component]
pub fn AskScreen() -> impl IntoView {
    let (book, retry) = book::open();
    move || match book.get() {
        Load::Waiting => view! { <div class="ask">{head()}<Skeleton lines=5 /></div> }.into_any(),
        Load::Failed(problem) => {
            view! { <div class="ask">{head()}<ProblemNote problem=problem retry=retry /></div> }.into_any()
        }
        Load::Ready(book) => view! { <Stages book=book /> }.into_any(),
    }
}

fn head() -> AnyView {
    view! {
        <a class="back-link" href=places::to("/guide")><Icon name="back" />{t("guide.back")}</a>
        <h1 id="screen" tabindex="-1">{t("guide.ask.title")}</h1>
    }
    .into_any()
}

#[component]
fn Stages(book: Arc<Book>) -> impl IntoView {
    let lang = book.foreign();
    let walk =
        Walk { book: StoredValue::new(book), readers: Readers::remembered(), answers: RwSignal::new(None) };
    Effect::new(move |before: Option<()>| {
        walk.answers.track();
        // Whoever goes on by ear or by keys goes on from the new heading.
        if before.is_some() {
            request_animation_frame(arrival::begin_anew);
        }
    });
    let stage = move || match walk.answers.get() {
        None => view! { <Start walk=walk /> }.into_any(),
        Some(answers) => {
            let book = walk.book();
            let stops = book.guide.decision.follow(&answers);
            match stops.last() {
                Some(Stop::Asked(question)) => question::asked(walk, question, stops.len()),
                Some(Stop::Ended(verdict)) => result::ended(walk, &stops, &answers, verdict),
                // A guide without a first question is refused when it is read.
                None => ().into_any(),
            }
        }
    };
    view! { <div class="ask" lang=lang>{stage}</div> }
}

/// What happens here, and whose rules count.
#[component]
fn Start(walk: Walk) -> impl IntoView {
    let book = walk.book();
    let unsaid = RwSignal::new(false);
    let wrong = Signal::derive(move || unsaid.get() && !walk.readers.said());
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| walk.readers.said()) {
            walk.answers.set(Some(Vec::new()));
        } else {
            unsaid.set(true);
            page::focus(COUNTRY);
        }
    };
    view! {
        {head()}
        <p class="lead">{book.guide.decision.intro.clone()}</p>
        <form class="ask-start" novalidate on:submit=begin>
            <div class="field">
                <label for=COUNTRY>{t("guide.country.label")}</label>
                <CountryChoice readers=walk.readers id=COUNTRY wrong=wrong />
                <p id=format!("{COUNTRY}-hint") class="hint">{t("guide.country.hint")}</p>
                <p class="wrong" role="alert">{move || wrong.get().then(|| t("guide.country.missing"))}</p>
            </div>
            <button type="submit" class="button is-primary">{t("guide.ask.begin")}<Icon name="forward" /></button>
        </form>
        <p class="small muted">{book.guide.not_legal_advice.clone()}</p>
    }
}
