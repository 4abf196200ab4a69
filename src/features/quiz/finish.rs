//! The end: the answers are given, once, and the result shown. Answers in doubt are not given: they say nothing yet.

use domain::{
    command::{CommandBody, Receipt},
    problem::Problem,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    doubt::{Unsure, reason},
    taking::Taking,
    trail::Place,
};
use crate::{
    i18n::t,
    places,
    platform::install,
    session::{Session, use_session},
    ui::{
        arrival,
        icon::Icon,
        load::{Load, Loading},
        persona::ResultView,
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// The end, whichever it is. `again` if there is a result from before.
#[component]
pub fn Finish(taking: Taking, again: bool) -> impl IntoView {
    match reason(&taking.verdict()) {
        Some(reason) => view! { <Unsure taking reason again /> }.into_any(),
        None => view! { <Giving taking /> }.into_any(),
    }
}

/// Gives the answers and says what became of them.
#[component]
fn Giving(taking: Taking) -> impl IntoView {
    let session = use_session();
    let given = Loading::<Receipt>::new();
    let navigate = use_navigate();
    let give = move || {
        given.set(Load::Waiting);
        given.fetch(give(session, taking));
    };
    let nothing_new = session.me.with_untracked(|me| me.as_ref().is_some_and(|me| taking.is_result(me)));
    if nothing_new {
        taking.arrived();
        install::good_moment();
    } else {
        give();
    }
    Effect::new(move |_| {
        if nothing_new || matches!(given.get(), Load::Ready(Receipt::Applied { .. })) {
            navigate("/me", NavigateOptions { replace: true, ..Default::default() });
        }
    });
    let failed = move |problem: Problem, retry: bool| {
        view! {
            <div class="quiz-card stack">
                <h1 id="screen" tabindex="-1">{t("quiz.not_kept")}</h1>
                <p>{t("quiz.answers_kept")}</p>
                {if retry {
                    view! { <ProblemNote problem=problem retry=Callback::new(move |()| give()) /> }.into_any()
                } else {
                    view! { <ProblemNote problem=problem /> }.into_any()
                }}
                <div class="row">
                    <button type="button" class="button" on:click=move |_| taking.go(Place::Looking)>
                        {t("quiz.unsure.look")}
                    </button>
                </div>
            </div>
        }
    };
    move || match given.get() {
        Load::Waiting | Load::Ready(Receipt::Applied { .. }) => view! {
            <div class="quiz-card stack">
                <h1 id="screen" tabindex="-1">{t("quiz.giving")}</h1>
                <Skeleton boxes=1 lines=3 />
            </div>
        }
        .into_any(),
        Load::Failed(problem) => failed(problem, true).into_any(),
        Load::Ready(Receipt::Refused { problem }) => failed(problem, false).into_any(),
        Load::Ready(Receipt::Queued) => queued(taking).into_any(),
    }
}

/// The result as this device sees it; it arrives when there is a connection.
fn queued(taking: Taking) -> impl IntoView {
    Effect::new(move |_| arrival::begin_anew());
    view! {
        <div class="quiz-result stack is-wide">
            <div class="note is-notice" role="status">
                <Icon name="outbox" />
                <div>
                    <p>{t("quiz.queued")}</p>
                    <a href=places::to("/today")>{t("quiz.on_to_today")}</a>
                </div>
            </div>
            <ResultView pack=taking.pack() verdict=taking.verdict() answers=taking.answers() />
        </div>
    }
}

/// Gives the answers; when they have arrived, reads who the actor is now.
async fn give(session: Session, taking: Taking) -> Result<Receipt, Problem> {
    let body = CommandBody::FinishQuiz { pack: taking.reference(), answers: taking.answers() };
    let receipt = session.submit_as(taking.command(), body).await?;
    if matches!(receipt, Receipt::Applied { .. }) {
        session.refresh_me().await?;
        taking.arrived();
    }
    Ok(receipt)
}
