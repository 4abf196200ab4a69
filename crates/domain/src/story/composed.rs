//! A story as a person writes it: what the composer sends, and how it is checked.

use serde::{Deserialize, Serialize};

use super::{Edition, Format, LIMITS, Picture, Source, Story, StoryKind, is_web_address};
use crate::{
    board::MAX_TITLE as MAX_PLACE,
    clean,
    faults::Faults,
    ids::StoryId,
    problem::Problem,
    share::MAX_CAPTION,
    time::Instant,
    upload::{MAX_ALT, Upload},
};

/// The longest disclosure, in characters.
pub const MAX_DISCLOSURE: usize = 200;
/// The longest name of a source and the longest answer of a poll, in characters.
pub const MAX_NAME: usize = 200;
/// The most sources.
pub const MOST_SOURCES: usize = 10;
/// The most answers of a poll.
pub const MOST_CHOICES: usize = 6;
/// The most pictures of a story.
pub const MOST_PICTURES: usize = 12;

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composed {
    /// 1–300 characters.
    pub title: String,
    /// At most 2,000 characters.
    #[serde(default)]
    pub summary: String,
    /// Where it is read or seen: `http` or `https`. May be empty where the story is for reading inside only: a link
    /// that is counted must lead somewhere.
    #[serde(default)]
    pub url: String,
    /// At most 12, the first being the one it is counted under.
    #[serde(default)]
    pub topics: Vec<String>,
    /// BCP 47 language tag.
    pub language: String,
    /// What it is about.
    pub kind: StoryKind,
    /// What was decided about it. What only the backend sets is left as it is.
    #[serde(default)]
    pub edition: Edition,
    /// Those of its pictures that stay, the first being its cover: their texts and focus may change, others than it has
    /// are refused.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// A picture to be added behind them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upload: Option<Upload>,
}

impl Composed {
    /// What is written, cleaned; or every place below `at` (a JSON pointer) that is wrong. `had` are the pictures that
    /// may be kept.
    pub fn check(mut self, at: &str, had: &[&Picture]) -> Result<Self, Problem> {
        let (title, summary, url, topic, topics) = LIMITS;
        let mut faults = Faults::below(at);
        self.title = faults.line("title", &self.title, 1, title);
        self.summary = faults.lines("summary", &self.summary, 0, summary);
        self.url = self.url.trim().to_owned();
        let leads = is_web_address(&self.url) && self.url.chars().count() <= url;
        let nowhere = self.url.is_empty() && self.edition.internal_only;
        faults.unless(leads || nowhere, "url", "must be an http or https address");
        faults.unless(self.topics.len() <= topics, "topics", "must be at most 12");
        let each = |(i, one): (usize, &String)| faults.line(&format!("topics/{i}"), one, 1, topic);
        self.topics = self.topics.iter().take(topics).enumerate().map(each).collect();
        dedup(&mut self.topics);
        faults.unless(is_language(&self.language), "language", "must be a language tag");
        self.pictures(&mut faults, had);
        self.edition = self.edition.check(&mut faults);
        faults.done("this story cannot be taken").map(|()| self)
    }

    fn pictures(&mut self, faults: &mut Faults, had: &[&Picture]) {
        for (i, picture) in self.pictures.iter_mut().enumerate() {
            let known = had.iter().any(|had| had.local == picture.local && had.remote == picture.remote);
            faults.unless(known, &format!("pictures/{i}"), "is not a picture of this story");
            picture.alt = faults.line(&format!("pictures/{i}/alt"), &picture.alt, 0, MAX_ALT);
            let inside = picture.focus.is_none_or(|focus| focus.is_inside());
            faults.unless(inside, &format!("pictures/{i}/focus"), "must be between 0 and 100");
        }
        let room = self.pictures.len() + usize::from(self.upload.is_some()) <= MOST_PICTURES;
        faults.unless(room, "pictures", "must be at most 12");
    }

