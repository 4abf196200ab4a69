//! The head of a path: whose it is, what it is for, how far one is.

use domain::{path::Path, quiz::Persona};
use leptos::prelude::*;

use super::{choice, walk::Walk};
use crate::{
    i18n::{number, t, t_n, t_with},
    ui::emblem::Emblem,
};

/// Emblem, name, purpose and progress.
#[component]
pub fn Head(path: Path, persona: Persona, walk: Walk) -> impl IntoView {
    let whose = t_with("path.of", &[("persona", &choice::name(&persona))]);
    let all = path.steps.len();
    let (title, intro) = (path.title.clone(), path.intro.clone());
    let done = Memo::new(move |_| walk.progress.with(|progress| path.done(progress)));
    let words = move || in_words(done.get(), all);
    view! {
        <header class="path-head">
            <Emblem persona=persona.icon size=144 strong=true />
            <div class="path-name">
                <p class="path-whose">{whose}</p>
                <h1 id="screen" tabindex="-1">{title}</h1>
            </div>
            <div class="path-about">
                <p class="lead">{intro}</p>
                <div class="path-progress">
                    <progress max=all.to_string() prop:value=move || done.get() as f64 value=done.get_untracked().to_string()
                        aria-label=t("path.progress")></progress>
                    <p class="small" data-progress=move || done.get().to_string()>{words}</p>
                </div>
            </div>
        </header>
    }
}

/// "3 of 7 steps", without a word about anybody else.
pub fn in_words(done: usize, all: usize) -> String {
    if done == all {
        return t("path.all_done");
    }
    t_n("path.done_of", all as u64, &[("done", &number(done as u64))])
}
