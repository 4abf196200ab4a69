//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{i18n::t, places};

/// Says so, with the ways that do lead somewhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <div class="stack door-narrow">
            <h1 id="screen" tabindex="-1">{t("not_found.title")}</h1>
            <p class="lead">{t("not_found.text")}</p>
            <div class="row">
                <a class="button is-primary" href=places::to("/stories")>{t("not_found.stories")}</a>
                <a class="button is-quiet" href=places::to("/me")>{t("not_found.me")}</a>
            </div>
        </div>
    }
}
