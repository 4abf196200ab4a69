//! The days a whole file is about: LinkedIn writes them in a cell, `12/1/2025 - 12/28/2025`.

use domain::reported::Period;

use super::{
    Order, Place,
    dates::{Written, written},
    grid::Grid,
};

/// How many rows from the top they may stand.
const DEEP: usize = 6;
/// What stands between two days.
const BETWEEN: [&str; 7] = [" - ", " – ", " — ", " bis ", " al ", " au ", " إلى "];

/// The days, as they are written.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) from: Written,
    pub(super) to: Written,
    pub(super) text: String,
    pub(super) place: Place,
}

impl Found {
    /// The days in this order of day and month, if that makes sense.
    pub(super) fn days(&self, order: Order) -> Option<Period> {
        let (from, to) = (self.from.day(order)?, self.to.day(order)?);
        (from <= to).then_some(Period { from, to })
    }
}

/// The first pair of days in the head of any sheet.
pub(super) fn find(grids: &[Grid]) -> Option<Found> {
    let heads = grids.iter().flat_map(|grid| grid.rows.iter().take(DEEP).map(move |row| (grid, row)));
    let mut cells = heads.flat_map(|(grid, row)| {
        row.cells
            .iter()
            .map(move |cell| (Place { sheet: grid.sheet.clone(), row: row.number, column: None }, cell))
    });
    cells.find_map(|(place, cell)| {
        let text = cell.text();
        let pair = |between: &&str| {
            let (from, to) = text.split_once(*between)?;
            Some((written(from)?, written(to)?))
        };
        let (from, to) = BETWEEN.iter().find_map(pair)?;
        Some(Found { from, to, text: text.clone(), place })
    })
}
