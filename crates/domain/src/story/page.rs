//! Pages of stories: what the gallery asks, and what it is answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::StoryKind;
use crate::{
    ids::StoryId,
    problem::{Problem, ProblemKind},
    taste::Reason,
};

/// What the gallery asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryFilter {
    /// Words, all of which must be found in the story (see [`crate::search`]).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Only stories with this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Only stories of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<StoryKind>,
    /// Only stories in this language, as the story says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Only stories from this source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Only what the actor saved.
    #[serde(default, skip_serializing_if = "is_false")]
    pub saved: bool,
    /// The language the actor reads the app in, a BCP 47 tag: stories in it come sooner where what fits comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reads: Option<String>,
    /// Whether to count what other choices would find ([`Page::counts`]).
    #[serde(default, skip_serializing_if = "is_false")]
    pub counts: bool,
    /// In which order.
    #[serde(default)]
    pub order: StoryOrder,
    /// Where the page before ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<StoryCursor>,
    /// How many at most, 1–100; 0 means 24.
    #[serde(default)]
    pub limit: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks like this")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl StoryFilter {
    /// Whether nothing is searched for or chosen.
    pub fn asks_for_everything(&self) -> bool {
        let chosen = [&self.topic, &self.language, &self.source].into_iter().any(Option::is_some);
        self.text.trim().is_empty() && !chosen && self.kind.is_none() && !self.saved
    }
}

/// The gallery's orders. Where words are searched for, what is literally there comes before what is misspelt in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryOrder {
    /// What fits the words best, then what fits the actor best ([`crate::taste`]), fresh before old.
    #[default]
    Fit,
    /// Newest first.
    Fresh,
    /// Shared by most people first, in steps of five; what fewer than five shared counts as shared by nobody.
    Popular,
    /// What ends soonest first ([`Story::ends`](super::Story::ends)), then what never does, newest first.
    Ending,
}

impl StoryOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Fit, Self::Fresh, Self::Popular, Self::Ending];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Fresh => "fresh",
            Self::Popular => "popular",
            Self::Ending => "ending",
        }
    }
}

/// Where a page ended: opaque to clients, written `rank.key.id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StoryCursor {
    /// How well the last story fits the words; with [`StoryOrder::Popular`], in how many fives it was shared; with
    /// [`StoryOrder::Ending`], 1 if it ends.
    pub rank: u32,
    /// Its publication, with [`StoryOrder::Fit`] plus what it is worth to the actor, milliseconds; with
    /// [`StoryOrder::Ending`], if it ends, the milliseconds of its end below zero.
    pub key: i64,
    /// The last story's id, which settles ties.
    pub id: StoryId,
}

impl From<StoryCursor> for String {
    fn from(cursor: StoryCursor) -> Self {
        format!("{}.{}.{}", cursor.rank, cursor.key, cursor.id)
    }
}

impl TryFrom<String> for StoryCursor {
    type Error = Problem;
    fn try_from(text: String) -> Result<Self, Problem> {
        let wrong = || Problem::invalid("cursor", "is not one this backend gave out");
        let mut parts = text.splitn(3, '.');
        let (Some(rank), Some(key), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(wrong());
        };
        Ok(Self {
            rank: rank.parse().map_err(|_| wrong())?,
            key: key.parse().map_err(|_| wrong())?,
            id: id.parse().map_err(|_| wrong())?,
        })
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T, C> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where to go on, if there is more.
    pub next: Option<C>,
    /// How many there are on all pages, if the backend knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// What other choices of the filters would find, if that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<StoryCounts>,
    /// Why the stories of this page are for the actor, strongest reason first; those with none are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<StoryId, Vec<Reason>>,
}

/// How many stories each choice of a filter would find while the other filters stand. Most first, at most 40 of a sort,
/// and what is chosen now in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryCounts {
    /// By topic.
    pub topics: Vec<ChoiceCount>,
    /// By kind.
    pub kinds: Vec<ChoiceCount>,
    /// By language.
    pub languages: Vec<ChoiceCount>,
    /// By source.
    pub sources: Vec<ChoiceCount>,
}

/// A choice of a filter and how many stories it would find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceCount {
    /// The topic, kind, language or source.
    pub name: String,
    /// Stories.
    pub stories: u64,
}

/// A topic and how many stories have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicCount {
    /// The topic.
    pub topic: String,
    /// Stories with it.
    pub stories: u64,
}

/// How many stories a page holds when `limit` is asked for.
pub fn page_size(limit: u32) -> Result<usize, Problem> {
    match limit {
        0 => Ok(24),
        1..=100 => usize::try_from(limit)
            .map_err(|_| Problem::new(ProblemKind::Internal, "a page size does not fit")),
        _ => Err(Problem::invalid("limit", "must be between 1 and 100")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_being_written_and_read() {
        let cursor = StoryCursor { rank: 7, key: -5, id: StoryId::of_entry("a", "b") };
        assert_eq!(StoryCursor::try_from(String::from(cursor)).unwrap(), cursor);
        assert!(StoryCursor::try_from("x".to_owned()).is_err());
    }
}
