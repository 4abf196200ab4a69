//! Comma-separated text, also with semicolons or tabs, and with line ends inside quotes.

use csv::{ErrorKind, Position, ReaderBuilder};

use super::{
    ExportError, Place,
    grid::{Cell, Grid, MOST_COLUMNS, MOST_ROWS, Row},
};

/// How many lines are looked at to find the separator.
const LOOK: usize = 5;

/// The one grid of a file.
pub(super) fn read(text: &str) -> Result<Grid, ExportError> {
    let (separator, text, before) = separator(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(0, |position| line_of(text, position));
        let cells: Vec<Cell> = record.iter().take(MOST_COLUMNS).map(cell).collect();
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        if grid.rows.len() >= MOST_ROWS {
            return Err(ExportError::TooLarge);
        }
        grid.rows.push(Row { number: u32::try_from(line + before).unwrap_or(u32::MAX), cells });
    }
    if grid.rows.is_empty() { Err(ExportError::Empty) } else { Ok(grid) }
}

/// The line on which a record begins: the reader counts the empty lines before it as its own.
fn line_of(text: &str, position: &Position) -> u64 {
    let rest = usize::try_from(position.byte()).ok().and_then(|at| text.get(at..)).unwrap_or_default();
    let empty = rest.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n');
    position.line() + empty.count() as u64
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The separator that the first lines have most of outside quotes; and the text behind a line `sep=;`, as some table
/// programs write it, with the number of lines before it.
fn separator(text: &str) -> (u8, &str, u64) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(separator @ (b',' | b';' | b'\t')) = rest.bytes().next()
        && let Some((_, rest)) = rest.split_once('\n')
    {
        return (separator, rest, 1);
    }
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if !quoted => {
                counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
        if lines >= LOOK {
            break;
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign);
    (best, text, 0)
}

fn broken(error: &csv::Error) -> ExportError {
    let row = error.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
    let detail = match error.kind() {
        ErrorKind::Utf8 { .. } => "the text is damaged".to_owned(),
        _ => error.to_string(),
    };
    ExportError::Broken { place: Place { row, ..Place::default() }, detail }
}
