//! The share sheet.

use domain::story::Story;
use leptos::prelude::*;

use super::{compose::Compose, networks::Networks, next_step::NextStepDialog, sheet::Sheet};
use crate::{
    features::gallery::{StoryPicture, Untold, story_of_address},
    i18n::t,
    places,
    session::use_session,
    ui::{icon::Icon, load::Load, skeleton::Skeleton},
};

/// A story, one's own words for it, and where they go.
#[component]
pub fn ShareScreen() -> impl IntoView {
    let (story, retry) = story_of_address();
    // The words being written stay in place when the story is fetched again.
    let state = Memo::new(move |_| match story.get() {
        Load::Waiting => (0, None),
        Load::Failed(_) => (1, None),
        Load::Ready(story) => (2, Some(story.id)),
    });
    move || {
        // Read, not only tracked: what was never read is never told that something changed.
        state.get();
        match story.get_untracked() {
            Load::Waiting => view! { <div class="share-sheet"><Skeleton boxes=1 lines=4 /></div> }.into_any(),
            Load::Failed(problem) => view! {
                <div class="share-sheet"><Untold problem=problem retry=retry /></div>
            }
            .into_any(),
            Load::Ready(story) => view! { <Sheeted story=story /> }.into_any(),
        }
    }
}

#[component]
fn Sheeted(story: Story) -> impl IntoView {
    let sheet = Sheet::new(use_session(), story.clone());
    view! {
        <div class="share-sheet">
            <div class="share-head">
                <div>
                    <h1 id="screen" tabindex="-1">{t("share.title")}</h1>
                    <p class="muted small">{t("share.intro")}</p>
                </div>
                <a class="button is-icon" href=places::story(story.id) aria-label=t("share.close")><Icon name="close" /></a>
            </div>
            <a class="share-story" href=places::story(story.id)>
                <StoryPicture story=story.clone() lazy=false />
                <span>
                    <strong><bdi>{story.title.clone()}</bdi></strong>
                    <span class="small muted">{story.source.clone()}</span>
                </span>
            </a>
            <div class="share-columns">
                <Compose sheet=sheet />
                <Networks sheet=sheet />
            </div>
            <NextStepDialog sheet=sheet />
        </div>
    }
}
