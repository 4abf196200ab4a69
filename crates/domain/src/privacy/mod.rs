//! The one gate through which figures about the programme leave.
//!
//! A facilitator's view is built from [`Published`] values only, and a `Published` value is made here only: from
//! one grouping of a fixed list, over closed ISO weeks, with every group of fewer than [`GROUP`] contributing
//! people withheld and enough of the next smallest that no total gives it back. Nor does any combination of figures,
//! over groupings and moments: that is checked before they leave. What was published once stays as it was.
//!
//! Shares that are open ([`crate::share::Share::open`]) hide nobody: their figures may be known, and so they are taken off in
//! thought before it is asked how many people are behind a sum.

mod corrections;
mod crowd;
mod echoes;
mod isolate;
mod mix;
mod overlap;
mod table;

use serde::{Deserialize, Serialize};

use crate::time::Week;

pub use corrections::{Pair, Told, publish_corrections};
pub use echoes::{ECHO_NAME, EchoSnapshot, publish_echoes};
pub use mix::{Members, MixSnapshot, publish_mix};
pub use overlap::{OVERLAP_NAME, WeekOverlap, publish_overlap};
pub use table::{Breakdown, Contribution, publish_week};

/// The smallest group that is shown.
pub const GROUP: usize = 5;

/// What a figure may be broken down by. One at a time: crossing two is not offered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// Not at all.
    Programme,
    /// By circle.
    Circle,
    /// By primary persona.
    Persona,
    /// By a story's first topic.
    Topic,
    /// By network.
    Network,
    /// By story, under its id: only what may be shown beside everything else.
    Story,
    /// By day, counted in UTC, under its date: only what may be shown beside everything else, stories included.
    Day,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Self; 7] =
        [Self::Programme, Self::Circle, Self::Persona, Self::Topic, Self::Network, Self::Story, Self::Day];

    /// Its name in the contract and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Circle => "circle",
            Self::Persona => "persona",
            Self::Topic => "topic",
            Self::Network => "network",
            Self::Story => "story",
            Self::Day => "day",
        }
    }

    /// Whether it is shown only as far as everything else leaves room.
    const fn comes_last(self) -> bool {
        matches!(self, Self::Story | Self::Day)
    }
}

/// A value that went through the gate. There is no other way to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published<T>(T);

impl<T> Published<T> {
    /// The value, free to be shown.
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// One group's figure, or that it is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The group's name in the contract: a persona's id, a topic, a network.
    pub name: String,
    /// Its figure; none if withheld.
    pub value: Option<u64>,
}

/// The clicks of one closed week in one grouping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Broken down by what.
    pub grouping: Grouping,
    /// Which week.
    pub week: Week,
    /// All of it; none if fewer than [`GROUP`] people contributed.
    pub total: Option<u64>,
    /// The groups that may be named, by name. Groups of an open list (topics) that are withheld are not named.
    pub cells: Vec<Cell>,
    /// Whether anything beside the shown cells was withheld.
    pub withheld: bool,
}

/// The programme's reach in its closed weeks, oldest first, every grouping of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeReach {
    /// The smallest group shown, so that the app can say so.
    pub group: usize,
    /// The tables.
    pub weeks: Vec<Table>,
}

/// How many people have which primary persona.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonaMix {
    /// The smallest group shown, and the smallest change that is published.
    pub group: usize,
    /// People with a persona; none if too few.
    pub total: Option<u64>,
    /// People by persona.
    pub cells: Vec<Cell>,
    /// How often verdicts were corrected.
    #[serde(default)]
    pub corrections: Corrections,
}

/// How often people told their verdict's first persona say that another fits better: a measure of the pack. What may
/// not be shown is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// By the persona that was told, those that may be shown, by id.
    pub personas: Vec<CorrectionCell>,
    /// All personas together.
    pub total: Option<CorrectionCount>,
}

/// How often the verdicts that name one persona were corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionCell {
    /// The persona that was told.
    pub persona: String,
    /// People who were told it.
    pub told: u64,
    /// Those of them who say that another fits better.
    pub corrected: u64,
}

/// How often verdicts were corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionCount {
    /// People who were told a persona.
    pub told: u64,
    /// Those of them who say that another fits better.
    pub corrected: u64,
}

/// A frozen publication as a store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// `week/2890`, `enquiries/2890`, `mix`, `echoes`, `overlap`; also the programme's `assumptions` and `enquiry_key`.
    pub name: String,
    /// What was published, as JSON of this module's types.
    pub body: serde_json::Value,
    /// 1 at first; what belongs to a week never grows.
    pub version: u64,
}

/// The name under which a week's tables are frozen.
pub fn week_name(week: Week) -> String {
    format!("week/{}", week.number())
}

/// The name under which a week's enquiries are frozen.
pub fn enquiries_name(week: Week) -> String {
    format!("enquiries/{}", week.number())
}

/// The name under which the persona mix is kept.
pub const MIX_NAME: &str = "mix";
