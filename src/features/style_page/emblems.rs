//! The ten emblems at every size, in both weights, and the icons.

use leptos::prelude::*;

use super::shown;
use crate::ui::{brand::BrandMark, emblem::Emblem, icon::Icon};

const PERSONAS: [&str; 10] = [
    "messenger",
    "reporter",
    "expert",
    "liker",
    "explainer",
    "curator",
    "fact_checker",
    "helper",
    "scout",
    "insider",
];
const ICONS: [&str; 12] = [
    "stories",
    "reach",
    "me",
    "programme",
    "share",
    "search",
    "close",
    "check",
    "back",
    "forward",
    "copy",
    "warning",
];

fn emblem(persona: &'static str) -> AnyView {
    shown(
        persona,
        view! {
            <div class="style-emblem">
                <Emblem persona=persona size=240 />
                <div class="row">
                    <Emblem persona=persona />
                    <Emblem persona=persona strong=true />
                    <Emblem persona=persona size=48 />
                    <Emblem persona=persona size=48 strong=true />
                </div>
            </div>
        }
        .into_any(),
    )
}

/// The part.
pub fn view() -> AnyView {
    let icons =
        ICONS.map(|name| shown(name, view! { <Icon name=name /> }.into_any())).into_iter().collect_view();
    view! {
        <div class="style-grid is-large">{PERSONAS.map(emblem).into_iter().collect_view()}</div>
        <div class="style-grid">
            {icons}
            {shown("BrandMark", view! { <BrandMark /> }.into_any())}
        </div>
    }
    .into_any()
}
