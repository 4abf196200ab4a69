//! Letting colleagues see how often the link is opened: decided with the share, never afterwards.

use domain::reach::Measure;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{i18n::t, session::use_session};

/// The tick, off until somebody sets it for this story, and what it means.
#[component]
pub fn Open(sheet: Sheet) -> impl IntoView {
    let about = match use_session().about().tracked_links {
        Measure::Measured => "share.open.about",
        Measure::Practice => "share.open.about.practice",
    };
    view! {
        <div class="thanks-show">
            <label class="thanks-switch">
                <input type="checkbox" data-open aria-describedby="share-open-about"
                    prop:checked=move || sheet.draft.with(|draft| draft.open)
                    on:change:target=move |event| { let open = event.target().checked(); sheet.change(|draft| draft.open = open); } />
                <span>{t("share.open")}</span>
            </label>
            <p class="small muted" id="share-open-about">{t(about)}</p>
        </div>
    }
}
