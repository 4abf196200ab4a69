//! Before the first question: what the quiz is, how long it takes, what stays private, and what was found on this
//! device.

use leptos::prelude::*;

use super::{
    taking::{Found, Taking},
    trail::Place,
};
use crate::{
    i18n::{language, t, t_n},
    places,
    ui::{arrival, emblem::Emblem, icon::Icon},
};

/// The start. `again` if there is a result already.
#[component]
pub fn Beginning(taking: Taking, again: bool) -> impl IntoView {
    let pack = taking.pack();
    let language = language();
    let personas = pack.personas.iter().map(|persona| {
        let name = domain::quiz::text(&persona.name, &language).to_owned();
        view! { <li><Emblem persona=persona.icon.clone() size=28 /><span>{name}</span></li> }
    });
    let personas = personas.collect_view();
    let begun = taking.answered() > 0;
    if begun {
        Effect::new(move |_| arrival::begin_anew());
    }
    let busy = move || taking.busy.get();
    let begin = move |_| {
        if !taking.busy.get_untracked() {
            taking.forget_earlier();
            taking.go(Place::Asked(taking.answered()));
        }
    };
    view! {
        <div class="quiz-card stack">
            <h1 id="screen" tabindex="-1">{t("quiz.title")}</h1>
            <p class="lead">{t_n("quiz.what", pack.personas.len() as u64, &[])}</p>
            <ul role="list" class="quiz-personas">{personas}</ul>
            {found(&taking.found.get_value())}
            <ul role="list" class="quiz-promises">
                <li><Icon name="clock" /><span>{t("quiz.takes")}</span></li>
                <li><Icon name="lock" /><span>{t("quiz.private")}</span></li>
                {again.then(|| view! { <li><Icon name="refresh" /><span>{t("quiz.again")}</span></li> })}
            </ul>
            <div class="quiz-actions">
                <button type="button" class="button is-primary" aria-disabled=move || busy().then_some("true") on:click=begin>
                    {t(if begun { "quiz.go_on" } else { "quiz.begin" })}
                </button>
                <a class="button is-quiet" href=places::to("/today")>{t("quiz.later")}</a>
            </div>
        </div>
    }
}

/// Answers that do not fit any more.
fn found(found: &Found) -> Option<AnyView> {
    let said = match (&found.earlier, found.unreadable) {
        (Some((_, answers)), _) => t_n("quiz.found.earlier", *answers as u64, &[]),
        (None, 0) => return None,
        (None, lost) => t_n("quiz.found.unreadable", lost as u64, &[]),
    };
    Some(
        view! {
            <div class="note" role="note" data-found="">
                <Icon name="info" />
                <div><p>{said}</p></div>
            </div>
        }
        .into_any(),
    )
}
