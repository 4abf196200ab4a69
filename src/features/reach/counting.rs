//! How it is counted, in plain words.

use domain::reach::Measure;
use leptos::prelude::*;

use crate::{i18n::t, places, ui::icon::Icon};

/// What the figures mean, and what they do not.
#[component]
pub fn HowWeCount(measure: Measure) -> impl IntoView {
    let keys: &[&str] = match measure {
        Measure::Measured => &["click", "robots", "visitors", "office", "people", "yours"],
        Measure::Practice => &["practice", "practice_why", "yours"],
    };
    let points = keys.iter().map(|key| view! { <li>{t(&format!("reach.count.{key}"))}</li> }).collect_view();
    view! {
        <details class="reach-counting">
            <summary>{t("reach.count")}</summary>
            <ul class="stack is-tight">{points}</ul>
        </details>
    }
}

/// The way from the figures to what they mean.
#[component]
pub fn CountingLink() -> impl IntoView {
    view! {
        <p class="reach-count-link"><a class="button is-quiet" href=places::to("/reach/counting")><Icon name="info" />{t("reach.count")}</a></p>
    }
}
