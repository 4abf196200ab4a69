//! What is read out of a network's export file: what the reader, which works apart from the page, tells the screen.

mod place;
mod refused;

use serde::{Deserialize, Serialize};

use super::{Format, Metric, MyReported, Period, Reported, ReportedDay, ReportedPost, matching::Found};
use crate::{share::Share, time::Instant};

pub use place::{Flag, Place, Why};
pub use refused::ExportError;

/// Which of two numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// `14/12/2025`.
    DayFirst,
    /// `12/14/2025`.
    MonthFirst,
}

/// What the reader cannot know from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// This moment: nothing in a file is later.
    pub now: Instant,
    /// Whether `03/04/2026` is in March or in April, if the person was asked.
    pub order: Option<Order>,
}

/// What is in an export file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Which file it is.
    pub format: Format,
    /// SHA-256 of its bytes, hexadecimal.
    pub fingerprint: String,
    /// The language of its headers (`en`, `es`, `fr`, `de`, `ar`); none if they are of several.
    pub language: Option<String>,
    /// How its dates were read, where they could be read in two ways.
    pub order: Option<Order>,
    /// The days it is about, where it says so.
    pub period: Option<Period>,
    /// The posts, in the file's order.
    pub posts: Vec<ReportedPost>,
    /// The days of the whole account, in the file's order.
    pub days: Vec<ReportedDay>,
    /// Where each post stands, for whoever has something to say about it.
    pub places: Vec<Place>,
    /// What was left out or looks odd, in the file's order; at most 300 of them.
    pub flags: Vec<Flag>,
    /// How many more flags there were.
    pub more_flags: usize,
    /// Columns that are not used.
    pub unused: Vec<String>,
}

/// What the page knows and the file does not.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Known {
    /// What the reader asks for.
    pub asked: Asked,
    /// When the network made the file.
    pub as_of: Instant,
    /// The person's shares.
    pub shares: Vec<Share>,
    /// What was reported before.
    pub before: MyReported,
}

/// What is in a file, held against what is known; nothing of it is taken in yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportFile {
    /// What the file says.
    pub export: Export,
    /// Which shares each post may be.
    pub found: Vec<Found>,
    /// For each post what is lower than before, with what it was.
    pub back: Vec<Vec<(Metric, Reported)>>,
    /// Which days have something that is lower than before.
    pub days_back: Vec<usize>,
}
