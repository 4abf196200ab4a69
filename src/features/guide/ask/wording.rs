//! The words that say whom one works for, ready to be copied.

use domain::guide::Wording;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    platform::{clipboard, storage},
    ui::{announce::announce, icon::Icon},
};

/// The setting that remembers what the company is called.
const COMPANY: &str = "guide.company";

/// The words, with the company's name once it is said, and the way to copy them.
#[component]
pub fn Wordings(disclosure: String) -> impl IntoView {
    let company = RwSignal::new(storage::get(COMPANY).unwrap_or_default());
    let copied = RwSignal::new(None::<bool>);
    let wording = Memo::new(move |_| company.with(|company| Wording::of(&disclosure, company)));
    let words = move || wording.with(|wording| wording.words.clone());
    let meaning = move || {
        let meaning = wording.with(|wording| wording.meaning.clone());
        meaning.map(|meaning| view! { <p class="small muted">{meaning}</p> })
    };
    let copy = move |_| {
        let words = wording.with_untracked(|wording| wording.words.clone());
        spawn_local(async move {
            let worked = clipboard::copy(&words).await;
            announce(t(if worked { "guide.ask.copied" } else { "guide.ask.copied_not" }));
            // The result may have been left meanwhile.
            let _ = copied.try_set(Some(worked));
        });
    };
    let after = move || {
        copied.get().map(|worked| t(if worked { "guide.ask.copied" } else { "guide.ask.copied_not" }))
    };
    view! {
        <section class="ask-words" aria-labelledby="ask-words">
            <h2 id="ask-words">{t("guide.ask.words")}</h2>
            <blockquote dir="auto" data-words="">{words}</blockquote>
            {meaning}
            <div class="ask-copy">
                <div class="field">
                    <label for="ask-company">{t("guide.ask.company")}</label>
                    <input id="ask-company" class="input" autocomplete="organization" prop:value=move || company.get()
                        on:input:target=move |event| {
                            let name = event.target().value();
                            storage::set(COMPANY, &name);
                            company.set(name);
                            copied.set(None);
                        } />
                </div>
                <button type="button" class="button is-primary" on:click=copy><Icon name="copy" />{t("guide.ask.copy")}</button>
            </div>
            <p class="small ask-copied">{after}</p>
        </section>
    }
}
