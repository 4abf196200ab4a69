//! The share sheet.

use domain::story::{Edition, Story};
use leptos::prelude::*;
use leptos_router::{hooks::use_params_map, params::ParamsMap};

use super::{
    budget::Budget, closed, compose::Compose, draft, networks::Networks, next_step::NextStepDialog,
    remind::Remind, seen::Seen, sheet::Sheet,
};
use crate::{
    features::gallery::{StoryPicture, Untold, story_of_address},
    i18n::t,
    places,
    session::{Session, use_session},
    ui::{icon::Icon, load::Load, skeleton::Skeleton},
};

/// A story, one's own words for it, and where they go.
#[component]
pub fn ShareScreen() -> impl IntoView {
    let (session, params) = (use_session(), use_params_map());
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
    let closed = closed::reason(story);
    let edition = Memo::new(move |before: Option<&Edition>| {
        story.with(|story| match story {
            Load::Ready(story) => story.edition.clone(),
            _ => before.cloned().unwrap_or_default(),
        })
    });
    move || {
        // Read, not only tracked: what was never read is never told that something changed.
        state.get();
        match (kept.get_value(), story.get_untracked()) {
            (Some(story), _) => view! { <Sheeted story=story edition=edition closed=closed /> }.into_any(),
            (None, Load::Failed(problem)) => view! {
                <div class="share-sheet"><Untold problem=problem retry=retry />{closed::words(left(session, params))}</div>
            }
            .into_any(),
            (None, _) => view! { <div class="share-sheet"><Skeleton boxes=1 lines=4 /></div> }.into_any(),
        }
    }
}

/// What was written for the story of this address, whether it is still there or not.
fn left(session: Session, params: Memo<ParamsMap>) -> String {
    let id = params.with_untracked(|params| params.get("id")).and_then(|id| id.parse().ok());
    let person = session.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
    id.map(|id| draft::words(&draft::name(person.as_ref(), id))).unwrap_or_default()
}

#[component]
fn Sheeted(story: Story, edition: Memo<Edition>, closed: Memo<Option<String>>) -> impl IntoView {
    let sheet = Sheet::new(use_session(), story.clone(), edition, closed);
    let body = move || match closed.get() {
        Some(reason) => view! {
            {closed::note(reason)}
            {move || closed::words(sheet.draft.with(|draft| draft.caption.clone()))}
        }
        .into_any(),
        None => view! {
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
        }
        .into_any(),
    };
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
            {body}
            <NextStepDialog sheet=sheet />
        </div>
    }
}
