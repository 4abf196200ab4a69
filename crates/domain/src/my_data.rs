//! Everything a programme keeps about one person, for that person.

use serde::{Deserialize, Serialize};

use crate::{
    event::Event,
    ids::{CommandId, ShareId},
    person::Person,
    reported::Report,
    share::Share,
    submission::Submission,
    thanks::{Given, MyShown, Received},
    time::{Day, Instant},
};

/// All of it. What is not in here is not kept, or not about this person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyData {
    /// When it was read.
    pub at: Instant,
    /// The person's row: name, circle, quiz with every answer, settings, progress. None for somebody who never did
    /// anything here.
    pub person: Option<Person>,
    /// Every share, newest first.
    pub shares: Vec<Share>,
    /// What they suggested, with the answers, newest first.
    #[serde(default)]
    pub submissions: Vec<Submission>,
    /// What networks reported about their posts: every import with everything it brought, the last first.
    #[serde(default)]
    pub reports: Vec<Report>,
    /// The shares they show to colleagues, newest first.
    #[serde(default)]
    pub shown: Vec<MyShown>,
    /// What colleagues said to them, newest first, also what they put away. The names are their colleagues'.
    #[serde(default)]
    pub thanks_received: Vec<Received>,
    /// What they said to colleagues, newest first.
    #[serde(default)]
    pub thanks_given: Vec<Given>,
    /// Clicks counted on their links, by day. Nothing is kept about who clicked.
    pub clicks: Vec<LinkClicks>,
    /// Enquiries that came after clicks on their links, oldest first. Nothing is kept about who asked.
    #[serde(default)]
    pub enquiries: Vec<LinkEnquiry>,
    /// About how many different visitors their links had, by day, where that is still kept.
    pub visitors: Vec<LinkVisitors>,
    /// The personas under which they are counted in the published persona mix.
    pub counted_as: Vec<String>,
    /// The ids of their commands, oldest first.
    pub commands: Vec<CommandId>,
    /// The entries of the log that are for them alone, oldest first.
    pub events: Vec<Event>,
    /// What would stay after an erasure; none of it names anybody.
    pub kept_as_totals: Vec<Remainder>,
}

/// Clicks on one link on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkClicks {
    /// Of which share.
    pub share: ShareId,
    /// On which day, in UTC.
    pub day: Day,
    /// How many.
    pub clicks: u64,
}

/// One enquiry after a click on one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkEnquiry {
    /// Of which share.
    pub share: ShareId,
    /// When the programme learned of it.
    pub at: Instant,
}

/// Visitors of one link on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkVisitors {
    /// Of which share.
    pub share: ShareId,
    /// On which day, in UTC.
    pub day: Day,
    /// About how many.
    pub about: u64,
}

/// Something that stays when a person erases themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remainder {
    /// Published totals of closed weeks, each about five people or more.
    WeeklyTotals,
    /// The published persona mix, each figure about five people or more.
    PersonaMix,
    /// The ids of commands without anybody's name, so that nothing is done twice.
    CommandIds,
    /// The numbers of log entries without their content.
    EventNumbers,
    /// Stories the programme made out of their suggestions; nothing leads back from them to anybody.
    AcceptedStories,
}

impl Remainder {
    /// All of it.
    pub const ALL: [Self; 5] =
        [Self::WeeklyTotals, Self::PersonaMix, Self::CommandIds, Self::EventNumbers, Self::AcceptedStories];

    /// Its name in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeeklyTotals => "weekly_totals",
            Self::PersonaMix => "persona_mix",
            Self::CommandIds => "command_ids",
            Self::EventNumbers => "event_numbers",
            Self::AcceptedStories => "accepted_stories",
        }
    }
}
