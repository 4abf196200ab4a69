//! The end: the answers are given, once, and the result shown.

use domain::command::{CommandBody, Receipt};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::taking::Taking;
use crate::{
    i18n::t,
    places,
    session::{Session, use_session},
    ui::{
        icon::Icon,
        load::{Load, Loading},
        persona::ResultView,
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// Gives the answers and says what became of them.
#[component]
pub fn Finish(taking: Taking) -> impl IntoView {
    let session = use_session();
    let given = Loading::<Receipt>::new();
    let navigate = use_navigate();
    let give = move || {
        given.set(Load::Waiting);
        given.fetch(give(session, taking));
    };
    give();
    Effect::new(move |_| {
        if matches!(given.get(), Load::Ready(Receipt::Applied { .. })) {
            navigate("/me", NavigateOptions { replace: true, ..Default::default() });
        }
    });
    let failed = move |problem, retry: bool| {
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
                    <button type="button" class="button" on:click=move |_| taking.back()>{t("quiz.last_again")}</button>
                    <button type="button" class="button" on:click=move |_| taking.restart()>{t("quiz.restart")}</button>
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
        Load::Ready(Receipt::Queued) => view! {
            <div class="stack">
                <div class="note is-notice" role="status">
                    <Icon name="outbox" />
                    <div>
                        <p>{t("quiz.queued")}</p>
                        <a href=places::to("/stories")>{t("quiz.on_to_stories")}</a>
                    </div>
                </div>
                <ResultView pack=taking.pack() verdict=taking.verdict() answers=taking.answers() />
            </div>
        }
        .into_any(),
    }
}

/// Gives the answers; when they have arrived, reads who the actor is now.
async fn give(session: Session, taking: Taking) -> Result<Receipt, domain::problem::Problem> {
    let body = CommandBody::FinishQuiz { pack: taking.reference(), answers: taking.answers() };
    let receipt = session.submit_as(taking.command(), body).await?;
    if matches!(receipt, Receipt::Applied { .. }) {
        session.refresh_me().await?;
        taking.arrived();
    }
    Ok(receipt)
}
