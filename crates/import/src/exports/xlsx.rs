//! Workbooks of table programs (Office Open XML), as far as exports use them: cells with words, numbers and dates.
//!
//! Our own reader, over `miniz_oxide` and `quick-xml`: a general one brings four more formats along, unpacks whatever a
//! file says, and makes room for the whole rectangle between two far cells. Here every size has a limit before anything
//! is unpacked, and a cell far out costs nothing.

mod markup;
mod sheet;
mod strings;
mod styles;
mod zip;

use super::{ExportError, Place, grid::Grid};
use markup::{Piece, pieces};

/// The most sheets that are read.
const MOST_SHEETS: usize = 20;

/// Every sheet of a workbook, in its order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, ExportError> {
    let archive = zip::Archive::open(bytes)?;
    let Some(workbook) = archive.text("xl/workbook.xml")? else {
        return Err(ExportError::OtherFile { found: "archive".to_owned() });
    };
    let targets = relations(&archive.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let strings = strings::read(&archive.text("xl/sharedStrings.xml")?.unwrap_or_default())?;
    let styles = styles::read(&archive.text("xl/styles.xml")?.unwrap_or_default())?;
    let book = book(&workbook)?;
    let mut grids = Vec::new();
    for (name, relation) in book.sheets.iter().take(MOST_SHEETS) {
        let target = targets.iter().find(|(id, _)| id == relation).map(|(_, target)| target.as_str());
        let Some(path) = target.map(inside) else { continue };
        let Some(text) = archive.text(&path)? else { continue };
        let context =
            sheet::Context { name, strings: &strings, styles: &styles, since_1904: book.since_1904 };
        let grid = sheet::read(&text, &context)?;
        if !grid.rows.is_empty() {
            grids.push(grid);
        }
    }
    if grids.is_empty() { Err(ExportError::Empty) } else { Ok(grids) }
}

/// What the workbook says about itself.
#[derive(Default)]
struct Book {
    /// Name and relation of each sheet.
    sheets: Vec<(String, String)>,
    /// Whether its days are counted from 1904, as old Macs did.
    since_1904: bool,
}

fn book(text: &str) -> Result<Book, ExportError> {
    let mut book = Book::default();
    pieces(text, "xl/workbook.xml", &mut |piece| {
        if let Piece::Open(tag) = piece {
            match tag.name() {
                "sheet" => {
                    book.sheets
                        .push((tag.get("name").unwrap_or_default(), tag.get("r:id").unwrap_or_default()));
                }
                "workbookPr" => {
                    book.since_1904 = matches!(tag.get("date1904").as_deref(), Some("1" | "true"));
                }
                _ => {}
            }
        }
    })?;
    Ok(book)
}

fn relations(text: &str) -> Result<Vec<(String, String)>, ExportError> {
    let mut found = Vec::new();
    pieces(text, "xl/_rels/workbook.xml.rels", &mut |piece| {
        if let Piece::Open(tag) = piece
            && tag.name() == "Relationship"
        {
            found.push((tag.get("Id").unwrap_or_default(), tag.get("Target").unwrap_or_default()));
        }
    })?;
    Ok(found)
}

/// A target within the archive: written from its root or from the workbook's folder.
fn inside(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("xl/{target}"),
    }
}

fn broken(sheet: Option<&str>, row: u32, detail: impl Into<String>) -> ExportError {
    let place = Place { sheet: sheet.map(str::to_owned), row, column: None };
    ExportError::Broken { place, detail: detail.into() }
}
