//! What somebody is about to share, kept on this device with every letter.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::{CommandId, PersonId, StoryId},
    network::Network,
    time::Instant,
};
use serde::{Deserialize, Serialize};

use crate::platform::{ports, storage};

/// A person's words for a story, and where they went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The words.
    pub caption: String,
    /// The share on each network.
    #[serde(default)]
    pub attempts: BTreeMap<Network, Attempt>,
    /// Whether they got something for it.
    #[serde(default)]
    pub gift: bool,
    /// Whether colleagues may see how often the links are opened that are shared next.
    #[serde(default)]
    pub open: bool,
    /// The networks that are to follow each other.
    #[serde(default)]
    pub chosen: BTreeSet<Network>,
}

/// A share on one network. Its id is made once: pressing twice, other tabs and reloads share the same share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The id of the command that records it.
    pub id: CommandId,
    /// What became of it.
    pub standing: Standing,
}

/// What became of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not given yet.
    Ready,
    /// Kept on this device until the backend can be reached.
    Waiting,
    /// Recorded, then.
    Shared(Instant),
}

impl Attempt {
    /// One that was not given yet.
    pub fn new() -> Self {
        Self { id: ports::command_id(), standing: Standing::Ready }
    }
}

/// The name under which a draft is kept. Two people at one device have two drafts.
pub fn name(person: Option<&PersonId>, story: StoryId) -> String {
    match person {
        Some(person) => format!("draft.{person}.{story}"),
        None => format!("draft.{story}"),
    }
}

/// The draft with this name, with an attempt for every network; what cannot be read any more begins anew.
pub fn load(name: &str) -> Draft {
    let kept = storage::get(name);
    let mut draft: Draft = kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let known = draft.attempts.len();
    for network in Network::ALL {
        draft.attempts.entry(network).or_insert_with(Attempt::new);
    }
    if draft.attempts.len() > known {
        save(name, &draft);
    }
    draft
}

/// The words of the draft with this name, empty if there are none.
pub fn words(name: &str) -> String {
    let kept = storage::get(name).and_then(|text| serde_json::from_str::<Draft>(&text).ok());
    kept.map(|draft| draft.caption).unwrap_or_default()
}

/// Keeps a draft.
pub fn save(name: &str, draft: &Draft) {
    if let Ok(text) = serde_json::to_string(draft) {
        storage::set(name, &text);
    }
}
