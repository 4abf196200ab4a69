//! The cells of one sheet.

use domain::time::Day;

use super::{
    broken,
    markup::{Piece, Tag, pieces},
};
use crate::exports::{
    ExportError,
    grid::{Cell, Grid, MOST_COLUMNS, MOST_ROWS, Row},
};

/// What cells refer to.
pub(super) struct Context<'a> {
    pub(super) name: &'a str,
    pub(super) strings: &'a [String],
    pub(super) styles: &'a [bool],
    pub(super) since_1904: bool,
}

/// A cell being read.
struct Open {
    column: usize,
    kind: String,
    date: bool,
    value: String,
}

struct Sheet<'a> {
    context: &'a Context<'a>,
    grid: Grid,
    row: Option<Row>,
    next_row: u32,
    cell: Option<Open>,
    /// Whether what comes by is a value.
    inside: bool,
    failed: Option<ExportError>,
}

/// The cells of a sheet.
pub(super) fn read(text: &str, context: &Context<'_>) -> Result<Grid, ExportError> {
    let mut sheet = Sheet {
        context,
        grid: Grid { sheet: Some(context.name.to_owned()), rows: Vec::new() },
        row: None,
        next_row: 1,
        cell: None,
        inside: false,
        failed: None,
    };
    let walked = pieces(text, context.name, &mut |piece| sheet.take(piece));
    if let Some(error) = sheet.failed {
        return Err(error);
    }
    walked.map_err(|error| match error {
        ExportError::Broken { detail, .. } => broken(Some(context.name), sheet.next_row, detail),
        other => other,
    })?;
    Ok(sheet.grid)
}

impl Sheet<'_> {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            _ if self.failed.is_some() => {}
            Piece::Open(tag) => self.open(tag),
            Piece::Words(words) => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.inside) {
                    cell.value.push_str(words);
                }
            }
            Piece::Close("v" | "t") => self.inside = false,
            Piece::Close("c") => self.end_cell(),
            Piece::Close("row") => self.end_row(),
            Piece::Close(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "row" => {
                let number = tag.get("r").and_then(|r| r.parse().ok()).unwrap_or(self.next_row);
                self.next_row = number.saturating_add(1);
                self.row = Some(Row { number, cells: Vec::new() });
            }
            "c" => {
                let next = self.row.as_ref().map_or(0, |row| row.cells.len());
                let style = tag.get("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
                self.cell = Some(Open {
                    column: tag.get("r").as_deref().and_then(column).unwrap_or(next),
                    kind: tag.get("t").unwrap_or_default(),
                    date: self.context.styles.get(style).copied().unwrap_or(false),
                    value: String::new(),
                });
            }
            "v" | "t" => self.inside = self.cell.is_some(),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let (Some(open), Some(row)) = (self.cell.take(), self.row.as_mut()) else { return };
        if open.column >= MOST_COLUMNS {
            return;
        }
        let cell = match value(&open, self.context) {
            Ok(cell) => cell,
            Err(detail) => {
                self.failed = Some(broken(Some(self.context.name), row.number, detail));
                return;
            }
        };
        while row.cells.len() <= open.column {
            row.cells.push(Cell::Empty);
        }
        if let Some(place) = row.cells.get_mut(open.column) {
            *place = cell;
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take().filter(|row| !row.cells.iter().all(Cell::is_empty)) else { return };
        if self.grid.rows.len() >= MOST_ROWS {
            self.failed = Some(ExportError::TooLarge);
            return;
        }
        self.grid.rows.push(row);
    }
}

fn value(open: &Open, context: &Context<'_>) -> Result<Cell, String> {
    let text = open.value.trim();
    let words = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    Ok(match open.kind.as_str() {
        "s" => {
            let shared = text.parse().ok().and_then(|place: usize| context.strings.get(place));
            words(shared.ok_or("a cell refers to words that are not there")?.trim())
        }
        "inlineStr" | "str" => words(text),
        // An error of a formula is nothing that a network said.
        "e" => Cell::Empty,
        "b" => words(text),
        "d" => crate::exports::dates::written(text)
            .and_then(|written| written.day(crate::exports::Order::DayFirst))
            .map_or_else(|| words(text), Cell::Day),
        _ if text.is_empty() => Cell::Empty,
        _ => match text.parse::<f64>() {
            Ok(number) if open.date => {
                day(number, context.since_1904).map_or(Cell::Number(number), Cell::Day)
            }
            Ok(number) => Cell::Number(number),
            Err(_) => words(text),
        },
    })
}

/// The day that a table program means by a number; none before 1900-03-01, where they disagree, or after 9999.
fn day(number: f64, since_1904: bool) -> Option<Day> {
    // 1970-01-01 is day 25,569 from the end of 1899, and 24,107 from 1904.
    let (first, epoch) = if since_1904 { (0.0, 24_107) } else { (61.0, 25_569) };
    let known = number.is_finite() && (first..2_958_466.0).contains(&number);
    known.then(|| Day::from_number(number.floor() as i64 - epoch))
}

/// The column of a cell's name, `C5` being the third: 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters
        .fold(0usize, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_days_are_counted_as_table_programs_do() {
        assert_eq!(
            (column("A1"), column("Z9"), column("AB3"), column("7")),
            (Some(0), Some(25), Some(27), None)
        );
        // 2025-12-14 is 46,005 in every workbook since 1900.
        assert_eq!(day(46_005.0, false).map(Day::date).as_deref(), Some("2025-12-14"));
        assert_eq!(day(46_005.75, false).map(Day::date).as_deref(), Some("2025-12-14"));
        assert_eq!(day(44_543.0, true).map(Day::date).as_deref(), Some("2025-12-14"));
        assert_eq!((day(-1.0, false), day(f64::NAN, false), day(1e9, true)), (None, None, None));
    }
}
