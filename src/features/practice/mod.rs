//! A tracked link of the embedded backend: practice on this device, since no stranger can open it.

use domain::{
    command::{CommandBody, Receipt},
    ids::Code,
    problem::Problem,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    i18n::t,
    places::{self, PRACTICE_QUERY},
    session::{Session, use_session},
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// Counts the opening and says what a real link would have done.
#[component]
pub fn Practice() -> impl IntoView {
    let session = use_session();
    let code = use_query_map().get_untracked().get(PRACTICE_QUERY).unwrap_or_default();
    let counted = Loading::<Receipt>::new();
    let count = {
        let code = code.clone();
        move || counted.fetch(record(session, code.clone()))
    };
    count();
    let retry = Callback::new(move |()| {
        counted.set(Load::Waiting);
        count();
    });
    let outcome = move || match counted.get() {
        Load::Waiting => view! { <Skeleton lines=2 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(Receipt::Refused { problem }) => view! { <ProblemNote problem=problem /> }.into_any(),
        Load::Ready(receipt) => {
            let said = if receipt == Receipt::Queued { "practice.queued" } else { "practice.counted" };
            view! {
                <div class="note is-good" role="status">
                    <Icon name="check" />
                    <p>{t(said)}</p>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="stack door-narrow">
            <h1 id="screen" tabindex="-1">{t("practice.title")}</h1>
            <p class="lead">{t("practice.text")}</p>
            {outcome}
            <div class="row">
                <a class="button is-primary" href=places::to("/stories")>{t("practice.on")}</a>
                <a class="button is-quiet" href=places::to("/reach")>{t("practice.reach")}</a>
            </div>
        </div>
    }
}

async fn record(session: Session, code: String) -> Result<Receipt, Problem> {
    // A code that cannot be one was cut short on its way: there is no such link.
    let code = Code::try_from(code).map_err(|_| Problem::not_found("practice link"))?;
    session.submit(CommandBody::RecordPractice { code }).await
}
