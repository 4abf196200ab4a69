//! A list of things to choose from, by touch, mouse and keys: one press answers.

use leptos::prelude::*;

use super::keys;
use crate::i18n::t;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub id: String,
    /// Its words.
    pub words: String,
    /// Whether it was chosen before.
    pub before: bool,
}

/// How the choices lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Five levels in an order: in one row on wide screens.
    Scale,
    /// Cards: two beside each other on wide screens.
    Cards,
}

/// The choices, numbered. The number's key chooses, arrows go from one to the next, Enter or space takes it.
///
/// The native radio button is not used: there an arrow already chooses, which here would already lead on.
#[component]
pub fn Choices(
    /// What is asked, for those who hear it.
    label: String,
    /// What there is.
    choices: Vec<Choice>,
    /// How they lie.
    lie: Lie,
    /// Takes one, by its id.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let before = choices.iter().find(|choice| choice.before).map(|choice| choice.id.clone());
    let chosen = RwSignal::new(before);
    let take = move |id: String| {
        chosen.set(Some(id.clone()));
        choose.run(id);
    };
    let ids: Vec<String> = choices.iter().map(|choice| choice.id.clone()).collect();
    keys::listen(move |key| match keys::place(key).and_then(|place| ids.get(place)) {
        Some(id) => {
            take(id.clone());
            true
        }
        None => keys::arrow(key),
    });
    let scale = lie == Lie::Scale;
    let buttons = choices.into_iter().enumerate().map(|(place, choice)| {
        let Choice { id, words, before } = choice;
        let this = id.clone();
        let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.as_ref() == Some(&this)));
        view! {
            <button type="button" class="choice" class:is-chosen=is_chosen data-choice=id.clone()
                aria-pressed=move || is_chosen.get().to_string() on:click=move |_| take(id.clone())>
                <kbd aria-hidden="true">{place + 1}</kbd>
                {scale.then(|| view! { <Wave level=place /> })}
                <span>
                    {words}
                    {before.then(|| view! { " "<em>{t("quiz.before")}</em> })}
                </span>
            </button>
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="choices" class:is-scale=scale class:is-cards=!scale role="group" aria-label=label data-choices="">
            {buttons}
        </div>
    }
}

/// How often, as a wave: a calm line for never, the liveliest for very often.
#[component]
fn Wave(
    /// 0–4.
    level: usize,
) -> impl IntoView {
    let path = match level {
        0 => "M2 12h44",
        1 => "M2 12h16q3-6 6 0t6 0h16",
        2 => "M2 12h8q3.500-10 7 0t7 0 7 0 7 0h8",
        3 => "M2 12h4q3-15 6 0t6 0 6 0 6 0 6 0 6 0h4",
        _ => "M2 12q2.750-21 5.500 0t5.500 0 5.500 0 5.500 0 5.500 0 5.500 0 5.500 0 5.500 0",
    };
    view! {
        <svg class="choice-wave" viewBox="0 0 48 24" width="48" height="24" aria-hidden="true" fill="none"
            stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
            <path d=path />
        </svg>
    }
}
