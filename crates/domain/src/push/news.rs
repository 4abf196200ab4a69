//! What is worth a notification: what happened, by name, and what is said of it when it is sent.

use serde::{Deserialize, Serialize};

use crate::{
    board::OccasionId,
    campaign::CampaignId,
    ids::{CommandId, PersonId, StoryId},
    submission::SubmissionId,
    time::{DAY, HOUR, Instant},
};

/// The kinds that people choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Thanks of colleagues.
    Thanks,
    /// What comes up in the programme.
    Programme,
    /// What they should know before they share on.
    Alerts,
    /// What they asked to be reminded of.
    Reminder,
}

impl Kind {
    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::Programme => "programme",
            Self::Alerts => "alerts",
            Self::Reminder => "reminder",
        }
    }
}

/// Something that happened, by the names of what it is about: nothing of it is readable without the programme's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum News {
    /// A colleague thanked them.
    Thanks {
        /// The thanks.
        id: CommandId,
    },
    /// A campaign begins.
    Campaign {
        /// Which.
        id: CampaignId,
    },
    /// There is an occasion they could go to.
    Occasion {
        /// Which.
        id: OccasionId,
    },
    /// There is an event of a topic they follow.
    EventStory {
        /// The story.
        id: StoryId,
    },
    /// An alert was raised.
    Alert {
        /// Since when it is up.
        since: Instant,
    },
    /// A story they shared was withdrawn.
    Withdrawn {
        /// Which.
        id: StoryId,
    },
    /// What they suggested was answered.
    Answered {
        /// The suggestion.
        id: SubmissionId,
    },
    /// They wanted to be reminded of a story.
    Reminder {
        /// The reminder.
        id: CommandId,
        /// Of which story.
        story: StoryId,
    },
}

impl News {
    /// Of which kind it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Thanks { .. } => Kind::Thanks,
            Self::Campaign { .. } | Self::Occasion { .. } | Self::EventStory { .. } => Kind::Programme,
            Self::Alert { .. } | Self::Withdrawn { .. } | Self::Answered { .. } => Kind::Alerts,
            Self::Reminder { .. } => Kind::Reminder,
        }
    }

    /// A name that no other news of one person has: what is sent under it again takes the place of what was sent before.
    pub fn tag(&self) -> String {
        match self {
            Self::Thanks { id } => format!("thanks-{id}"),
            Self::Campaign { id } => format!("campaign-{id}"),
            Self::Occasion { id } => format!("occasion-{id}"),
            Self::EventStory { id } => format!("story-{id}"),
            // One alert is up at a time.
            Self::Alert { .. } => "alert".to_owned(),
            Self::Withdrawn { id } => format!("withdrawn-{id}"),
            Self::Answered { id } => format!("answered-{id}"),
            Self::Reminder { id, .. } => format!("reminder-{id}"),
        }
    }

    /// How long it is worth being sent, in milliseconds; quiet hours and devices that are switched off come off that.
    pub const fn worth(&self) -> i64 {
        match self {
            Self::Reminder { .. } => 12 * HOUR,
            Self::Alert { .. } => 2 * DAY,
            _ => 4 * DAY,
        }
    }
}

/// News for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// For whom.
    pub person: PersonId,
    /// The devices they have now, by what they are known.
    pub devices: Vec<String>,
    /// What.
    pub news: News,
    /// From when on.
    pub due: Instant,
}

/// What there is to say, read from the rows at the moment of sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// A colleague thanked them.
    Thanks {
        /// Who; empty if they gave no name.
        name: String,
        /// The title of what they had shared.
        title: String,
    },
    /// A campaign begins.
    Campaign {
        /// Its title.
        title: String,
    },
    /// There is an occasion they could go to.
    Occasion {
        /// Its title.
        title: String,
        /// Where; empty if that goes without saying.
        place: String,
    },
    /// There is an event of a topic they follow.
    EventStory {
        /// The story's title.
        title: String,
        /// The story.
        story: StoryId,
    },
    /// An alert is up.
    Alert {
        /// What is the matter.
        text: String,
    },
    /// A story they shared was withdrawn.
    Withdrawn {
        /// Its title.
        title: String,
        /// The story.
        story: StoryId,
    },
    /// What they suggested was answered.
    Answered {
        /// What they had called it.
        title: String,
        /// The story it became, if it became one that they may have.
        story: Option<StoryId>,
    },
    /// They wanted to be reminded of a story.
    Reminder {
        /// Its title.
        title: String,
        /// The story.
        story: StoryId,
    },
}
