//! The share sheet.

use domain::{problem::ProblemKind, story::Story};
use leptos::prelude::*;

use super::{
    budget::Budget, compose::Compose, networks::Networks, next_step::NextStepDialog, remind::Remind,
    seen::Seen, sheet::Sheet,
};
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
    // Once there is a sheet it stays, with its words, whatever becomes of the story meanwhile.
    let kept = StoredValue::new(None::<Story>);
    let state = Memo::new(move |_| match story.get() {
        Load::Ready(story) => {
            let id = story.id;
            kept.set_value(Some(story));
            (2, Some(id))
        }
        _ if kept.with_value(Option::is_some) => {
            (2, kept.with_value(|story| story.as_ref().map(|story| story.id)))
        }
        Load::Waiting => (0, None),
        Load::Failed(_) => (1, None),
    });
    let withdrawn = Signal::derive(move || {
        story.with(|story| matches!(story, Load::Failed(problem) if problem.kind == ProblemKind::NotFound))
    });
    move || {
        // Read, not only tracked: what was never read is never told that something changed.
        state.get();
        match (kept.get_value(), story.get_untracked()) {
            (Some(story), _) => view! { <Sheeted story=story withdrawn=withdrawn /> }.into_any(),
            (None, Load::Failed(problem)) => view! {
                <div class="share-sheet"><Untold problem=problem retry=retry /></div>
            }
            .into_any(),
            (None, _) => view! { <div class="share-sheet"><Skeleton boxes=1 lines=4 /></div> }.into_any(),
        }
    }
}

#[component]
fn Sheeted(story: Story, withdrawn: Signal<bool>) -> impl IntoView {
    let sheet = Sheet::new(use_session(), story.clone(), withdrawn);
    view! {
        <div class="share-sheet">
            <div class="share-head">
                <div>
                    <h1 id="screen" tabindex="-1">{t("share.title")}</h1>
                    <p class="muted small">{t("share.intro")}</p>
                </div>
                <a class="button is-icon" href=places::story(story.id) aria-label=t("share.close")><Icon name="close" /></a>
            </div>
            <Show when=move || withdrawn.get()>
                <div class="note is-notice" role="alert" data-withdrawn>
                    <Icon name="info" />
                    <div>
                        <p>{t("share.withdrawn")}</p>
                        <button type="button" class="button" on:click=move |_| sheet.copy(sheet.draft.with_untracked(|draft| draft.caption.clone()))>
                            <Icon name="copy" />{t("share.withdrawn.copy")}
                        </button>
                    </div>
                </div>
            </Show>
            <a class="share-story" href=places::story(story.id)>
                <StoryPicture story=story.clone() lazy=false />
                <span>
                    <strong><bdi>{story.title.clone()}</bdi></strong>
                    <span class="small muted">{story.source.clone()}</span>
                </span>
            </a>
            <div class="share-columns">
                <div class="stack">
                    <Compose sheet=sheet />
                    <Seen sheet=sheet />
                </div>
                <div class="stack">
                    <Networks sheet=sheet />
                    <Remind sheet=sheet />
                    <Budget sheet=sheet />
                </div>
            </div>
            <NextStepDialog sheet=sheet />
        </div>
    }
}
