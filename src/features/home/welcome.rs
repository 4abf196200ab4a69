//! The first run: what this is, what stays private, what one gets. One thing a screen, left at any time.

use leptos::prelude::*;

use crate::{
    i18n::{t, t_with},
    places::{self, WELCOMED},
    platform::storage,
    ui::{arrival, icon::Icon, language::LanguageChoice},
};

/// The screens by the names in their texts' keys, with their pictures: the waves and the circle of the emblems, on a
/// grid of 120 by 80 units; first the heavy lines, then the fine ones.
const SCREENS: [(&str, &str, &str); 3] = [
    // Many voices in one circle; some carry on past its rim.
    (
        "what",
        "M26 40c11.500-25 22.500-25 34 0s22.500 25 34 0c4-8.500 8.500-12.500 15-12.500",
        "M60 74a34 34 0 1 0 0-68 34 34 0 0 0 0 68ZM29 26c10.500-9 20.500-9 31 0s20.500 9 31 0c4-3.500 9-5.500 15-4.500M29 54c10.500 9 20.500 9 31 0s20.500-9 31 0c4 3.500 9 5.500 15 4.500",
    ),
    // One's own wave stays within its circle; outside, the others are a group.
    (
        "private",
        "M40 40c6-16 13-16 20 0s14 16 20 0M60 64a24 24 0 1 0 0-48 24 24 0 0 0 0 48Z",
        "M11 46a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM18 26a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM18 66a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM109 46a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM102 26a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM102 66a6 6 0 1 0 0-12 6 6 0 0 0 0 12Z",
    ),
    // A voice goes out and arrives.
    (
        "gets",
        "M6 44c5-14 10-14 15 0s10 14 15 0c8-22 16-22 27-13 9 7 14 8 21 2",
        "M21 60a16 16 0 1 0 0-32 16 16 0 0 0 0 32ZM80 18c5 6 7 13 6 21s-5 14-11 19M91 11c7 9 10 19 8 30s-7 20-16 27M102 5c9 11 13 24 10 39s-9 25-20 33",
    ),
];

/// The screens, one after the other.
#[component]
pub fn Welcome() -> impl IntoView {
    let at = RwSignal::new(0usize);
    move || SCREENS.get(at.get()).map(|(name, heavy, fine)| screen(at, name, heavy, fine))
}

/// One screen.
fn screen(at: RwSignal<usize>, name: &str, heavy: &'static str, fine: &'static str) -> AnyView {
    let place = at.get_untracked();
    if place > 0 {
        Effect::new(move |_| arrival::begin_anew());
    }
    let last = place + 1 == SCREENS.len();
    let said = t_with(
        "welcome.place",
        &[("n", &crate::i18n::number(place as u64 + 1)), ("all", &crate::i18n::number(SCREENS.len() as u64))],
    );
    let dots = (0..SCREENS.len()).map(|dot| view! { <i class:is-now=dot == place></i> }).collect_view();
    let points = (1..=3)
        .map(|point| view! { <li><Icon name="check" /><span>{t(&format!("welcome.{name}.{point}"))}</span></li> })
        .collect_view();
    let on = if last {
        view! {
            <a class="button is-primary" href=places::to("/quiz") on:click=seen>{t("welcome.quiz")}</a>
            <a class="button is-quiet" href=places::to("/today") on:click=seen>{t("welcome.look")}</a>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button is-primary" on:click=move |_| at.set(place + 1)>
                {t("welcome.next")}<Icon name="forward" />
            </button>
        }
        .into_any()
    };
    view! {
        <div class="welcome">
            <div class="welcome-top">
                {(place > 0).then(|| view! {
                    <button type="button" class="button is-icon" aria-label=t("welcome.back")
                        on:click=move |_| at.set(place - 1)><Icon name="back" /></button>
                })}
                <p class="welcome-place small muted"><span aria-hidden="true">{dots}</span>{said}</p>
                {(!last).then(|| view! {
                    <a class="button is-quiet" href=places::to("/today") on:click=seen>{t("welcome.skip")}</a>
                })}
            </div>
            <svg class="welcome-picture" viewBox="0 0 120 80" aria-hidden="true" fill="none" stroke="currentColor"
                stroke-linecap="round" stroke-linejoin="round">
                <path d=fine stroke-width="1" opacity="0.55" />
                <path d=heavy stroke-width="2.5" />
            </svg>
            <div class="welcome-text">
                <h1 id="screen" tabindex="-1">{t(&format!("welcome.{name}.title"))}</h1>
                <p class="lead">{t(&format!("welcome.{name}.text"))}</p>
                {(place > 0).then(|| view! { <ul role="list" class="welcome-points">{points}</ul> })}
                {(place == 0).then(|| view! { <LanguageChoice /> })}
            </div>
            <div class="welcome-on">{on}</div>
        </div>
    }
    .into_any()
}

/// It was seen on this device: the way in leads past it from now on.
fn seen(_: leptos::ev::MouseEvent) {
    storage::set(WELCOMED, "yes");
}
