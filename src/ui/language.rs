//! The language of the app: the person's choice, kept on this device.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::dialog::next_number;
use crate::{
    i18n::{self, t},
    platform::storage,
};

/// The setting's name; `public/first.js` reads it before anything is shown.
const LANGUAGE: &str = "language";

/// How long a choice may still change before the page begins again, milliseconds: arrow keys pass by languages that
/// nobody wants.
const PAUSE_MS: u32 = 500;

/// What a language calls itself, with a capital as at the beginning of a line.
pub fn own_name(tag: &str) -> String {
    let options = Object::new();
    // Setting a member of a fresh object cannot fail.
    let _ = Reflect::set(&options, &"type".into(), &"language".into());
    let names = Intl::DisplayNames::new(&Array::of1(&JsValue::from(tag)), &options);
    let Some(name) = names.of(tag) else { return tag.to_owned() };
    let name = String::from(name);
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// The choice of language. The page begins again in it; whatever was typed is kept by its own screen.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let id = format!("language-{}", next_number());
    let now = i18n::language();
    let chosen = RwSignal::new(now.clone());
    let choose = move |event| {
        let tag = event_target_value(&event);
        chosen.set(tag.clone());
        spawn_local(async move {
            TimeoutFuture::new(PAUSE_MS).await;
            if chosen.try_get_untracked().as_ref() != Some(&tag) || tag == i18n::language() {
                return;
            }
            storage::set(LANGUAGE, &tag);
            // A browser that refuses to reload shows the language with the next visit.
            let _ = window().location().reload();
        });
    };
    let options = i18n::languages().into_iter().map(|tag| {
        let taken = tag == now;
        view! { <option value=tag.clone() lang=tag.clone() selected=taken>{own_name(&tag)}</option> }
    });
    view! {
        <div class="field language-choice">
            <label for=id.clone()>{t("language.name")}</label>
            <select id=id.clone() class="input" aria-describedby=format!("{id}-hint") on:change=choose>
                {options.collect_view()}
            </select>
            <p id=format!("{id}-hint") class="hint">{t("language.hint")}</p>
        </div>
    }
}
