//! The screen.

use leptos::prelude::*;

use super::{choose::choose, file::file, imports::imports, standing::standing, state::Reports};
use crate::{
    i18n::t,
    places,
    session::use_session,
    ui::{icon::Icon, load::Load, problem_note::ProblemNote, skeleton::Skeleton},
};

/// Files to bring, what is in them, what was brought before, and what stands.
#[component]
pub fn ReportedScreen() -> impl IntoView {
    let reports = Reports::new(use_session());
    let retry = Callback::new(move |()| reports.read());
    let known = move || match reports.reported.get() {
        Load::Waiting => view! { <Skeleton lines=4 /> }.into_any(),
        Load::Failed(problem) => view! { <ProblemNote problem=problem retry=retry /> }.into_any(),
        Load::Ready(known) => {
            let imports = imports(reports, &known);
            view! { {standing(reports, known)} {imports} }.into_any()
        }
    };
    view! {
        <div class="reported">
            <header class="screen-head">
                <p><a class="reported-back" href=places::to("/reach")><Icon name="back" />{t("nav.reach")}</a></p>
                <h1 id="screen" tabindex="-1">{t("reported.title")}</h1>
                <p class="lead">{t("reported.lead")}</p>
            </header>
            {choose(reports)}
            <div class="reported-files">
                <For each=move || reports.items.get() key=|item| item.number let:item>{file(reports, item)}</For>
            </div>
            {known}
        </div>
    }
}
