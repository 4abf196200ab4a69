//! The official wording of a story, for those who want it.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::i18n::t;

/// The words the company stands by, behind a summary, and the way to take them over; nothing where there are none.
#[component]
pub fn Wording(sheet: Sheet, insert: Callback<String>) -> impl IntoView {
    let wording = Memo::new(move |_| sheet.edition.with(|edition| edition.wording.clone()));
    move || {
        wording.get().map(|wording| {
            let taken = wording.clone();
            view! {
                <details class="wording" data-wording>
                    <summary>{t("share.wording")}</summary>
                    <div class="stack is-tight">
                        <p class="small muted">{t("share.wording.about")}</p>
                        <div class="post-text" dir="auto" tabindex="0" role="group" aria-label=t("share.wording")>{wording}</div>
                        <p><button type="button" class="button" on:click=move |_| insert.run(taken.clone())>
                            {t("share.wording.take")}
                        </button></p>
                    </div>
                </details>
            }
        })
    }
}
