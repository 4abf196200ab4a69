//! What the import worker says about a network's export file.

use domain::{
    problem::{Problem, ProblemKind},
    reported::{Format, Metric, MyReported, Period, Reported, ReportedDay, ReportedPost, matching::Found},
    share::Share,
    time::{Day, Instant},
};
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::import_worker::ask;

/// Which of two numbers in a date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// `14/12/2025`.
    DayFirst,
    /// `12/14/2025`.
    MonthFirst,
}

/// A place in a file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Place {
    /// The sheet, where there are several.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The row or line, from 1; 0 for the file as a whole.
    pub row: u32,
    /// The column, by its header.
    #[serde(default)]
    pub column: Option<String>,
}

/// A row or cell about which something is said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Flag {
    /// Where.
    pub place: Place,
    /// What, by its name in the texts.
    pub why: String,
    /// What stands there.
    pub value: String,
}

/// What is in a file; nothing of it is taken in yet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ReportFile {
    /// Which of the six files it is.
    pub format: Format,
    /// SHA-256 of its bytes.
    pub fingerprint: String,
    /// How its dates were read, where they could be read in two ways.
    pub order: Option<Order>,
    /// The days it is about, where it says so.
    pub period: Option<Period>,
    /// The posts.
    pub posts: Vec<ReportedPost>,
    /// The days.
    pub days: Vec<ReportedDay>,
    /// Where each post stands.
    pub places: Vec<Place>,
    /// What was left out or looks odd.
    pub flags: Vec<Flag>,
    /// How many more flags there were.
    pub more_flags: usize,
    /// Columns that are not used.
    pub unused: Vec<String>,
    /// Which shares each post may be.
    pub found: Vec<Found>,
    /// For each post what is lower than before, with what it was.
    pub back: Vec<Vec<(Metric, Reported)>>,
    /// Which days have something that is lower than before.
    pub days_back: Vec<usize>,
}

/// Why a whole file is refused.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum Refusal {
    /// Too many bytes or rows.
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Another kind of file.
    OtherFile {
        /// Which, by its name in the texts.
        found: String,
    },
    /// A table that is none of the six.
    Unknown {
        /// Its columns.
        columns: Vec<String>,
    },
    /// Nearly one of the six.
    Missing {
        /// Which.
        format: Format,
        /// Where its header row is.
        place: Place,
        /// What is missing.
        columns: Vec<String>,
    },
    /// It breaks off.
    Broken {
        /// Where.
        place: Place,
        /// What about, in English.
        detail: String,
    },
    /// Its dates can be read in two ways.
    AskOrder {
        /// One of them.
        sample: String,
        /// With the day first.
        day_first: Day,
        /// With the month first.
        month_first: Day,
    },
    /// Some dates have the day first and others the month.
    MixedDates {
        /// Where the day is first.
        day_first: Place,
        /// Where the month is.
        month_first: Place,
    },
    /// No row of it can be taken.
    Nothing {
        /// Which of the six it is.
        format: Format,
        /// Why each was left out.
        flags: Vec<Flag>,
    },
}

/// What the file does not say.
#[derive(Debug, Clone, Serialize)]
pub struct Known {
    /// This moment.
    pub now: Instant,
    /// What the person said about the order of dates.
    pub order: Option<Order>,
    /// When the network made the file.
    pub as_of: Instant,
    /// The person's shares.
    pub shares: Vec<Share>,
    /// What was reported before.
    pub before: MyReported,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Message {
    Report(Box<ReportFile>),
    Refused(Refusal),
    Error(String),
}

/// Reads an export file in a worker; nothing is taken in yet.
pub async fn read(file: File, known: &Known) -> Result<Result<ReportFile, Refusal>, Problem> {
    let garbled = |error: serde_json::Error| Problem::new(ProblemKind::Garbled, error.to_string());
    let known = serde_json::to_string(known).map_err(garbled)?;
    match serde_json::from_str(&ask(file, Some(&known)).await?).map_err(garbled)? {
        Message::Report(report) => Ok(Ok(*report)),
        Message::Refused(refusal) => Ok(Err(refusal)),
        Message::Error(why) => Err(Problem::new(ProblemKind::Invalid, why)),
    }
}
