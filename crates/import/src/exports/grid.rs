//! Cells in rows, whatever the file was.

use domain::time::Day;

/// The most rows of a sheet.
pub(super) const MOST_ROWS: usize = 20_000;
/// The most columns that are looked at.
pub(super) const MOST_COLUMNS: usize = 200;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, also numbers and dates that are written as words.
    Text(String),
    /// A number of a table program.
    Number(f64),
    /// A date of a table program.
    Day(Day),
}

impl Cell {
    /// As it would be written.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.date(),
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Day(_) => false,
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number in the file, from 1: in a CSV file the line on which it begins.
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// The cell in this column; empty where the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    /// Its name, where sheets have names.
    pub(super) sheet: Option<String>,
    pub(super) rows: Vec<Row>,
}
