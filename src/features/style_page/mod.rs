//! The living style page: every widget in every state, the colours with their contrast, the emblems. Visual tests
//! photograph it. It is no part of a bundle that is served, and has no words of its own: it names tokens and classes,
//! and borrows its samples from the screens.

mod colours;
mod controls;
mod emblems;
mod figures;
mod floating;
mod look;
mod scales;
mod sheet;
mod states;

use leptos::prelude::*;

/// The address, which is also the heading: the page is for those who build.
const TITLE: &str = "/style";

/// The screen.
#[component]
pub fn StylePage() -> impl IntoView {
    sheet::adopt();
    view! {
        <div class="style-page">
            <div class="screen-head">
                <h1 id="screen" tabindex="-1"><code>{TITLE}</code></h1>
                <look::Switches />
            </div>
            {part("tokens: colour", colours::view())}
            {part("tokens: type, space, radius, elevation", scales::view())}
            {part("Emblem", emblems::view())}
            {part(".button .chip .badge", controls::buttons())}
            {part("Field Options Segmented", controls::fields())}
            {part("Dialog Menu Tip Toast", floating::view())}
            {part("Tabs progress Avatar", states::moving())}
            {part("DataTable LongList", figures::view())}
            {part(".card .note Empty Skeleton ProblemNote", states::standing())}
        </div>
    }
}

/// A part of the page, headed by the names of what it shows.
fn part(names: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="style-part">
            <h2><code>{names}</code></h2>
            {content}
        </section>
    }
    .into_any()
}

/// Something shown, with its name below.
fn shown(name: impl Into<String>, thing: AnyView) -> AnyView {
    let name: String = name.into();
    view! { <div class="style-shown">{thing}<code>{name}</code></div> }.into_any()
}
