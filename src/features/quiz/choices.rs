//! A list of things to choose from, by touch, mouse and keys.

use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub id: String,
    /// Its words.
    pub words: String,
    /// A mark in words ("most like me"); none if it is not chosen.
    pub mark: Option<String>,
}

/// The choices, numbered. The number's key chooses, arrows go from one to the next, Enter or space takes it.
///
/// The native radio button is not used: there an arrow already chooses, which here would already lead on.
#[component]
pub fn Choices(
    /// What is asked, for those who hear it.
    #[prop(into)]
    label: String,
    /// What there is.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Takes one, by its id.
    #[prop(into)]
    choose: Callback<String>,
    /// In one row on wide screens: short words in an order.
    #[prop(default = false)]
    scale: bool,
) -> impl IntoView {
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
            return;
        }
        let key = event.key();
        if let Ok(place @ 1..=9) = key.parse::<usize>() {
            let chosen = choices.with_untracked(|all| all.get(place - 1).map(|choice| choice.id.clone()));
            if let Some(id) = chosen {
                event.prevent_default();
                choose.run(id);
            }
            return;
        }
        let step = match key.as_str() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        move_focus(step);
    });
    on_cleanup(move || keys.remove());
    let buttons = move || {
        choices.get().into_iter().enumerate().map(|(place, choice)| {
            let Choice { id, words, mark } = choice;
            let marked = mark.is_some();
            view! {
                <button type="button" class="choice" class:is-chosen=marked aria-pressed=marked.to_string()
                    data-choice=id.clone() on:click=move |_| choose.run(id.clone())>
                    <kbd aria-hidden="true">{place + 1}</kbd>
                    <span>{words}</span>
                    {mark.map(|mark| view! { <em>{mark}</em> })}
                </button>
            }
        }).collect_view()
    };
    view! {
        <div class="choices" class:is-scale=scale role="group" aria-label=label>{buttons}</div>
    }
}

/// Moves the focus to the choice before or after, around the ends; to the first or last if it was elsewhere.
fn move_focus(step: i32) {
    let Some(list) = document().query_selector(".choices").ok().flatten() else { return };
    let here = document().active_element().filter(|active| active.parent_element().as_ref() == Some(&list));
    let next = if step > 0 {
        here.and_then(|here| here.next_element_sibling()).or_else(|| list.first_element_child())
    } else {
        here.and_then(|here| here.previous_element_sibling()).or_else(|| list.last_element_child())
    };
    if let Some(choice) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // What cannot be focused leaves the focus where it was.
        let _ = choice.focus();
    }
}
