//! Which pixel column a place on a continuous axis falls into. Thinning and drawing both ask here, so that what is kept
//! of a column is exactly what is drawn in it.

use crate::ChartError;

/// What keeps a place that is meant to be a whole pixel from falling into the one before it.
const NUDGE: f64 = 1e-3;

/// A stretch of a continuous axis, shown by a number of pixel columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Across {
    from: f64,
    to: f64,
    columns: usize,
}

impl Across {
    /// The stretch from `from` to `to` on `columns` columns: `from` stands in the first, `to` in the last. Refused
    /// where the ends are not finite or not in order, or where there is no column.
    pub fn new(from: f64, to: f64, columns: usize) -> Result<Self, ChartError> {
        let fine = from.is_finite() && to.is_finite() && from < to && (to - from).is_finite() && columns > 0;
        fine.then_some(Self { from, to, columns })
            .ok_or_else(|| ChartError::refused(format!("an axis from {from} to {to} on {columns} columns")))
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Columns a unit of the axis.
    fn per(&self) -> f64 {
        (self.columns - 1) as f64 / (self.to - self.from)
    }

    /// The column of a place; places outside stand in the outermost columns.
    pub fn column(&self, at: f64) -> usize {
        let column = ((at - self.from) * self.per() + NUDGE).floor();
        // A number that is too large for the type becomes the largest, one below zero becomes zero.
        (column as usize).min(self.columns - 1)
    }

    /// Whether a place is in sight.
    pub fn shows(&self, at: f64) -> bool {
        (self.from..=self.to).contains(&at)
    }

    /// The whole numbers in sight, from the first to just after the last, among the first `count`.
    pub fn indexes(&self, count: usize) -> (usize, usize) {
        let start = (self.from.ceil().max(0.0) as usize).min(count);
        let end = if self.to < 0.0 { 0 } else { (self.to.floor() as usize).saturating_add(1).min(count) };
        (start, end.max(start))
    }

    /// The first whole number that stands in `column` or after it: the inverse of [`Across::column`].
    pub fn first_index(&self, column: usize) -> usize {
        let guess =
            if self.columns < 2 { self.from } else { (column as f64 - NUDGE) / self.per() + self.from };
        let mut index = guess.ceil().max(0.0) as usize;
        // The guess is off by rounding only: one step at most, in either direction.
        if index > 0 && self.column((index - 1) as f64) >= column && (index - 1) as f64 >= self.from {
            index -= 1;
        }
        if self.column(index as f64) < column && self.column(index as f64) + 1 < self.columns {
            index += 1;
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_stand_in_the_outermost_columns() {
        let across = Across::new(10.0, 20.0, 101).unwrap();
        assert_eq!((across.column(10.0), across.column(15.0), across.column(20.0)), (0, 50, 100));
        assert_eq!((across.column(-1e300), across.column(1e300), across.column(f64::NAN)), (0, 100, 0));
        assert!(across.shows(10.0) && !across.shows(9.99) && !across.shows(f64::NAN));
    }

    #[test]
    fn what_is_no_axis_is_refused() {
        for (from, to, columns) in [
            (0.0, 0.0, 10),
            (1.0, 0.0, 10),
            (f64::NAN, 1.0, 10),
            (0.0, f64::INFINITY, 10),
            (f64::MIN, f64::MAX, 10),
            (0.0, 1.0, 0),
        ] {
            assert!(Across::new(from, to, columns).is_err(), "{from} {to} {columns}");
        }
    }

    #[test]
    fn the_first_index_of_a_column_is_where_columns_change() {
        for (from, to, columns) in
            [(0.0, 999_999.0, 1_140), (0.0, 9.0, 300), (17.3, 4_711.9, 777), (-40.0, 60.0, 50), (3.0, 4.0, 1)]
        {
            let across = Across::new(from, to, columns).unwrap();
            let (start, end) = across.indexes(2_000_000);
            for column in 1..columns {
                let first = across.first_index(column).clamp(start, end);
                assert!(
                    first == end || across.column(first as f64) >= column,
                    "{from} {to} {column}: {first}"
                );
                assert!(
                    first == start || across.column((first - 1) as f64) < column,
                    "{from} {to} {column}: {first}"
                );
            }
        }
    }

    #[test]
    fn indexes_are_those_in_sight() {
        let across = Across::new(2.5, 7.0, 10).unwrap();
        assert_eq!(across.indexes(100), (3, 8));
        assert_eq!(across.indexes(5), (3, 5));
        assert_eq!(across.indexes(2), (2, 2));
        assert_eq!(Across::new(-9.0, -1.0, 10).unwrap().indexes(5), (0, 0));
    }
}
