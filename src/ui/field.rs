//! One thing to fill in: its name, what helps, what is wrong.

use leptos::prelude::*;

use super::{dialog::next_number, icon::Icon};

/// What the control of a field must say of itself.
#[derive(Clone)]
pub struct Wiring {
    /// Its id.
    pub id: String,
    /// Its `aria-describedby`.
    pub described: Signal<Option<String>>,
    /// Its `aria-invalid`.
    pub invalid: Signal<Option<&'static str>>,
}

/// A label, a hint, a word on what is wrong, and the control below them: input, select or textarea.
#[component]
pub fn Field<C>(
    /// What is to be filled in.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with what was filled in, and how to mend it.
    #[prop(optional, into)]
    wrong: Signal<Option<String>>,
    /// The control.
    control: C,
) -> impl IntoView
where
    C: FnOnce(Wiring) -> AnyView,
{
    let id = format!("field-{}", next_number());
    let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-wrong"));
    let described = Signal::derive({
        let (hint_id, wrong_id) = (hint.is_some().then(|| hint_id.clone()), wrong_id.clone());
        move || {
            let wrong = wrong.with(Option::is_some).then(|| wrong_id.clone());
            let ids: Vec<String> = hint_id.clone().into_iter().chain(wrong).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    });
    let invalid = Signal::derive(move || wrong.with(Option::is_some).then_some("true"));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {move || wrong.get().map(|wrong| view! {
                <p class="wrong" id=wrong_id.clone()><Icon name="warning" />{wrong}</p>
            })}
            {control(Wiring { id, described, invalid })}
        </div>
    }
}
