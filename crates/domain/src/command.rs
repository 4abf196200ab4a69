//! Writes are values: a command is made on the device, kept until there is a receipt, and applied once.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    event::EventNumber,
    ids::{Code, CommandId, PersonId, StoryId},
    network::Network,
    problem::Problem,
    quiz::{Answer, PackRef},
    story::NewStory,
};

/// Something to be done, with the id under which it is done at most once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Made on the device.
    pub id: CommandId,
    /// What to do.
    pub body: CommandBody,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CommandBody {
    /// Keep the answers of a finished quiz; the verdict is computed from them here, never believed.
    FinishQuiz {
        /// The pack that was answered.
        pack: PackRef,
        /// The answers, in order.
        answers: Vec<Answer>,
    },
    /// Record that the actor shares a story. The share's id is the command's, its link follows from it.
    RecordShare {
        /// What.
        story: StoryId,
        /// Where.
        network: Network,
        /// In which words.
        caption: String,
    },
    /// Take stories into the programme; known ones are brought up to date.
    AddStories {
        /// 1–500 of them; all or none.
        stories: Vec<NewStory>,
    },
    /// Count an opening of a tracked link on this device. Only where links cannot reach strangers.
    RecordPractice {
        /// Of which link.
        code: Code,
    },
    /// Empty the demo programme: people, stories, shares and clicks, also those added since. Commands and log stay.
    EmptyDemo,
}

impl CommandBody {
    /// Its name in the contract.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::FinishQuiz { .. } => "finish_quiz",
            Self::RecordShare { .. } => "record_share",
            Self::AddStories { .. } => "add_stories",
            Self::RecordPractice { .. } => "record_practice",
            Self::EmptyDemo => "empty_demo",
        }
    }
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Receipt {
    /// Done, now or when it first arrived.
    Applied {
        /// The log's last number after it.
        event: EventNumber,
    },
    /// Kept on this device, to be sent as soon as possible.
    Queued,
    /// Will not be done; changing it may help, repeating it will not.
    Refused {
        /// Why.
        problem: Problem,
    },
}

/// A command as a store remembers it, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCommand {
    /// Its id.
    pub id: CommandId,
    /// Who gave it.
    pub person: PersonId,
    /// SHA-256 of its body, hexadecimal: tells a repetition from another use of the same id.
    pub digest: String,
}

impl Command {
    /// SHA-256 of the body as JSON, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        // Serialising these plain types cannot fail; an empty text would only make repetitions look different.
        let body = serde_json::to_vec(&self.body).unwrap_or_default();
        hex(&Sha256::digest(body))
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
