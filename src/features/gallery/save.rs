//! Keeping a story to read later.

use domain::{
    command::{CommandBody, Receipt},
    ids::StoryId,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    i18n::t,
    session::{Session, use_session},
    ui::announce::announce,
};

/// Saves the story, or takes it off the list again. Nobody else learns of it.
#[component]
pub fn SaveStory(
    /// Which.
    story: StoryId,
) -> impl IntoView {
    let session = use_session();
    let saved =
        Memo::new(move |_| session.me.with(|me| me.as_ref().is_some_and(|me| me.saved.contains(&story))));
    let toggle = move |_| spawn_local(save(session, story, !saved.get_untracked()));
    view! {
        <button type="button" class="button" aria-pressed=move || saved.get().to_string() on:click=toggle>
            {move || if saved.get() { t("story.saved") } else { t("story.save") }}
        </button>
    }
}

async fn save(session: Session, story: StoryId, saved: bool) {
    match session.submit(CommandBody::SaveStory { story, saved }).await {
        Ok(Receipt::Refused { .. }) | Err(_) => announce(t("gallery.not_kept")),
        Ok(Receipt::Applied { .. } | Receipt::Queued) => session.me.update(|me| {
            if let Some(me) = me {
                me.saved.retain(|other| *other != story);
                if saved {
                    me.saved.insert(0, story);
                }
            }
        }),
    }
}
