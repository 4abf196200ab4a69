//! One file that was brought.

use domain::reported::file::ExportError;
use leptos::prelude::*;

use super::{
    ask::ask,
    flags,
    look::look,
    state::{Item, Reports, Step},
};
use crate::{
    i18n::{t, t_with},
    ui::{icon::Icon, problem_note::ProblemNote, skeleton::Skeleton},
};

/// A file, from being read to being taken in.
pub fn file(reports: Reports, item: Item) -> AnyView {
    let name = item.name.get_value();
    let label = t_with("reported.put_away", &[("file", &name)]);
    let heading = format!("report-{}", item.number);
    let (labelled, marked) = (heading.clone(), name.clone());
    let body = move || match item.step.get() {
        Step::Reading => view! {
            <p role="status">{t_with("reported.reading", &[("file", &item.name.get_value())])}</p>
            <Skeleton lines=3 />
        }
        .into_any(),
        Step::Failed(problem) => {
            view! { <ProblemNote problem=problem retry=Callback::new(move |()| reports.look(item)) /> }
                .into_any()
        }
        Step::Refused(ExportError::AskOrder { sample, day_first, month_first }) => {
            ask(reports, item, &sample, day_first, month_first)
        }
        Step::Refused(refusal) => refused(&refusal),
        Step::Look(report) => look(reports, item, *report),
        Step::Sending => view! { <p role="status">{t("reported.importing")}</p> }.into_any(),
        Step::Done => said("reported.done"),
        Step::Same => said("reported.same"),
        Step::Kept => said("reported.kept"),
    };
    let problem = move || item.problem.get().map(|problem| view! { <ProblemNote problem=problem /> });
    view! {
        <section class="card reported-file" aria-labelledby=labelled data-file=marked>
            <div class="reported-file-head">
                <h2 id=heading dir="auto">{name}</h2>
                <button type="button" class="button is-quiet is-icon" aria-label=label on:click=move |_| reports.put_away(item)>
                    <Icon name="close" />
                </button>
            </div>
            {problem}
            {body}
        </section>
    }
    .into_any()
}

fn said(key: &'static str) -> AnyView {
    view! { <div class="note is-good"><Icon name="check" /><p>{t(key)}</p></div> }.into_any()
}

/// Why nothing of a file is taken, with its place.
fn refused(refusal: &ExportError) -> AnyView {
    let words = match refusal {
        ExportError::TooLarge => t("reported.error.too_large"),
        ExportError::Empty => t("reported.error.empty"),
        ExportError::OtherFile { found } => t(&format!("reported.error.other.{found}")),
        ExportError::Unknown { columns } => {
            t_with("reported.error.unknown", &[("columns", &columns.join(" · "))])
        }
        ExportError::Missing { format, place, columns } => t_with(
            "reported.error.missing",
            &[
                ("format", &t(&format!("reported.format.{}", format.name()))),
                ("place", &flags::place(place)),
                ("columns", &columns.join(" · ")),
            ],
        ),
        ExportError::Broken { place, .. } => {
            t_with("reported.error.broken", &[("place", &flags::place(place))])
        }
        ExportError::MixedDates { day_first, month_first } => t_with(
            "reported.error.mixed_dates",
            &[("day", &flags::place(day_first)), ("month", &flags::place(month_first))],
        ),
        ExportError::Nothing { format, .. } => {
            let format = t(&format!("reported.format.{}", format.name()));
            t_with("reported.error.nothing", &[("format", &format)])
        }
        ExportError::AskOrder { .. } => String::new(),
    };
    let rows = match refusal {
        ExportError::Nothing { flags: all, .. } => Some(flags::flags(all, 0)),
        _ => None,
    };
    let detail = match refusal {
        ExportError::Broken { detail, .. } => Some(view! {
            <details><summary>{t("problem.details")}</summary><p><code lang="en" dir="ltr">{detail.clone()}</code></p></details>
        }),
        _ => None,
    };
    view! {
        <div class="note is-problem" role="alert">
            <Icon name="warning" />
            <div><p dir="auto">{words}</p>{detail}</div>
        </div>
        {rows}
    }
    .into_any()
}
