//! How it is counted, in plain words.

use domain::reach::Measure;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{i18n::t, ui::icon::Icon};

/// Where the words stand on the screen.
const HERE: &str = "counting";

/// What the figures mean, and what they do not.
#[component]
pub fn HowWeCount(measure: Measure) -> impl IntoView {
    let keys: &[&str] = match measure {
        Measure::Measured => &["click", "robots", "visitors", "office", "people", "yours"],
        Measure::Practice => &["practice", "practice_why", "yours"],
    };
    let points = keys.iter().map(|key| view! { <li>{t(&format!("reach.count.{key}"))}</li> }).collect_view();
    view! {
        <details class="reach-counting" id=HERE>
            <summary>{t("reach.count")}</summary>
            <ul class="stack is-tight">{points}</ul>
        </details>
    }
}

/// The way from the figures to what they mean.
#[component]
pub fn CountingLink() -> impl IntoView {
    let open = move |_| {
        let Some(words) = document().get_element_by_id(HERE) else { return };
        // An attribute of an element of the page can always be set.
        let _ = words.set_attribute("open", "");
        words.scroll_into_view();
        if let Some(summary) = words.query_selector("summary").ok().flatten() {
            let _ = summary.dyn_into::<HtmlElement>().map(|summary| summary.focus());
        }
    };
    view! {
        <p class="reach-count-link"><button type="button" class="button is-quiet" on:click=open><Icon name="info" />{t("reach.count")}</button></p>
    }
}
