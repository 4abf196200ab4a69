//! Choosing files, or dropping them; and where the networks keep them.

use leptos::{ev, prelude::*};
use web_sys::FileList;

use super::state::Reports;
use crate::{i18n::t, ui::icon::Icon};

/// The most files that are taken at once.
const MOST: u32 = 20;

/// The place for files.
pub fn choose(reports: Reports) -> AnyView {
    let over = RwSignal::new(false);
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        bring(reports, event.data_transfer().and_then(|data| data.files()));
    };
    let hover = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let sources = ["linked_in", "x", "meta"].map(|source| {
        view! { <li>{t(&format!("reported.where.{source}"))}</li> }
    });
    view! {
        <section class="stack is-tight" aria-label=t("reported.choose")>
            <label class="reported-drop" class:is-over=move || over.get() on:drop=drop on:dragover=hover on:dragleave=move |_| over.set(false)>
                <Icon name="upload" />
                <span><strong>{t("reported.choose")}</strong><br /><span class="muted">{t("reported.drop")}</span></span>
                <input type="file" multiple=true class="visually-hidden"
                    accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    on:change:target=move |event| {
                        bring(reports, event.target().files());
                        // The same file can be chosen again.
                        event.target().set_value("");
                    } />
            </label>
            <p class="small muted reported-private"><Icon name="lock" /><span>{t("reported.private")}</span></p>
            <details>
                <summary>{t("reported.where")}</summary>
                <ul class="small">{sources.collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}

fn bring(reports: Reports, files: Option<FileList>) {
    let Some(files) = files else { return };
    // The list is emptied with its field: everything is taken out of it first.
    let all: Vec<_> = (0..files.length().min(MOST)).filter_map(|at| files.get(at)).collect();
    all.into_iter().for_each(|file| reports.bring(file));
}
