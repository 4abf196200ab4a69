//! The networks' own export files: what they say about a person's posts and days, as rows of figures.
//!
//! Six files are known, each by a row of a table ([`formats`]) and by the names its columns have in five languages
//! ([`names`]): not by the file's name, and not by code of its own. The path of a file: bytes → `decode` → grids of cells
//! (`csv`, `xlsx`) → `layout`, which finds the header rows → `dates`, which settles day and month for the whole file →
//! `rows`. What cannot be told is refused or flagged with sheet, row and column; nothing is guessed in silence.

mod csv;
mod dates;
mod decode;
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

use domain::{command::hex, time::DAY};
use sha2::{Digest as _, Sha256};

pub use domain::reported::file::{Asked, Export, ExportError, Flag, Order, Place, Why};

use grid::Grid;

/// The most bytes an export may have.
pub const MAX_EXPORT: usize = 20_000_000;

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
