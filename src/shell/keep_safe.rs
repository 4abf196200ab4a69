//! Asking the browser not to clear away what waits on this device, with the reason beside the question.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{i18n::t, platform::install, ui::icon::Icon};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// Given, or not to be had: there is nothing to ask.
    Settled,
    /// It can be asked for.
    Open,
    /// Asked for and given.
    Given,
    /// Asked for and not given.
    Refused,
}

/// The question, where it makes a difference.
#[component]
pub fn KeepSafe() -> impl IntoView {
    let stands = RwSignal::new(Promise::Settled);
    spawn_local(async move {
        if install::is_kept().await == Some(false) {
            // The dialog may be closed by now.
            let _ = stands.try_set(Promise::Open);
        }
    });
    let ask = move |_| {
        spawn_local(async move {
            let given = install::keep().await;
            let _ = stands.try_set(if given { Promise::Given } else { Promise::Refused });
        });
    };
    move || match stands.get() {
        Promise::Settled => None,
        Promise::Open => Some(
            view! {
                <div class="note" data-keep>
                    <Icon name="lock" />
                    <div>
                        <p>{t("keep.why")}</p>
                        <button type="button" class="button" on:click=ask>{t("keep.do")}</button>
                    </div>
                </div>
            }
            .into_any(),
        ),
        Promise::Given => {
            Some(view! { <p class="small muted" role="status">{t("keep.done")}</p> }.into_any())
        }
        Promise::Refused => {
            Some(view! { <p class="small muted" role="status">{t("keep.refused")}</p> }.into_any())
        }
    }
}
