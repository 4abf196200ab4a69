//! What everybody's links to a story brought, as far as it may be shown.

use domain::{
    backend::Reach as _,
    ids::StoryId,
    numbers::{Measured, StoryNumbers},
    reach::Measure,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::{number, t},
    places,
    session::use_session,
    ui::figure::{Figure, Kind},
};

/// The clicks on everybody's links to this story in the weeks that are published; nothing where none is.
pub fn everybody(story: StoryId) -> AnyView {
    let session = use_session();
    let numbers = RwSignal::new(None::<StoryNumbers>);
    spawn_local(async move {
        // What cannot be read now is no part of the story: its page stands without it.
        if let Ok(found) = session.backend.get().story_numbers(story).await {
            let _ = numbers.try_set(Some(found));
        }
    });
    let told = move |numbers: StoryNumbers| {
        let all: Measured = numbers.weeks.iter().map(|week| week.clicks).sum();
        let practice = numbers.measure == Measure::Practice;
        let label = t(if practice { "story.everybody.practice" } else { "story.everybody" });
        (all.get() > 0).then(|| {
            view! {
                <div class="stack is-tight" data-everybody=all.get().to_string()>
                    <dl class="numbers">
                        <Figure kind=Kind::Measured name="everybody" label=label value=number(all.get()) />
                    </dl>
                    <p class="small"><a href=places::story_reach(story)>{t("story.everybody.more")}</a></p>
                </div>
            }
        })
    };
    (move || numbers.get().and_then(told)).into_any()
}
