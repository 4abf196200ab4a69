//! A few choices in one row, one of them taken.

use leptos::prelude::*;

use super::dialog::next_number;

/// A radio group that looks like one control.
#[component]
pub fn Segmented(
    /// What is chosen, for those who hear it; also seen if `show_legend`.
    #[prop(into)]
    legend: String,
    /// Value and words of each choice.
    options: Vec<(String, String)>,
    /// The value taken.
    #[prop(into)]
    value: Signal<String>,
    /// Takes another.
    #[prop(into)]
    choose: Callback<String>,
    /// Whether the legend is seen.
    #[prop(default = false)]
    show_legend: bool,
) -> impl IntoView {
    let group = format!("segmented-{}", next_number());
    let choices = options.into_iter().map(|(option, words)| {
        let (taken, chosen) = (option.clone(), option.clone());
        view! {
            <label>
                <input type="radio" name=group.clone() value=option
                    prop:checked=move || value.with(|value| *value == taken)
                    on:change=move |_| choose.run(chosen.clone()) />
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segmented">
            <legend class:visually-hidden=!show_legend>{legend}</legend>
            <div>{choices.collect_view()}</div>
        </fieldset>
    }
}
