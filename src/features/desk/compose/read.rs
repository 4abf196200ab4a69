//! What stands in the form, as a story.

use domain::{
    actor::Circle,
    network::Network,
    story::{Composed, Edition, Format, Happens, MOST_CHOICES, MOST_SOURCES, Picture, Source, StoryKind},
};

use crate::{
    features::desk::{form::Form, photo},
    platform::zone,
};

/// The story in the form, tracked; `had` are the pictures it began with.
pub fn composed(form: Form, had: Vec<Picture>) -> Composed {
    let kind = form.value("kind");
    let topics = form.value("topics");
    Composed {
        title: form.value("title"),
        summary: form.value("summary"),
        url: form.value("url"),
        topics: topics
            .split([',', '،'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect(),
        language: form.value("language"),
        kind: StoryKind::ALL.into_iter().find(|one| one.name() == kind).unwrap_or(StoryKind::News),
        edition: edition(form),
        pictures: pictures(form, had),
        upload: photo::upload(form),
    }
}

/// The shape that is chosen, tracked.
pub fn format(form: Form) -> Format {
    let format = form.value("edition/format");
    Format::ALL.into_iter().find(|one| one.name() == format).unwrap_or_default()
}

fn edition(form: Form) -> Edition {
    let format = format(form);
    let (circles, networks) = (form.list("edition/circles"), form.list("edition/networks"));
    let named = |list: &[String], name: &str| list.iter().any(|one| one == name);
    let some = |field: &str| Some(form.value(field)).filter(|text| !text.trim().is_empty());
    let starts = zone::moment(&form.value("edition/happens"));
    let rows = |most: usize| 0..most;
    let sources = rows(MOST_SOURCES).map(|i| Source {
        title: form.value(&format!("edition/sources/{i}/title")),
        url: form.value(&format!("edition/sources/{i}/url")),
    });
    let choices = rows(MOST_CHOICES).map(|i| form.value(&format!("edition/choices/{i}")));
    Edition {
        format,
        circles: [Circle::Employee, Circle::Partner, Circle::Customer]
            .into_iter()
            .filter(|circle| named(&circles, circle.name()))
            .collect(),
        campaign: form.value("edition/campaign").parse().ok(),
        publish: zone::moment(&form.value("edition/publish")),
        expires: zone::moment(&form.value("edition/expires")),
        pinned: form.is_on("edition/pinned"),
        internal_only: form.is_on("edition/internal_only"),
        networks: Network::ALL.into_iter().filter(|network| named(&networks, network.name())).collect(),
        disclosure: some("edition/disclosure"),
        wording: some("edition/wording"),
        sources: sources.filter(|source| !(source.title.is_empty() && source.url.is_empty())).collect(),
        // What another shape needed stays in the form, and is not sent.
        choices: choices.filter(|choice| format == Format::Poll && !choice.trim().is_empty()).collect(),
        happens: starts
            .filter(|_| format == Format::Event)
            .map(|starts| Happens { starts, place: form.value("edition/happens/place") }),
        ..Edition::default()
    }
}

/// The pictures that stay, with their words as they are now.
fn pictures(form: Form, had: Vec<Picture>) -> Vec<Picture> {
    let stays = |i: &usize| !form.is_on(&format!("pictures/{i}/gone"));
    let kept = had.into_iter().enumerate().filter(|(i, _)| stays(i));
    kept.map(|(i, picture)| {
        let alt = form.value(&format!("pictures/{i}/alt"));
        Picture { alt: if alt.is_empty() { picture.alt.clone() } else { alt }, ..picture }
    })
    .collect()
}
