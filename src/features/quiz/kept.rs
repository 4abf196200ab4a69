//! What survives a reload: the answers, the seed that chooses the questions, and the id under which they are given.

use domain::{
    ids::{CommandId, PersonId},
    ports::Random,
    quiz::Answer,
};
use serde::{Deserialize, Serialize};

use super::hand::Hand;
use crate::platform::{ports::BrowserRandom, storage};

/// The setting that remembers which pack was answered last.
const LATEST: &str = "quiz.latest";

/// Whether more is asked than needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum More {
    /// No.
    #[default]
    No,
    /// Until the answers are no longer doubtful.
    UntilClear,
    /// As long as it is worth it: the person wants it sharper.
    Sharper,
}

/// A quiz as it is kept on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Whose answers these are: somebody else at the same device begins afresh.
    person: PersonId,
    /// What the choice among equally good questions follows.
    pub seed: u64,
    /// The answers so far, oldest first.
    pub answers: Vec<Answer>,
    /// The id under which the answers are given: once, whatever happens to the page.
    pub command: Option<CommandId>,
    /// A question whose cards are half laid.
    #[serde(default)]
    pub draft: Option<(String, Hand)>,
    /// Whether more is asked than needed.
    #[serde(default)]
    pub more: More,
}

fn name(pack_hash: &str) -> String {
    format!("quiz.{pack_hash}")
}

impl Kept {
    /// Nothing answered yet.
    pub fn fresh(person: PersonId) -> Self {
        let mut seed = [0; 8];
        BrowserRandom.fill(&mut seed);
        let seed = u64::from_le_bytes(seed);
        Self { person, seed, answers: Vec::new(), command: None, draft: None, more: More::No }
    }

    /// What this person answered of exactly this pack; none if nothing is kept or it cannot be read any more.
    pub fn read(person: &PersonId, pack_hash: &str) -> Option<Self> {
        let kept: Self = serde_json::from_str(&storage::get(&name(pack_hash))?).ok()?;
        (kept.person == *person).then_some(kept)
    }

    /// The pack that this person answered before this one, and how much of it: its answers do not fit the new one.
    pub fn earlier(person: &PersonId, pack_hash: &str) -> Option<(String, usize)> {
        let latest = storage::get(LATEST).filter(|latest| latest != pack_hash)?;
        let answers = Self::read(person, &latest)?.answers.len();
        (answers > 0).then_some((latest, answers))
    }

    /// Keeps it, over whatever was kept of this pack.
    pub fn write(&self, pack_hash: &str) {
        // These plain types always become JSON.
        if let Ok(json) = serde_json::to_string(self) {
            storage::set(&name(pack_hash), &json);
            storage::set(LATEST, pack_hash);
        }
    }

    /// Begins again from nothing, for the same person.
    pub fn renew(&mut self) {
        *self = Self::fresh(self.person.clone());
    }

    /// Forgets it: the answers have arrived, or are no longer wanted.
    pub fn forget(pack_hash: &str) {
        storage::remove(&name(pack_hash));
    }
}
