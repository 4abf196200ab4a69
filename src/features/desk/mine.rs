//! What somebody suggested, and what came of it; what still waits on this device first.

use client::outbox::EntryState;
use domain::backend::Desks as _;
use domain::{
    command::CommandBody,
    submission::{Submission, SubmissionId, Suggested},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::answer;
use crate::{
    i18n::{Moment, moment, t},
    places,
    session::Session,
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// One's own suggestions.
#[derive(Clone, Copy)]
pub struct Suggestions {
    arrived: Loading<Vec<Submission>>,
    /// Each under the id that it has once it arrived.
    waiting: RwSignal<Vec<(SubmissionId, Suggested)>>,
    /// Reads them again.
    pub again: Callback<()>,
}

/// One's own suggestions, read now and whenever something of one's own changes.
pub fn follow(session: Session) -> Suggestions {
    let arrived = Loading::<Vec<Submission>>::new();
    let waiting = RwSignal::new(Vec::new());
    let read = move || {
        arrived.fetch(async move { session.backend.get().my_submissions().await });
        spawn_local(async move {
            let entries = session.backend.waiting().await.into_iter();
            let still = entries.filter(|entry| entry.state == EntryState::Waiting).filter_map(|entry| {
                match entry.command.body {
                    CommandBody::SuggestStory { suggested } => Some((entry.command.id, suggested)),
                    _ => None,
                }
            });
            let _ = waiting.try_set(still.collect());
        });
    };
    Effect::new(move |_| {
        session.live.mine.track();
        read();
    });
    Suggestions { arrived, waiting, again: Callback::new(move |()| read()) }
}

/// The list.
#[component]
pub fn Mine(mine: Suggestions) -> impl IntoView {
    let state = Memo::new(move |before: Option<&Load<Vec<Submission>>>| match (mine.arrived.get(), before) {
        // What cannot be read again stays as it was until it can.
        (Load::Failed(_), Some(before @ Load::Ready(_))) => before.clone(),
        (now, _) => now,
    });
    let waiting = move || {
        // The list may know of an arrival before the device's shelf does: nothing stands there twice.
        let arrived = |id: SubmissionId| {
            state.with(|state| matches!(state, Load::Ready(all) if all.iter().any(|one| one.id == id)))
        };
        let waiting = mine.waiting.get().into_iter().filter(|(id, _)| !arrived(*id));
        waiting
            .map(|(_, suggested)| {
                view! {
                    <li class="card desk-mine">
                        <h3 dir="auto">{suggested.title}</h3>
                        <p class="badge is-notice"><Icon name="outbox" />{t("suggest.state.device")}</p>
                    </li>
                }
            })
            .collect_view()
    };
    let arrived = move || match state.get() {
        Load::Waiting => view! { <li><Skeleton lines=2 /></li> }.into_any(),
        Load::Failed(problem) => {
            view! { <li><ProblemNote problem=problem retry=mine.again /></li> }.into_any()
        }
        Load::Ready(all) if all.is_empty() && mine.waiting.with(Vec::is_empty) => {
            view! { <li class="muted">{t("suggest.none")}</li> }.into_any()
        }
        Load::Ready(all) => all
            .into_iter()
            .map(|one| view! { <li class="card desk-mine">{row(&one)}</li> })
            .collect_view()
            .into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="desk-mine">
            <h2 id="desk-mine">{t("suggest.mine")}</h2>
            <ul role="list" class="stack">{waiting}{arrived}</ul>
        </section>
    }
}

fn row(one: &Submission) -> AnyView {
    let (key, class) = match &one.answer {
        None => ("suggest.state.waits", "badge"),
        Some(answer) if answer.story.is_some() => ("suggest.state.story", "badge is-good"),
        Some(_) => ("suggest.state.answered", "badge is-accent"),
    };
    let story = one.answer.as_ref().and_then(|answer| answer.story);
    view! {
        <h3 dir="auto">{one.title.clone()}</h3>
        <p class="row">
            <span class=class>{t(key)}</span>
            <span class="small muted">{moment(one.at, Moment::Date)}</span>
        </p>
        {one.answer.as_ref().map(|reply| answer::words(&reply.words))}
        {story.map(|story| view! { <p><a href=places::story(story)>{t("suggest.see")}</a></p> })}
    }
    .into_any()
}
