//! A story as a card.

use std::sync::Arc;

use domain::{quiz::Pack, story::Story, taste::Reason};
use leptos::prelude::*;

use super::{fit::why, picture::StoryPicture};
use crate::{
    i18n::{self, t},
    places,
    platform::ports,
};

/// A story in the gallery; all of it leads to the story's page.
#[component]
pub fn StoryCard(
    /// Which.
    story: Story,
    /// The typology, when it is there.
    pack: RwSignal<Option<Arc<Pack>>>,
    /// Why it is for the reader, where that is to be said.
    reasons: Vec<Reason>,
) -> impl IntoView {
    // The list waits until it is settled whether there is a typology: nothing here changes later.
    let why = why(&reasons, pack.get_untracked());
    view! {
        <article class="story-card" data-story=story.id.to_string()>
            <StoryPicture story=story.clone() />
            <div class="story-words">
                <p class="story-kind small muted">{kind_and_topic(&story)}</p>
                <h2><a href=places::story(story.id) lang=language(&story) dir="auto">{story.title.clone()}</a></h2>
                {why}
                <p class="small muted">{source_and_age(&story)}</p>
            </div>
        </article>
    }
}

/// "Article · Heat pumps".
pub fn kind_and_topic(story: &Story) -> String {
    let kind = t(&format!("story.kind.{}", story.kind.name()));
    match story.topics.first() {
        Some(topic) => format!("{kind} · {topic}"),
        None => kind,
    }
}

/// "Lindquell Blog · 3 days ago".
pub fn source_and_age(story: &Story) -> String {
    format!("{} · {}", story.source, i18n::ago(story.published, ports::now()))
}

/// The story's language, if it is known.
pub fn language(story: &Story) -> Option<String> {
    (story.language != "und").then(|| story.language.clone())
}
