//! The networks' own export files: what they say about a person's posts and days, as rows of figures.
//!
//! Six files are known, each by a row of a table ([`formats`]) and by the names its columns have in five languages
//! ([`names`]): not by the file's name, and not by code of its own. The path of a file: bytes → `decode` → grids of cells
//! (`csv`, `xlsx`) → `layout`, which finds the header rows → `dates`, which settles day and month for the whole file →
//! `rows`. What cannot be told is refused or flagged with sheet, row and column; nothing is guessed in silence.

mod csv;
mod dates;
mod decode;
mod error;
mod flags;
mod formats;
mod grid;
mod labels;
mod layout;
mod months;
mod names;
mod numbers;
mod period;
mod rows;
mod settle;
mod xlsx;

use domain::{
    command::hex,
    reported::{Format, Period, ReportedDay, ReportedPost},
    time::{DAY, Instant},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use dates::Order;
pub use error::ExportError;
pub use flags::{Flag, Place, Why};

use grid::Grid;

/// The most bytes an export may have.
pub const MAX_EXPORT: usize = 20_000_000;

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

/// Reads an export file.
pub fn read_export(bytes: &[u8], asked: Asked) -> Result<Export, ExportError> {
    if bytes.len() > MAX_EXPORT {
        return Err(ExportError::TooLarge);
    }
    let grids = grids(bytes)?;
    let layout = layout::find(&grids)?;
    // A network far to the east may date a post tomorrow.
    let latest = asked.now.plus(DAY).day();
    let order = settle::order(&layout, latest, asked.order)?;
    let mut export = rows::read(&layout, order.unwrap_or(Order::DayFirst), latest);
    if export.posts.is_empty() && export.days.is_empty() {
        return Err(ExportError::Nothing { format: layout.format, flags: export.flags });
    }
    export.order = order;
    export.fingerprint = hex(&Sha256::digest(bytes));
    Ok(export)
}

fn grids(bytes: &[u8]) -> Result<Vec<Grid>, ExportError> {
    if bytes.starts_with(b"PK") {
        return xlsx::read(bytes);
    }
    decode::refuse_others(bytes)?;
    csv::read(&decode::to_text(bytes)).map(|grid| vec![grid])
}
