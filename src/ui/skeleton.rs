//! What keeps the place of something that is on its way.

use leptos::prelude::*;

use crate::i18n::t;

/// Grey lines in the place of texts, tall boxes in the place of pictures.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
    /// How many tall boxes, before the lines.
    #[prop(default = 0)]
    boxes: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" aria-busy="true">
            <p class="visually-hidden">{t("ui.loading")}</p>
            {(0..boxes).map(|_| view! { <span class="is-tall"></span> }).collect_view()}
            {(0..lines).map(|_| view! { <span></span> }).collect_view()}
        </div>
    }
}
