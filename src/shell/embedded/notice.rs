//! What must be said in a frame: that it may not stand here, or that nothing is kept.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    platform::{
        frame::{self, host},
        page, storage,
    },
    session::use_session,
    ui::icon::Icon,
};

/// How what is done here is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeps {
    /// As where the app stands by itself; or apart from it, where that makes no difference because a server has it all.
    Well,
    /// Apart from where the app stands by itself.
    Apart,
    /// As long as the page lives.
    Page,
}

/// Says how things are kept, where that is not as one would expect.
#[component]
pub fn Keeping() -> impl IntoView {
    let session = use_session();
    let keeps = RwSignal::new(if storage::survives() { Keeps::Well } else { Keeps::Page });
    let on_server = session.backend.file("").is_some();
    if keeps.get_untracked() == Keeps::Well {
        spawn_local(async move {
            let found = if !storage::keeps_databases().await {
                Keeps::Page
            } else if !on_server && frame::framed() && host::shares_storage().await == Some(false) {
                Keeps::Apart
            } else {
                return;
            };
            // The screen may be gone.
            let _ = keeps.try_set(found);
        });
    }
    Effect::new(move |_| {
        if keeps.get() == Keeps::Page {
            host::tell("error", &[("code", "storage".into())]);
        }
    });
    move || {
        let (mode, words) = match keeps.get() {
            Keeps::Well => return None,
            Keeps::Apart => ("partitioned", t("embed.apart")),
            Keeps::Page if frame::framed() => ("memory", t("embed.memory")),
            Keeps::Page => ("memory", t("embed.memory.whole")),
        };
        Some(view! {
            <div class="note is-notice embed-note" role="note" data-keeps=mode>
                <Icon name="info" />
                <div><p>{words}</p></div>
            </div>
        })
    }
}

/// This page is not on the list.
#[component]
pub fn Refused() -> impl IntoView {
    view! {
        <div class="embed-refused" data-refused="">
            <h1 id="screen" tabindex="-1">{t("embed.refused")}</h1>
            <p>{t("embed.refused.why")}</p>
            <a class="button is-primary" href=page::base() target="_blank" rel="noopener" data-out="">
                {t("embed.open")}<Icon name="external" />
            </a>
        </div>
    }
}
