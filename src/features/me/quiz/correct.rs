//! "This is not me": the person knows better than any quiz.

use std::sync::Arc;

use domain::{
    command::Receipt,
    person::QuizRecord,
    problem::Problem,
    quiz::{Pack, text},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::saying::{say, show};
use crate::{
    i18n::{language, t},
    platform::page,
    session::Session,
    ui::{announce::announce, dialog::Dialog, emblem::Emblem, icon::Icon, problem_note::ProblemNote},
};

/// What the person is doing about a verdict.
#[derive(Clone, Copy)]
struct Saying {
    session: Session,
    open: RwSignal<bool>,
    chosen: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

/// The quiet way to contradict; after that, the way to take it back.
pub fn correct(session: Session, pack: &Arc<Pack>, quiz: &QuizRecord, waits: RwSignal<bool>) -> AnyView {
    let saying = Saying {
        session,
        open: RwSignal::new(false),
        chosen: RwSignal::new(quiz.correction.as_ref().map(|said| said.persona.clone())),
        busy: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    let corrected = quiz.correction.is_some();
    let told =
        quiz.verdict.primary().filter(|_| quiz.verdict.doubt.is_none()).map(|blend| blend.persona.clone());
    let pack = Arc::clone(pack);
    let word = match (corrected, quiz.verdict.doubt.is_some()) {
        (true, _) => t("me.correct_other"),
        (false, true) => t("me.correct_open"),
        (false, false) => t("me.correct"),
    };
    view! {
        <div class="result-correct">
            {move || waits.get().then(|| view! {
                <p class="small result-waits" role="status"><Icon name="outbox" />{t("me.queued")}</p>
            })}
            <p>
                <button type="button" class="result-quiet" on:click=move |_| saying.open.set(true)>{word}</button>
                {corrected.then(|| view! {
                    <button type="button" class="result-quiet" on:click=move |_| saying.give(None)>{t("me.correct_undo")}</button>
                })}
            </p>
            <Dialog open=saying.open title=t("me.correct_title") sheet=true>
                {choices(saying, &pack, told.as_deref())}
            </Dialog>
        </div>
    }
    .into_any()
}

/// The personas to choose from, in the typology's order: what fits is for the person to say, nothing is suggested.
fn choices(saying: Saying, pack: &Pack, told: Option<&str>) -> AnyView {
    let rows = pack.personas.iter().filter(|persona| Some(persona.id.as_str()) != told).map(|persona| {
        let (id, chosen) = (persona.id.clone(), persona.id.clone());
        view! {
            <label class="option result-option">
                <input type="radio" name="correct" value=persona.id.clone()
                    prop:checked=move || saying.chosen.with(|chosen| chosen.as_deref() == Some(&*id))
                    on:change=move |_| saying.chosen.set(Some(chosen.clone())) />
                <Emblem persona=persona.icon.clone() size=32 />
                <span>
                    <strong>{text(&persona.name, &language()).to_owned()}</strong>
                    <small>{text(&persona.essence, &language()).to_owned()}</small>
                </span>
            </label>
        }
    });
    let none = move || saying.chosen.with(Option::is_none) || saying.busy.get();
    let problem = move || saying.problem.get().map(|problem| view! { <ProblemNote problem=problem /> });
    view! {
        <p>{t("me.correct_about")}</p>
        <fieldset class="options">
            <legend class="visually-hidden">{t("me.correct_title")}</legend>
            {rows.collect_view()}
        </fieldset>
        {problem}
        <div class="dialog-actions result-bottom">
            <button type="button" class="button is-quiet" on:click=move |_| saying.open.set(false)>{t("ui.cancel")}</button>
            <button type="button" class="button is-primary" aria-disabled=move || none().then_some("true")
                on:click=move |_| if !none() { saying.give(saying.chosen.get_untracked()) }>
                {t("me.correct_do")}
            </button>
        </div>
    }
    .into_any()
}

impl Saying {
    /// Says it, or takes it back.
    fn give(self, persona: Option<String>) {
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let said = if persona.is_some() { "me.correct_kept" } else { "me.correct_undone" };
            let outcome = say(self.session, persona.clone()).await;
            // The screen may have been left meanwhile.
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(Receipt::Refused { problem }) | Err(problem) => {
                    let _ = self.problem.try_set(Some(problem));
                    return;
                }
                Ok(Receipt::Queued) => {
                    show(self.session, persona);
                    announce(t("me.queued"));
                }
                Ok(Receipt::Applied { .. }) => {
                    // With the backend's own time: the news of it then change nothing any more.
                    if self.session.refresh_me().await.is_err() {
                        show(self.session, persona);
                    }
                    announce(t(said));
                }
            }
            let _ = self.open.try_set(false);
            // The result is drawn anew; whoever reads by ear or by keys goes on from its beginning.
            request_animation_frame(|| page::focus("result-headline"));
        });
    }
}
