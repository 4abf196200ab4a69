//! What went wrong, what it means and what to do.

use domain::problem::Problem;
use leptos::prelude::*;

use super::{icon::Icon, refusal};
use crate::i18n::t;

/// Says a problem in words by its kind and, as far as we have texts for it, by its reasons; the backend's own sentences,
/// which are English, are folded away below.
#[component]
pub fn ProblemNote(
    /// What went wrong.
    #[prop(into)]
    problem: Signal<Problem>,
    /// Tries again; without it there is no button.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let said =
        move |part: &str| problem.with(|problem| t(&format!("problem.{}.{part}", problem.kind.name())));
    let fields = move || {
        problem
            .with(|problem| problem.fields.clone())
            .into_iter()
            .map(|field| {
                view! { <li><code>{field.pointer}</code>" "{field.reason}</li> }
            })
            .collect_view()
    };
    let reasons = move || {
        let all = problem.with(refusal::sentences).into_iter();
        all.map(|reason| view! { <p>{reason}</p> }).collect_view()
    };
    view! {
        <div class="note is-problem" role="alert">
            <Icon name="warning" />
            <div>
                <p><strong>{move || said("what")}</strong></p>
                {reasons}
                <p>{move || said("do")}</p>
                {retry.map(|retry| view! {
                    <button type="button" class="button" on:click=move |_| retry.run(())>
                        <Icon name="refresh" />
                        {t("ui.retry")}
                    </button>
                })}
                <details>
                    <summary>{t("problem.details")}</summary>
                    <p><code lang="en" dir="ltr">{move || problem.with(|problem| problem.to_string())}</code></p>
                    <ul lang="en" dir="ltr">{fields}</ul>
                </details>
            </div>
        </div>
    }
}
