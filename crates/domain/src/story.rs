//! Stories: the things an ambassador can share.

mod composed;
mod edition;
mod page;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{ids::StoryId, problem::FieldProblem, time::Instant, upload::Focus};

pub use composed::{Composed, MAX_DISCLOSURE, MAX_NAME, MOST_CHOICES, MOST_PICTURES, MOST_SOURCES, hidden};
pub use edition::{Availability, Edition, Format, Happens, Source};
pub use page::{ChoiceCount, Page, StoryCounts, StoryCursor, StoryFilter, StoryOrder, TopicCount, page_size};

/// What a story is, seen by somebody who wants to tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryKind {
    /// A longer read with a point of view.
    Article,
    /// Something new.
    News,
    /// Something one can attend.
    Event,
    /// An open position.
    Job,
    /// Colleagues, customers, a team.
    People,
    /// Carried by its pictures.
    Image,
    /// Carried by its figures.
    Data,
    /// How something is done.
    Howto,
}

impl StoryKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::News,
        Self::Event,
        Self::Job,
        Self::People,
        Self::Image,
        Self::Data,
        Self::Howto,
    ];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::News => "news",
            Self::Event => "event",
            Self::Job => "job",
            Self::People => "people",
            Self::Image => "image",
            Self::Data => "data",
            Self::Howto => "howto",
        }
    }
}

/// A picture of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where the backend itself serves it, relative to the app's base; absent when it could not be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local: Option<String>,
    /// Where the feed says it is; never loaded by the app unless the person allows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote: Option<String>,
    /// What one sees on it, for those who do not see it. Empty when the feed says nothing.
    pub alt: String,
    /// What must stay in sight when it is cut; the middle if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
}

/// One thing to share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its id, stable over imports.
    pub id: StoryId,
    /// Plain text, 1–300 characters.
    pub title: String,
    /// Plain text, at most 2,000 characters.
    pub summary: String,
    /// Where it is read: `http` or `https`.
    pub url: String,
    /// Its picture, if any.
    pub picture: Option<Picture>,
    /// What it is about; the first topic is the one it is counted under.
    pub topics: Vec<String>,
    /// Who published it, for people.
    pub source: String,
    /// BCP 47 language tag, `und` if unknown.
    pub language: String,
    /// What sort of story it is.
    pub kind: StoryKind,
    /// When it was published there.
    pub published: Instant,
    /// When it came into this programme.
    pub added: Instant,
    /// Grows with each change; 1 at first.
    pub version: u64,
    /// What the programme decided about it.
    #[serde(default, skip_serializing_if = "Edition::is_plain")]
    pub edition: Edition,
}

/// A story as an import hands it in: without what only the backend knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStory {
    /// The feed it is from: its address, or a name for a file.
    pub feed: String,
    /// The entry's own id in that feed, or its link.
    pub guid: String,
    /// As in [`Story`].
    pub title: String,
    /// As in [`Story`].
    pub summary: String,
    /// As in [`Story`].
    pub url: String,
    /// As in [`Story`].
    pub picture: Option<Picture>,
    /// As in [`Story`].
    pub topics: Vec<String>,
    /// As in [`Story`].
    pub source: String,
    /// As in [`Story`].
    pub language: String,
    /// As in [`Story`].
    pub kind: StoryKind,
    /// When it was published; none if the feed does not say, then the moment of import is taken.
    pub published: Option<Instant>,
}

/// The longest title, summary, address and topic, in characters, and the most topics.
pub const LIMITS: (usize, usize, usize, usize, usize) = (300, 2_000, 2_000, 60, 12);

impl NewStory {
    /// Everything that is wrong with it, each with its place below `at` (a JSON pointer).
    pub fn faults(&self, at: &str) -> Vec<FieldProblem> {
        let (title, summary, url, topic, topics) = LIMITS;
        let mut faults = Vec::new();
        let mut check = |good: bool, field: &str, reason: &str| {
            if !good {
                faults.push(FieldProblem { pointer: format!("{at}/{field}"), reason: reason.to_owned() });
            }
        };
        let chars = |text: &str| text.chars().count();
        check((1..=title).contains(&chars(self.title.trim())), "title", "must have 1 to 300 characters");
        check(chars(&self.summary) <= summary, "summary", "must have at most 2,000 characters");
        check(
            is_web_address(&self.url) && chars(&self.url) <= url,
            "url",
            "must be an http or https address",
        );
        check(self.topics.len() <= topics, "topics", "must be at most 12");
        check(
            self.topics.iter().all(|t| chars(t) <= topic),
            "topics",
            "must have at most 60 characters each",
        );
        check(!self.guid.is_empty(), "guid", "must not be empty");
        faults
    }

    /// The story this becomes when added `now`.
    pub fn into_story(mut self, now: Instant) -> Story {
        // A topic named twice is one topic.
        let mut seen = BTreeSet::new();
        self.topics.retain(|topic| seen.insert(topic.clone()));
        Story {
            id: StoryId::of_entry(&self.feed, &self.guid),
            title: self.title.trim().to_owned(),
            summary: self.summary,
            url: self.url,
            picture: self.picture,
            topics: self.topics,
            source: self.source,
            language: self.language,
            kind: self.kind,
            // A feed's clock may run ahead: nothing in the gallery is from the future.
            published: self.published.unwrap_or(now).min(now),
            added: now,
            version: 1,
            edition: Edition::default(),
        }
    }
}

/// Whether this is an absolute http(s) address without spaces or control characters.
pub fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        host.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[')
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_addresses() {
        for good in ["https://example.org/a?b=c#d", "http://127.0.0.1:80/", "https://[::1]/"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in
            ["javascript:alert(1)", "https://", "https:///x", "ftp://x", "https://a b", "https://a\n", ""]
        {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
