//! Nothing here yet.

use leptos::prelude::*;

use super::icon::Icon;

/// Says that there is nothing and why, with the way on as children (a link or a button).
#[component]
pub fn Empty(
    /// An icon's name.
    #[prop(into)]
    icon: String,
    /// In a few words.
    #[prop(into)]
    title: String,
    /// In a sentence or two.
    #[prop(into)]
    text: String,
    /// The way on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <Icon name=icon />
            <h2>{title}</h2>
            <p class="muted">{text}</p>
            {children.map(|children| children())}
        </section>
    }
}
