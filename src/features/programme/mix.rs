//! How many people have which persona.

use std::sync::Arc;

use domain::{
    privacy::{Grouping, PersonaMix},
    quiz::Pack,
};
use leptos::prelude::*;

use super::bars::RankedBars;
use crate::i18n::{number, t, t_n, t_with};

/// The mix in words, bars and a table.
#[component]
pub fn Mix(mix: PersonaMix, pack: Arc<Pack>) -> impl IntoView {
    let group = number(mix.group as u64);
    let words = match mix.total {
        Some(total) => t_n("programme.mix.words", total, &[]),
        None => t_with("programme.mix.withheld", &[("group", &group)]),
    };
    let shown = mix.total.is_some();
    view! {
        <section class="stack" aria-labelledby="mix-title">
            <h2 id="mix-title">{t("programme.mix")}</h2>
            <p>{words.clone()}</p>
            {shown.then(|| view! {
                <figure class="stack is-tight">
                    <RankedBars cells=mix.cells grouping=Grouping::Persona group=mix.group pack=pack label=words
                        caption=t("programme.mix") unit=t("programme.people") name="programme-mix" />
                    <figcaption class="small muted">{t_with("programme.mix.caption", &[("group", &group)])}</figcaption>
                </figure>
            })}
        </section>
    }
}
