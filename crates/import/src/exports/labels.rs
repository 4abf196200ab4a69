//! LinkedIn's file about one post: no table, but a label and its value in each row.

use super::{
    Place,
    flags::shown,
    formats::Field,
    grid::{Cell, Grid, Row},
    names::Vocabulary,
};

/// The fewest counts for it to be that file.
const FEWEST: usize = 2;

/// The labels of a grid.
pub(super) struct Labels<'a> {
    grid: &'a Grid,
    found: Vec<(Field, &'a Row, String)>,
}

/// The labels of a grid, if it is about one post.
pub(super) fn find<'a>(grid: &'a Grid, vocabulary: &Vocabulary) -> Option<Labels<'a>> {
    let label = |row: &'a Row| {
        let Cell::Text(name) = row.cell(0) else { return None };
        let (field, _) = vocabulary.field(name)?;
        Some((field, row, shown(name)))
    };
    let labels = Labels { grid, found: grid.rows.iter().filter_map(label).collect() };
    let leads = |cell: &Cell| matches!(cell, Cell::Text(text) if text.trim().starts_with("http"));
    let about_a_post = labels.value(Field::PostUrl).is_some_and(|(_, cell)| leads(cell));
    let counts = labels.found.iter().filter(|(field, ..)| matches!(field, Field::Count(_))).count();
    (about_a_post && counts >= FEWEST).then_some(labels)
}

impl<'a> Labels<'a> {
    /// The value of a label, with its row.
    pub(super) fn value(&self, field: Field) -> Option<(u32, &'a Cell)> {
        let found = self.found.iter().find(|(known, ..)| *known == field);
        found.map(|(_, row, _)| (row.number, row.cell(1)))
    }

    /// Every label that is a count: which, in which row, and its value.
    pub(super) fn all(&self) -> impl Iterator<Item = (Field, u32, &'a Cell)> {
        self.found.iter().map(|(field, row, _)| (*field, row.number, row.cell(1)))
    }

    /// The labels as they stand there.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|(.., name)| name.as_str())
    }

    /// Where a value stands.
    pub(super) fn place(&self, row: u32) -> Place {
        let label = self.found.iter().find(|(_, known, _)| known.number == row);
        Place { sheet: self.grid.sheet.clone(), row, column: label.map(|(.., name)| name.clone()) }
    }
}
