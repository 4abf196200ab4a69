//! One tile each.

use domain::{
    board::{Alert, Occasion},
    story::Story,
};
use leptos::prelude::*;

use crate::{
    i18n::{self, Moment, moment, t},
    places,
    platform::ports,
    ui::icon::Icon,
};

/// A tile with its icon, its name for tests, its heading and what is in it.
pub fn tile(icon: &'static str, name: &'static str, heading: String, content: AnyView) -> AnyView {
    view! {
        <section class="tile" data-tile=name>
            <h2><Icon name=icon />{heading}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// What everybody must know now.
pub fn alert(alert: &Alert) -> AnyView {
    let content = view! {
        <p dir="auto">{alert.text.clone()}</p>
        <a href=places::to("/guide")>{t("today.alert.guide")}</a>
    };
    tile("warning", "alert", t("today.alert"), content.into_any())
}

/// The newest stories.
pub fn stories(stories: &[Story]) -> AnyView {
    let rows = stories.iter().map(|story| {
        let language = (story.language != "und").then(|| story.language.clone());
        view! {
            <li>
                <a href=places::story(story.id) lang=language dir="auto">{story.title.clone()}</a>
                <span class="small muted">{i18n::ago(story.published, ports::now())}</span>
            </li>
        }
    });
    let content = view! {
        <ul role="list" class="tile-list">{rows.collect_view()}</ul>
        <a href=places::to("/stories")>{t("tiles.all")}</a>
    };
    tile("stories", "stories", t("tiles.newest"), content.into_any())
}

/// What comes next.
pub fn occasion(next: &Occasion) -> AnyView {
    let place = next.place.trim();
    let place =
        (!place.is_empty()).then(|| view! { <p class="small muted"><bdi>{place.to_owned()}</bdi></p> });
    let content = view! {
        <p class="tile-strong"><bdi>{next.title.clone()}</bdi></p>
        <p class="small muted">{moment(next.starts, Moment::Full)}</p>
        {place}
        <a href=places::to("/today")>{t("nav.today")}</a>
    };
    tile("calendar", "occasion", t("tiles.next"), content.into_any())
}
