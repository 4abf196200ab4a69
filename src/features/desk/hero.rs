//! A story as the gallery will show it.

use domain::story::{Format, Picture, StoryKind};
use leptos::prelude::*;

use crate::{
    i18n::t,
    platform::page,
    ui::{focal, icon::Icon},
};

/// What is shown of a story while it is written.
#[derive(Clone, PartialEq)]
pub struct Seen {
    /// The address of its picture, if it has one, with its words and what must stay in sight.
    pub picture: Option<(String, String, Option<String>)>,
    /// Its shape.
    pub format: Format,
    /// What it is about.
    pub kind: StoryKind,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Whether it is for reading only.
    pub internal: bool,
}

/// A kept picture as [`Seen`] has it.
pub fn kept(picture: &Picture) -> Option<(String, String, Option<String>)> {
    let local = picture.local.as_ref()?;
    Some((page::url(local), picture.alt.clone(), focal::words(picture.focus)))
}

/// The card. Titles and texts stand isolated: whatever direction they have, nothing beside them turns.
pub fn card(seen: &Seen) -> AnyView {
    let about = format!(
        "{} · {}",
        t(&format!("desk.format.{}", seen.format.name())),
        t(&format!("story.kind.{}", seen.kind.name()))
    );
    let picture = seen.picture.clone().map(|(src, alt, focus)| {
        view! { <div class="story-picture"><img src=src alt=alt data-focus=focus width="640" height="360" /></div> }
    });
    let title = if seen.title.trim().is_empty() { t("desk.untitled") } else { seen.title.clone() };
    view! {
        <article class="story-card desk-card">
            {picture}
            <div class="story-words">
                <p class="story-kind small muted">{about}</p>
                <h3 dir="auto">{title}</h3>
                <p class="small desk-lines" dir="auto">{seen.summary.clone()}</p>
                {seen.internal.then(|| view! {
                    <p class="badge is-notice"><Icon name="lock" />{t("desk.internal")}</p>
                })}
            </div>
        </article>
    }
    .into_any()
}
