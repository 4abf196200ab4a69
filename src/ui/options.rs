//! Ways to answer, each with room for a sentence.

use leptos::prelude::*;

use super::dialog::next_number;

/// One way to answer.
#[derive(Clone)]
pub struct Choice {
    /// Its name.
    pub value: String,
    /// Its words.
    pub words: String,
    /// What it means, if that needs saying; empty if not.
    pub more: String,
    /// Whether it cannot be chosen now; `more` says why.
    pub disabled: bool,
}

/// Radio buttons as cards; check boxes where `many` may be chosen.
#[component]
pub fn Options(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The ways to answer.
    choices: Vec<Choice>,
    /// The names of those chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Chooses one, or no longer does.
    #[prop(into)]
    choose: Callback<String>,
    /// Whether several may be chosen.
    #[prop(default = false)]
    many: bool,
) -> impl IntoView {
    let group = format!("options-{}", next_number());
    let cards = choices.into_iter().map(|Choice { value, words, more, disabled }| {
        let (name, pressed) = (value.clone(), value.clone());
        view! {
            <label class="option">
                <input type=if many { "checkbox" } else { "radio" } name=group.clone() value=value disabled=disabled
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&name))
                    on:change=move |_| choose.run(pressed.clone()) />
                <span>{words}</span>
                {(!more.is_empty()).then(|| view! { <small>{more}</small> })}
            </label>
        }
    });
    view! {
        <fieldset class="options">
            <legend>{legend}</legend>
            {cards.collect_view()}
        </fieldset>
    }
}
