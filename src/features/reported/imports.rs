//! What was brought before, each with the way to take it back.

use domain::reported::{MyReported, ReportNote};
use leptos::prelude::*;

use super::state::Reports;
use crate::{
    i18n::{Moment, moment, t, t_n, t_with},
    ui::{icon::Icon, problem_note::ProblemNote, reported::reported_by},
};

/// The list of imports.
pub fn imports(reports: Reports, known: &MyReported) -> AnyView {
    if known.imports.is_empty() {
        return ().into_any();
    }
    let problem = RwSignal::new(None);
    let rows = known.imports.iter().map(|import| row(reports, import, problem)).collect_view();
    view! {
        <section class="stack" aria-labelledby="reported-imports">
            <h2 id="reported-imports">{t("reported.imports")}</h2>
            {move || problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
            <ul role="list" class="reported-imports">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(
    reports: Reports,
    import: &ReportNote,
    problem: RwSignal<Option<domain::problem::Problem>>,
) -> AnyView {
    let posts = (import.posts > 0).then(|| t_n("reported.posts", import.posts as u64, &[]));
    let days = (import.days > 0).then(|| t_n("reported.days", import.days as u64, &[]));
    let brought = [posts, days].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let by = reported_by(import.format.source(), import.as_of, None);
    let at = t_with("reported.imported", &[("date", &moment(import.at, Moment::Full))]);
    let (id, label) = (import.id, t_with("reported.undo.label", &[("file", &import.file)]));
    view! {
        <li class="reported-import" data-import=import.file.clone()>
            <div>
                <p><strong dir="auto">{import.file.clone()}</strong></p>
                <p class="small muted">{by}" · "{brought}</p>
                <p class="small muted">{at}</p>
            </div>
            <button type="button" class="button" aria-label=label data-act="undo" on:click=move |_| reports.undo(id, problem)>
                <Icon name="undo" />{t("reported.undo")}
            </button>
        </li>
    }
    .into_any()
}
