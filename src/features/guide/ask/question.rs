//! One question and its answers, by touch, mouse and the keys 1 to 9.

use domain::guide::{LONGEST, Question};
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};

use super::Walk;
use crate::{
    i18n::{number, t, t_with},
    places,
    ui::icon::Icon,
};

/// The question, the `step`th of this way.
pub fn asked(walk: Walk, question: &Question, step: usize) -> AnyView {
    let count = question.answers.len();
    by_keys(walk, count);
    let answers = question.answers.iter().enumerate().map(|(place, offer)| {
        view! {
            <button type="button" class="ask-answer" on:click=move |_| walk.answer(place)>
                <kbd aria-hidden="true">{number(place as u64 + 1)}</kbd>
                <span>{offer.label.clone()}</span>
                <Icon name="forward" />
            </button>
        }
    });
    let said = t_with("guide.ask.step", &[("n", &number(step as u64)), ("most", &number(LONGEST as u64))]);
    let keys = t_with("guide.ask.keys", &[("last", &number(count as u64))]);
    let hint = question.hint.clone().map(|hint| view! { <p class="muted">{hint}</p> });
    view! {
        <div class="ask-top">
            <button type="button" class="button is-icon" aria-label=t("guide.ask.back") on:click=move |_| walk.back()>
                <Icon name="back" />
            </button>
            <p class="small muted">{said}</p>
            <a class="button is-icon" href=places::to("/guide") aria-label=t("guide.ask.leave")><Icon name="close" /></a>
        </div>
        <div class="ask-question">
            <h1 id="screen" tabindex="-1">{question.text.clone()}</h1>
            {hint}
            <div class="ask-answers" role="group" aria-labelledby="screen">{answers.collect_view()}</div>
            <p class="small muted ask-keys">{keys}</p>
        </div>
    }
    .into_any()
}

/// Lets the number of an answer choose it, as long as the question is there.
fn by_keys(walk: Walk, count: usize) {
    let heard = window_event_listener(ev::keydown, move |event| {
        let meant_otherwise = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
        let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        match event.key().parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) && !meant_otherwise && !dialog => {
                event.prevent_default();
                walk.answer(number - 1);
            }
            _ => (),
        }
    });
    on_cleanup(move || heard.remove());
}
