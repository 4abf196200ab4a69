//! Down-sampling that does not change the picture, for figures in any distance: per pixel column the first, lowest,
//! highest and last one, in pieces without gaps.

use crate::pyramid::Column;

/// Pieces of a line: pixel columns with their figures, in order.
pub(crate) type Runs = Vec<Vec<(usize, f64)>>;

/// Takes figures in order of their columns.
#[derive(Debug, Default)]
pub(crate) struct Thinner {
    runs: Runs,
    open: Option<Column>,
    broken: bool,
}

impl Thinner {
    /// A figure in a column.
    pub(crate) fn value(&mut self, column: usize, value: f64) {
        match &mut self.open {
            Some(open) if open.column == column => {
                (open.low, open.high, open.last) = (open.low.min(value), open.high.max(value), value);
            }
            _ => {
                let fresh =
                    Column { column, first: value, low: value, high: value, last: value, after_gap: false };
                self.column(&fresh);
            }
        }
    }

    /// A whole column.
    pub(crate) fn column(&mut self, column: &Column) {
        // A gap that is narrower than a pixel column cannot be seen.
        let wide = self.open.is_none_or(|open| column.column > open.column + 1);
        self.close();
        if self.runs.is_empty() || (self.broken && wide) {
            self.runs.push(Vec::new());
        }
        self.broken = false;
        self.open = Some(*column);
    }

    /// No figure: the next one begins a new piece.
    pub(crate) fn gap(&mut self) {
        self.broken = true;
    }

    /// The pieces.
    pub(crate) fn finish(mut self) -> Runs {
        self.close();
        self.runs
    }

    /// Writes the open column into the current piece: first, both extremes, last, the nearer extreme last; equal
    /// neighbours once.
    fn close(&mut self) {
        let (Some(open), Some(run)) = (self.open.take(), self.runs.last_mut()) else { return };
        let upwards = (open.high - open.last).abs() <= (open.last - open.low).abs();
        let [early, late] = if upwards { [open.low, open.high] } else { [open.high, open.low] };
        for value in [open.first, early, late, open.last] {
            if run.last() != Some(&(open.column, value)) {
                run.push((open.column, value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_keeps_four_and_gaps_part() {
        let mut thinner = Thinner::default();
        for (column, value) in [(0, 5.0), (0, 1.0), (0, 9.0), (0, 3.0), (0, 4.0), (2, 7.0)] {
            thinner.value(column, value);
        }
        thinner.gap();
        thinner.gap();
        thinner.value(3, 6.0);
        thinner.gap();
        thinner.value(5, 8.0);
        let runs = thinner.finish();
        assert_eq!(
            runs[0],
            [(0, 5.0), (0, 9.0), (0, 1.0), (0, 4.0), (2, 7.0), (3, 6.0)],
            "a narrow gap is none"
        );
        assert_eq!(runs[1], [(5, 8.0)]);
        assert!(Thinner::default().finish().is_empty());
    }
}
