//! What was written by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};

use crate::{actor::Circle, story::StoryKind};

/// Someone: name, circle, and the persona they turn out to have if they take the quiz.
pub(super) type Someone = (String, Circle, Option<String>);

/// Captions by who would say them of what: `persona`, `persona.kind`, `persona/topic`, `any`, `any.kind`, or
/// `lang.tag` for stories in another language than English.
pub(super) type Captions = BTreeMap<String, Vec<String>>;

/// Where a story appeared.
#[derive(Deserialize)]
pub(super) struct Feed {
    pub(super) source: String,
    pub(super) base: String,
}

/// A story as it is written down.
#[derive(Deserialize)]
pub(super) struct Entry {
    #[serde(rename = "k")]
    pub(super) kind: StoryKind,
    #[serde(rename = "f")]
    pub(super) feed: String,
    #[serde(rename = "l", default = "english")]
    pub(super) language: String,
    #[serde(rename = "u")]
    pub(super) slug: String,
    #[serde(rename = "i")]
    pub(super) picture: Option<String>,
    #[serde(rename = "o")]
    pub(super) topics: Vec<String>,
    #[serde(rename = "t")]
    pub(super) title: String,
    #[serde(rename = "s")]
    pub(super) summary: String,
}

/// All stories, newest first, with what they refer to.
#[derive(Default, Deserialize)]
pub(super) struct Shelf {
    pub(super) feeds: BTreeMap<String, Feed>,
    /// What one sees on each picture.
    pub(super) pictures: BTreeMap<String, String>,
    pub(super) stories: Vec<Entry>,
}

fn english() -> String {
    "en".to_owned()
}

/// A file of this folder. They are compiled in and tested to be readable, so nothing is lost to the default.
fn read<T: DeserializeOwned + Default>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}

/// Everybody: the ambassador first, then the facilitator, then the others.
pub(super) fn people() -> Vec<Someone> {
    read(include_str!("people.json"))
}

/// Everything to share.
pub(super) fn shelf() -> Shelf {
    read(include_str!("stories.json"))
}

/// Everything one might say.
pub(super) fn captions() -> Captions {
    read(include_str!("captions.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_can_be_read_and_refers_to_what_is_there() {
        let shelf = shelf();
        assert_eq!((people().len(), shelf.stories.len()), (60, 64));
        assert!(captions().values().map(Vec::len).sum::<usize>() >= 60);
        for story in &shelf.stories {
            assert!(shelf.feeds.contains_key(&story.feed), "{}", story.slug);
            assert!(story.picture.iter().all(|name| shelf.pictures.contains_key(name)), "{}", story.slug);
        }
    }
}
