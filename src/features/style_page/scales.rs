//! Sizes of type, space, corners and heights.

use leptos::prelude::*;

use super::shown;
use crate::i18n::t;

const TYPE: [&str; 7] = ["display", "head", "title", "lead", "body", "label", "small"];
const SPACE: [&str; 10] = ["1", "2", "3", "4", "5", "6", "8", "10", "12", "16"];
const CORNERS: [&str; 4] = ["small", "middle", "large", "round"];
const HEIGHTS: [&str; 2] = ["low", "high"];

/// The part.
pub fn view() -> AnyView {
    let rows = TYPE.map(|size| {
        view! {
            <div class="style-type">
                <code>{format!("--text-{size}")}</code>
                <p class=format!("is-{size}")>{t("quiz.title")}</p>
            </div>
        }
    });
    let boxes = |kind: &'static str, names: &[&'static str]| {
        names
            .iter()
            .map(|name| {
                let class = format!("style-{kind} is-{name}");
                shown(format!("{kind}-{name}"), view! { <div class=class></div> }.into_any())
            })
            .collect_view()
    };
    view! {
        <div>{rows.into_iter().collect_view()}</div>
        <div class="row">{boxes("space", &SPACE)}</div>
        <div class="style-grid">{boxes("radius", &CORNERS)}{boxes("shadow", &HEIGHTS)}</div>
    }
    .into_any()
}
