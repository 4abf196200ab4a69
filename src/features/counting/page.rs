//! The screen.

use domain::{
    backend::{Insight as _, Reach as _},
    numbers::{Counting, ProgrammeNumbers},
};
use leptos::prelude::*;

use super::{assumed::assumed, compare::compare, explain::explain, leads::leads};
use crate::{
    i18n::t,
    places,
    session::use_session,
    ui::{
        icon::Icon,
        load::{Load, Loading},
        problem_note::ProblemNote,
        skeleton::Skeleton,
    },
};

/// What the screen needs.
#[derive(Debug, Clone, PartialEq)]
struct Rules {
    counting: Counting,
    /// The programme's own numbers, for those who may see them.
    programme: Option<ProgrammeNumbers>,
}

/// How this programme counts.
#[component]
pub fn CountingScreen() -> impl IntoView {
    let session = use_session();
    let rules = Loading::<Rules>::new();
    let fetch = move || {
        rules.fetch(async move {
            let backend = session.backend.get();
            let counting = backend.counting().await?;
            let programme = if counting.editable { Some(backend.programme_numbers().await?) } else { None };
            Ok(Rules { counting, programme })
        })
    };
    fetch();
    let again = Callback::new(move |()| fetch());
    view! {
        <div class="counting">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1">{t("counting.title")}</h1>
                <p class="muted">{t("counting.intro")}</p>
                <p class="row">
                    <a class="button is-quiet" href=places::to("/reach")><Icon name="reach" />{t("counting.back")}</a>
                </p>
            </div>
            {move || match rules.get() {
                Load::Waiting => view! { <Skeleton lines=6 boxes=1 /> }.into_any(),
                Load::Failed(problem) => view! { <ProblemNote problem=problem retry=again /> }.into_any(),
                Load::Ready(Rules { counting, programme }) => view! {
                    {explain(&counting)}
                    {compare(&counting, programme.as_ref())}
                    {assumed(&counting, again)}
                    {(counting.editable && counting.enquiries).then(leads)}
                }
                .into_any(),
            }}
        </div>
    }
}
