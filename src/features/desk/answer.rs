//! Kind words: how they are shown, and how they are begun.

use leptos::prelude::*;

use super::{fields, form::Form};
use crate::i18n::t;

/// The beginnings that are offered. They are only beginnings: people thank people.
const ACCEPTING: [&str; 3] =
    ["desk.words.accept.seen", "desk.words.accept.colleagues", "desk.words.accept.edited"];
const DECLINING: [&str; 3] =
    ["desk.words.decline.thanks", "desk.words.decline.later", "desk.words.decline.more"];

/// Somebody's words to somebody, isolated from what stands around them.
pub fn words(words: &str) -> AnyView {
    view! { <blockquote class="desk-words desk-lines" dir="auto">{words.to_owned()}</blockquote> }.into_any()
}

/// The field for kind words, with beginnings to take up and change.
pub fn field(form: Form, accepting: bool, name: &str) -> AnyView {
    let name = name.to_owned();
    let starters = if accepting { ACCEPTING } else { DECLINING };
    let starters = starters.map(|key| {
        let name = name.clone();
        let begin = move |_| {
            let start = crate::i18n::t_with(key, &[("name", &name)]);
            let before = untrack(|| form.value("words"));
            let all =
                if before.trim().is_empty() { start } else { format!("{}\n{start}", before.trim_end()) };
            form.set("words", all);
            crate::platform::page::focus("desk-words");
        };
        view! { <button type="button" class="chip" on:click=begin>{t(&format!("{key}.short"))}</button> }
    });
    view! {
        {fields::text(form, "words", t("desk.words"), t("desk.words.hint"), 4)}
        <div class="row" role="group" aria-label=t("desk.words.starters")>{starters.into_iter().collect_view()}</div>
    }
    .into_any()
}
