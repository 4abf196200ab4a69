//! Why a whole file is refused.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Flag, Place};
use crate::{reported::Format, time::Day};

/// Why nothing of a file is taken. A screen says it in the person's language by the tag; the English is for logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ExportError {
    /// It has more than 20 MB, also unpacked, or more rows than any export.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// It is another kind of file altogether.
    OtherFile {
        /// What it looks like: `picture`, `pdf`, `web_page`, `old_excel`, `archive`, `binary`.
        found: String,
    },
    /// It is a table, but none of the six.
    Unknown {
        /// The columns that were found, at most twelve.
        columns: Vec<String>,
    },
    /// It is nearly one of the six.
    Missing {
        /// Which.
        format: Format,
        /// Where its header row is.
        place: Place,
        /// The columns that are missing, by their English names.
        columns: Vec<String>,
    },
    /// It breaks off or contradicts itself.
    Broken {
        /// Where.
        place: Place,
        /// What about, in English.
        detail: String,
    },
    /// Its dates can be read in two ways, and nothing in the file says which.
    AskOrder {
        /// A date of the file.
        sample: String,
        /// That date with the day first.
        day_first: Day,
        /// That date with the month first.
        month_first: Day,
    },
    /// Some of its dates have the day first and others the month.
    MixedDates {
        /// One that can only have the day first.
        day_first: Place,
        /// One that can only have the month first.
        month_first: Place,
    },
    /// It is one of the six, and there is no row in it that can be taken.
    Nothing {
        /// Which.
        format: Format,
        /// Why each was left out.
        flags: Vec<Flag>,
    },
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the file is too large"),
            Self::Empty => f.write_str("the file is empty"),
            Self::OtherFile { found } => write!(f, "this is no export but: {found}"),
            Self::Unknown { columns } => {
                write!(f, "no known export has these columns: {}", columns.join(", "))
            }
            Self::Missing { format, place, columns } => {
                write!(f, "{}: {place} lacks {}", format.name(), columns.join(", "))
            }
            Self::Broken { place, detail } => write!(f, "{place}: {detail}"),
            Self::AskOrder { sample, .. } => write!(f, "{sample} can be two days"),
            Self::MixedDates { day_first, month_first } => {
                write!(f, "the day is first at {day_first}, the month at {month_first}")
            }
            Self::Nothing { format, flags } => {
                write!(f, "{}: nothing can be taken, {} rows were left out", format.name(), flags.len())
            }
        }
    }
}

impl std::error::Error for ExportError {}
