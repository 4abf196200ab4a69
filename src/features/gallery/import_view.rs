//! The dialog in which a facilitator adds stories.

use domain::story::NewStory;
use leptos::{ev, prelude::*};

use super::{
    feeds::ServerFeeds,
    import::{Import, Step},
};
use crate::{
    backend::import_worker::ImportReport,
    i18n::{t, t_n, t_with},
    session::use_session,
    ui::{dialog::Dialog, icon::Icon, problem_note::ProblemNote, refusal, skeleton::Skeleton},
};

/// How many stories and refusals are listed; beyond that only their number is said.
const LISTED: usize = 50;

/// The button and its dialog.
#[component]
pub fn AddStories(
    /// Called when stories were added.
    added: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let import = Import::new(session);
    Effect::new(move |_| {
        if matches!(import.step.get(), Step::Added(_)) {
            added.run(());
        }
    });
    let show = move |_| {
        import.reset();
        open.set(true);
    };
    view! {
        <p class="gallery-add"><button type="button" class="button" on:click=show><Icon name="plus" />{t("import.open")}</button></p>
        <Dialog open=open title=t("import.title")>
            {move || if session.about().takes_feeds {
                view! { <Steps import=import open=open /> }.into_any()
            } else {
                view! { <Command /> }.into_any()
            }}
        </Dialog>
    }
}

/// Where the server reads feeds itself.
#[component]
fn Command() -> impl IntoView {
    view! {
        <p>{t("import.server")}</p>
        <pre class="command" tabindex="0"><code>{t("import.server.command")}</code></pre>
        <p class="small muted">{t("import.server.then")}</p>
        <ServerFeeds />
    }
}

#[component]
fn Steps(import: Import, open: RwSignal<bool>) -> impl IntoView {
    let done = move |words: String| {
        view! {
            <div class="note is-good" role="status"><Icon name="check" /><p>{words}</p></div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| import.reset()>{t("import.another")}</button>
                <button type="button" class="button is-primary" on:click=move |_| open.set(false)>{t("import.done")}</button>
            </div>
        }
    };
    view! {
        {move || import.problem.get().map(|problem| view! { <ProblemNote problem=problem /> })}
        {move || match import.step.get() {
            Step::Choose => view! { <Choose import=import /> }.into_any(),
            Step::Reading(name) => view! {
                <p role="status">{t_with("import.reading", &[("file", &name)])}</p>
                <Skeleton lines=3 />
            }.into_any(),
            Step::Look(report) => view! { <Look report=report import=import /> }.into_any(),
            Step::Adding => view! { <p role="status">{t("import.adding")}</p><Skeleton lines=3 /> }.into_any(),
            Step::Added(n) => done(t_n("import.added", n as u64, &[])).into_any(),
            Step::Kept(n) => done(t_n("import.kept", n as u64, &[])).into_any(),
        }}
    }
}

#[component]
fn Choose(import: Import) -> impl IntoView {
    let over = RwSignal::new(false);
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            import.read(file);
        }
    };
    let hover = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <p>{t("import.intro")}</p>
        <label class="drop" class:is-over=move || over.get() on:drop=drop on:dragover=hover on:dragleave=move |_| over.set(false)>
            <Icon name="upload" />
            <span><strong>{t("import.choose")}</strong><br />{t("import.drop")}</span>
            <input type="file" class="visually-hidden" accept=".xml,.rss,.rdf,.atom,.json,application/rss+xml,application/atom+xml,application/feed+json,application/json,application/xml,text/xml"
                on:change:target=move |event| {
                    if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
                        import.read(file);
                    }
                } />
        </label>
        <p class="small muted">{t("import.safe")}</p>
    }
}

#[component]
fn Look(report: ImportReport, import: Import) -> impl IntoView {
    let (sound, broken) = (report.stories.len(), report.refused.len());
    let beyond = |count: usize| {
        (count > LISTED).then(
            || view! { <p class="small muted">{t_n("import.beyond", (count - LISTED) as u64, &[])}</p> },
        )
    };
    let stories = report.stories.iter().take(LISTED).map(|story: &NewStory| {
        view! {
            <li><span dir="auto">{story.title.clone()}</span></li>
        }
    });
    let refused = report.refused.iter().take(LISTED).map(|(entry, reason)| {
        view! {
            <li><span dir="auto">{entry.clone()}</span>": "<span class="muted">{refusal::reason(reason)}</span></li>
        }
    });
    let notes =
        report.notes.iter().take(LISTED).map(|note| view! { <li lang="en" dir="ltr">{note.clone()}</li> });
    view! {
        <p role="status"><strong dir="auto">{report.feed_title.clone()}</strong>": "{t_n("import.sound", sound as u64, &[])}</p>
        <ul class="import-list" tabindex="0" aria-label=t("import.list")>{stories.collect_view()}</ul>
        {beyond(sound)}
        {(broken > 0).then(|| view! {
            <details open=true>
                <summary>{t_n("import.refused", broken as u64, &[])}</summary>
                <ul class="small">{refused.collect_view()}</ul>
                {beyond(broken)}
            </details>
        })}
        {(!report.notes.is_empty()).then(|| view! {
            <details><summary>{t("import.notes")}</summary><ul class="small">{notes.collect_view()}</ul></details>
        })}
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| import.reset()>{t("import.another")}</button>
            {(sound > 0).then(|| view! {
                <button type="button" class="button is-primary" on:click=move |_| import.add()>
                    {t_n("import.add", sound as u64, &[])}
                </button>
            })}
        </div>
    }
}
