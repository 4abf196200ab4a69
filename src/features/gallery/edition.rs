//! What the programme decided about a story, where a reader should know it.

use domain::story::Story;
use leptos::prelude::*;

use crate::{
    i18n::{Moment, moment, t, t_with},
    platform::page,
    ui::{focal, icon::Icon},
};

/// Facts, answers, date and further pictures of a story, and whether it is for reading only.
pub fn view(story: &Story) -> AnyView {
    let edition = &story.edition;
    let internal = edition.internal_only.then(|| {
        view! {
            <p class="note is-notice"><Icon name="lock" /><span>{t("story.internal")}</span></p>
        }
    });
    let until = edition.expires.map(|at| {
        view! { <p class="small muted">{t_with("story.until", &[("when", &moment(at, Moment::Full))])}</p> }
    });
    let happens = edition.happens.as_ref().map(|happens| {
        let place = (!happens.place.is_empty()).then(|| view! { " · "<bdi>{happens.place.clone()}</bdi> });
        view! { <p class="row"><Icon name="calendar" /><span>{moment(happens.starts, Moment::Full)}{place}</span></p> }
    });
    let choices = edition.choices.iter().map(|choice| view! { <li dir="auto">{choice.clone()}</li> });
    let choices = (!edition.choices.is_empty()).then(|| view! { <ul>{choices.collect_view()}</ul> });
    let sources = edition.sources.iter().map(|source| {
        view! { <li><a href=source.url.clone() target="_blank" rel="noopener noreferrer"><bdi>{source.title.clone()}</bdi>
            <span class="visually-hidden">{t("story.new_tab")}</span></a></li> }
    });
    let sources = (!edition.sources.is_empty()).then(|| view! {
        <section class="stack is-tight"><h2>{t("story.sources")}</h2><ul>{sources.collect_view()}</ul></section>
    });
    let disclosure = edition.disclosure.clone().map(|words| {
        view! {
            <p class="small">{t("story.disclosure")}": "<bdi>{words}</bdi></p>
        }
    });
    let pictures = edition.pictures.iter().filter_map(|picture| {
        let src = page::url(picture.local.as_ref()?);
        Some(view! { <li><img src=src alt=picture.alt.clone() data-focus=focal::words(picture.focus) loading="lazy" /></li> })
    });
    let pictures: Vec<_> = pictures.collect();
    let pictures =
        (!pictures.is_empty()).then(|| view! { <ul role="list" class="story-pictures">{pictures}</ul> });
    view! { {internal}{happens}{choices}{pictures}{sources}{disclosure}{until} }.into_any()
}
