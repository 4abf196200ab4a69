//! What a story is worth to one person beyond being new, counted in days of freshness, and the reasons that can be told.
//!
//! "For you" is publication moved forward by these days, so that each part can be said in a sentence, and old stories
//! give way whatever speaks for them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    story::{Story, StoryKind},
    time::DAY,
};

/// The most days that fit with the persona can outweigh.
pub const MAX_KIND_DAYS: i64 = 21;
/// What a followed topic is worth.
const TOPIC_DAYS: i64 = 10;
/// What a story in the language the person reads is worth.
const LANGUAGE_DAYS: i64 = 7;
/// What a story is worth that fewer than five people have shared.
const LITTLE_SHARED_DAYS: i64 = 3;

/// Why a story is for somebody. The app writes the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// They follow this topic.
    Topic {
        /// Which.
        topic: String,
    },
    /// Such stories fit a persona of theirs.
    Persona {
        /// Its id in the pack.
        persona: String,
    },
    /// It is in the language they read.
    Language,
    /// Fewer than five people have shared it. Whether it was nobody or a few is told to nobody.
    LittleShared,
    /// It came in the last three days.
    Fresh,
}

/// What one person likes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taste {
    /// Days that a kind of story is worth, with the persona that makes it so.
    pub kinds: BTreeMap<StoryKind, (i64, String)>,
    /// The topics they follow.
    pub topics: BTreeSet<String>,
    /// The language they read, a BCP 47 tag.
    pub reads: Option<String>,
}

/// The language of a tag without region and script.
fn base(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

impl Taste {
    /// What a kind of story is worth, in milliseconds; as all that follow.
    pub fn kind(&self, kind: StoryKind) -> i64 {
        self.kinds.get(&kind).map_or(0, |(days, _)| days.saturating_mul(DAY))
    }

    /// What a topic is worth. Of several topics the best counts.
    pub fn topic(&self, topic: &str) -> i64 {
        if self.topics.contains(topic) { TOPIC_DAYS * DAY } else { 0 }
    }

    /// What a language is worth.
    pub fn language(&self, language: &str) -> i64 {
        let reads =
            self.reads.as_deref().is_some_and(|reads| base(reads).eq_ignore_ascii_case(base(language)));
        if reads { LANGUAGE_DAYS * DAY } else { 0 }
    }

    /// What it is worth that a story was shared by five people or more, or was not.
    pub const fn shared(&self, well: bool) -> i64 {
        if well { 0 } else { LITTLE_SHARED_DAYS * DAY }
    }

    /// The key of a story in the order of what fits: greater comes first.
    pub fn key(&self, story: &Story, well_shared: bool) -> i64 {
        let topic = story.topics.iter().map(|topic| self.topic(topic)).max().unwrap_or(0);
        let bonus = self.kind(story.kind) + topic + self.language(&story.language) + self.shared(well_shared);
        story.published.millis().saturating_add(bonus)
    }

    /// Why a story is for this person, strongest first. That few shared it, or that it is new, is only said beside
    /// something else or on its own if nothing else speaks for it.
    pub fn reasons(&self, story: &Story, well_shared: bool, now: crate::time::Instant) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let Some((days, persona)) = self.kinds.get(&story.kind).filter(|(days, _)| *days > 0) {
            reasons.push((*days, Reason::Persona { persona: persona.clone() }));
        }
        if let Some(topic) = story.topics.iter().find(|topic| self.topics.contains(*topic)) {
            reasons.push((TOPIC_DAYS, Reason::Topic { topic: topic.clone() }));
        }
        if self.language(&story.language) > 0 {
            reasons.push((LANGUAGE_DAYS, Reason::Language));
        }
        if !well_shared {
            reasons.push((LITTLE_SHARED_DAYS, Reason::LittleShared));
        }
        if now.millis().saturating_sub(story.published.millis()) < 3 * DAY {
            reasons.push((LITTLE_SHARED_DAYS, Reason::Fresh));
        }
        reasons.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
        reasons.into_iter().map(|(_, reason)| reason).collect()
    }
}