    /// The story this is under `id`. `before` is what it was, `pictures` are those it has, `source` says who
    /// publishes it.
    pub fn into_story(
        self,
        id: StoryId,
        before: Option<&Story>,
        pictures: Vec<Picture>,
        source: &str,
        now: Instant,
    ) -> Story {
        let mut pictures = pictures.into_iter();
        let picture = pictures.next();
        let published = self.edition.publish.unwrap_or_else(|| before.map_or(now, |story| story.published));
        let edition = Edition {
            pictures: pictures.collect(),
            withdrawn: before.and_then(|story| story.edition.withdrawn),
            written_here: true,
            ..self.edition
        };
        Story {
            id,
            title: self.title,
            summary: self.summary,
            url: self.url,
            picture,
            topics: self.topics,
            source: before.map_or_else(|| source.to_owned(), |story| story.source.clone()),
            language: self.language,
            kind: self.kind,
            published,
            added: before.map_or(now, |story| story.added),
            version: before.map_or(0, |story| story.version) + 1,
            edition,
        }
    }
}

impl Edition {
    fn check(mut self, faults: &mut Faults) -> Self {
        dedup(&mut self.circles);
        dedup(&mut self.networks);
        let ends = self.expires.is_none_or(|end| self.publish.is_none_or(|begin| begin < end));
        faults.unless(ends, "edition/expires", "must be later than the publication");
        let said = |faults: &mut Faults, field: &str, text: Option<String>, most| {
            let text = faults.lines(field, &text.unwrap_or_default(), 0, most);
            (!text.is_empty()).then_some(text)
        };
        self.disclosure = said(faults, "edition/disclosure", self.disclosure, MAX_DISCLOSURE);
        self.wording = said(faults, "edition/wording", self.wording, MAX_CAPTION);
        self.sources(faults);
        self.choices(faults);
        let event = self.format == Format::Event;
        faults.unless(!event || self.happens.is_some(), "edition/happens", "must say when it begins");
        if let Some(happens) = &mut self.happens {
            happens.place = faults.line("edition/happens/place", &happens.place, 0, MAX_PLACE);
        }
        self
    }

    fn sources(&mut self, faults: &mut Faults) {
        let needed = self.format == Format::FactCard && self.sources.is_empty();
        faults.unless(!needed, "edition/sources", "must be named for a fact");
        faults.unless(self.sources.len() <= MOST_SOURCES, "edition/sources", "must be at most 10");
        for (i, Source { title, url }) in self.sources.iter_mut().enumerate() {
            *title = faults.line(&format!("edition/sources/{i}/title"), title, 1, MAX_NAME);
            *url = url.trim().to_owned();
            let leads = is_web_address(url) && url.chars().count() <= LIMITS.2;
            faults.unless(leads, &format!("edition/sources/{i}/url"), "must be an http or https address");
        }
    }

    fn choices(&mut self, faults: &mut Faults) {
        let most = self.choices.len() <= MOST_CHOICES;
        let enough = self.format != Format::Poll || self.choices.len() >= 2;
        faults.unless(most && enough, "edition/choices", "must be 2 to 6");
        for (i, choice) in self.choices.iter_mut().enumerate() {
            *choice = faults.line(&format!("edition/choices/{i}"), choice, 1, MAX_NAME);
        }
    }
}

/// Whether this is the form of a language tag: letters and digits in parts of up to eight, the first of letters.
fn is_language(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && tag.len() <= 35
        && tag.split('-').all(part)
}

/// What is named twice is meant once.
fn dedup<T: PartialEq>(list: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for one in list.drain(..) {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    *list = kept;
}

/// How many characters of what somebody is writing nobody would see, by field: for the note beside it.
pub fn hidden(composed: &Composed) -> Vec<(&'static str, usize)> {
    let all = [("title", &composed.title), ("summary", &composed.summary)];
    all.into_iter().map(|(name, text)| (name, clean::hidden(text))).filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
#[path = "composed_tests.rs"]
mod tests;
