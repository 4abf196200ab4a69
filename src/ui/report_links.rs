//! Links to a report that the server draws: a page to print, and a picture of it.

use domain::backend::Capability;
use leptos::prelude::*;

use crate::{
    i18n::{self, t},
    session::use_session,
    ui::icon::Icon,
};

/// Both links, where the backend has reports.
#[component]
pub fn ReportLinks(
    /// Whose report: `reach` or `programme`.
    of: &'static str,
) -> impl IntoView {
    let session = use_session();
    let has_reports = session.about().capabilities.contains(&Capability::Reports);
    let link = move |form: &str, words: String, icon: &'static str| {
        let path = format!("api/v1/{of}/report.{form}?lang={}", i18n::language());
        let address = session.backend.file(&path).filter(|_| has_reports);
        address.map(|address| {
            view! { <a class="button" href=address target="_blank" rel="noopener" data-report=form.to_owned()><Icon name=icon />{words}</a> }
        })
    };
    has_reports.then(|| {
        view! {
            <p class="row">
                {link("svg", t("report_link.page"), "download")}
                {link("png", t("report_link.picture"), "picture")}
            </p>
        }
    })
}
