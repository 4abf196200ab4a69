//! What a form begins with.

use domain::backend::{Desks as _, Stories as _};
use domain::{
    ids::StoryId,
    problem::Problem,
    story::{Edition, Picture, Story},
    submission::Submission,
    time::Instant,
};

use super::{Start, Subject};
use crate::{features::desk::form::Texts, i18n, platform::zone, session::Session};

/// The form for the story or the suggestion that the address names, or for a new story.
pub async fn start(session: Session, id: Option<String>, from: Option<String>) -> Result<Start, Problem> {
    let backend = session.backend.get();
    let campaigns = backend.campaigns().await?;
    if let Some(id) = id {
        let id: StoryId = id.parse().map_err(|_| Problem::not_found("story"))?;
        let story = backend.story(id).await?;
        let pictures: Vec<Picture> = story.pictures().cloned().collect();
        let (texts, subject) = (of_story(&story), Subject::Story(id, story.version));
        return Ok(Start { subject, texts, pictures, campaigns });
    }
    if let Some(from) = from {
        let all = backend.desk().await?.submissions;
        let found = all.into_iter().find(|one| one.id.to_string() == from && one.waits());
        let one = found.ok_or_else(|| Problem::not_found("submission"))?;
        let pictures = one.picture.iter().cloned().collect();
        let texts = of_submission(&one);
        return Ok(Start { subject: Subject::Suggestion(one.id, one.name), texts, pictures, campaigns });
    }
    Ok(Start { subject: Subject::New, texts: fresh(), pictures: Vec::new(), campaigns })
}

fn texts(pairs: Vec<(&str, String)>) -> Texts {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn fresh() -> Texts {
    texts(vec![("kind", "news".into()), ("edition/format", "article".into()), ("language", i18n::language())])
}

fn of_submission(one: &Submission) -> Texts {
    let format = if one.picture.is_some() { "image" } else { "article" };
    let mut all = fresh();
    all.extend(texts(vec![
        ("title", one.title.clone()),
        ("summary", one.text.clone()),
        ("url", one.url.clone().unwrap_or_default()),
        ("edition/format", format.to_owned()),
        ("kind", "people".to_owned()),
    ]));
    if !one.language.is_empty() {
        all.insert("language".to_owned(), one.language.clone());
    }
    all
}

fn of_story(story: &Story) -> Texts {
    let yes = |on: bool| if on { "yes" } else { "no" }.to_owned();
    let at = |at: Option<Instant>| at.map(zone::text).unwrap_or_default();
    let Edition { format, circles, campaign, publish, expires, pinned, internal_only, networks, .. } =
        &story.edition;
    let edition = &story.edition;
    let lines = |names: Vec<&str>| names.join("\n");
    let happens = edition.happens.as_ref();
    let mut all = texts(vec![
        ("title", story.title.clone()),
        ("summary", story.summary.clone()),
        ("url", story.url.clone()),
        ("topics", story.topics.join(", ")),
        ("language", story.language.clone()),
        ("kind", story.kind.name().to_owned()),
        ("edition/format", format.name().to_owned()),
        ("edition/circles", lines(circles.iter().map(|circle| circle.name()).collect())),
        ("edition/networks", lines(networks.iter().map(|network| network.name()).collect())),
        ("edition/campaign", campaign.map(|id| id.to_string()).unwrap_or_default()),
        ("edition/publish", at(*publish)),
        ("edition/expires", at(*expires)),
        ("edition/pinned", yes(*pinned)),
        ("edition/internal_only", yes(*internal_only)),
        ("edition/disclosure", edition.disclosure.clone().unwrap_or_default()),
        ("edition/wording", edition.wording.clone().unwrap_or_default()),
        ("edition/happens", at(happens.map(|happens| happens.starts))),
        ("edition/happens/place", happens.map(|happens| happens.place.clone()).unwrap_or_default()),
    ]);
    for (i, source) in edition.sources.iter().enumerate() {
        all.insert(format!("edition/sources/{i}/title"), source.title.clone());
        all.insert(format!("edition/sources/{i}/url"), source.url.clone());
    }
    for (i, choice) in edition.choices.iter().enumerate() {
        all.insert(format!("edition/choices/{i}"), choice.clone());
    }
    for (i, picture) in story.pictures().enumerate() {
        all.insert(format!("pictures/{i}/alt"), picture.alt.clone());
    }
    all
}
