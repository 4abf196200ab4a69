//! The numbered log of what happened. Notices carry only numbers; readers ask for what they missed.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Actor, Right},
    board::OccasionId,
    campaign::CampaignId,
    ids::{PersonId, ShareId, StoryId},
    time::Instant,
};

/// The number of an event; the first is 1. 0 means "before everything".
pub type EventNumber = u64;

/// Who may read an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every actor of the programme.
    Everyone,
    /// Those who run the programme.
    Facilitators,
    /// One person only.
    Person(PersonId),
    /// Nobody any more: whom it was for has erased themselves.
    Nobody,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Happening {
    /// Stories were added, changed or taken out.
    StoriesChanged {
        /// Which; any, if none is named. For whoever follows the log beside the store: readers are not told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stories: Vec<StoryId>,
    },
    /// The person's own profile changed.
    ProfileChanged,
    /// The person shared.
    Shared {
        /// Which share.
        share: ShareId,
    },
    /// The person said whether a share of theirs went out.
    ShareTold {
        /// Which share.
        share: ShareId,
    },
    /// The person showed a share of theirs to colleagues, or hid it.
    ShareShown {
        /// Which share.
        share: ShareId,
    },
    /// Thanks for a share were said, changed, taken back or put away: told to both sides, and never who.
    ThanksChanged {
        /// For which share.
        share: ShareId,
    },
    /// The person's tracked link was opened.
    Clicked {
        /// Of which share.
        share: ShareId,
        /// How many times since the event before.
        clicks: u64,
    },
    /// Somebody enquired after a click on the person's tracked link, or several did.
    Enquired {
        /// Of which share.
        share: ShareId,
    },
    /// What estimates assume changed.
    CountingChanged,
    /// The board changed: an alert, or an occasion.
    BoardChanged {
        /// The occasion that is new on it. For whoever follows the log beside the store: readers are not told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occasion: Option<OccasionId>,
        /// Since when the alert is up that is new on it; readers are not told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alert: Option<Instant>,
    },
    /// A suggestion came in, or was answered.
    SubmissionsChanged,
    /// The person took in what a network reported, or took it back.
    ReportsChanged,
    /// A campaign was made, changed or ended.
    CampaignsChanged {
        /// The one that is new. For whoever follows the log beside the store: readers are not told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made: Option<CampaignId>,
    },
    /// Nothing that is still known: what stood here was erased with its person.
    Forgotten,
    /// The demo was emptied: everything read before is void.
    Emptied,
}

/// An event that has not got its number yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEvent {
    /// When.
    pub at: Instant,
    /// For whom.
    pub audience: Audience,
    /// What.
    pub what: Happening,
}

impl NewEvent {
    /// What stays of an event when its person erases themselves: its place in the log, and nothing else.
    pub const fn forgotten() -> Self {
        Self { at: Instant::from_millis(0), audience: Audience::Nobody, what: Happening::Forgotten }
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its number.
    pub n: EventNumber,
    /// What happened, when and for whom.
    #[serde(flatten)]
    pub event: NewEvent,
}

impl Event {
    /// The event as it is told: that stories changed, not which; that there is something on the board, not what.
    pub fn told(mut self) -> Self {
        match &mut self.event.what {
            Happening::StoriesChanged { stories } => stories.clear(),
            Happening::BoardChanged { occasion, alert } => (*occasion, *alert) = (None, None),
            Happening::CampaignsChanged { made } => *made = None,
            _ => {}
        }
        self
    }

    /// Whether this actor may read it.
    pub fn is_for(&self, actor: &Actor) -> bool {
        match &self.event.audience {
            Audience::Everyone => true,
            Audience::Facilitators => actor.may(Right::EditStories).is_ok(),
            Audience::Person(person) => *person == actor.person,
            Audience::Nobody => false,
        }
    }
}

/// What a reader missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// The events for this actor, oldest first.
    pub events: Vec<Event>,
    /// The number to ask after next time: also counts events for others.
    pub last: EventNumber,
    /// Whether there is more after `last` already.
    pub more: bool,
    /// Whether the reader must start afresh: it was ahead of this log (a restored or emptied backend).
    pub reset: bool,
}
