//! A level-of-detail pyramid: the extremes of every 8, 64, 512 … values, built as values arrive, so that a picture of
//! any stretch costs what its pixel columns cost, however many values there are.

mod forget;
mod sample;

pub use sample::Sample;

use crate::{Across, scale::LARGEST};
use sample::{join, nothing, take};

/// Values, or buckets, in one bucket of the next level; a power of two, given as its exponent.
const SHIFT: u32 = 3;
const FACTOR: usize = 1 << SHIFT;

/// Equally spaced values with their pyramid, which takes about 0.3 times the memory of the values. A NaN is a gap. Appending costs the same for each value, however many there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyramid<T = f32> {
    values: Vec<T>,
    /// Lowest and highest of each full bucket; where all its values are gaps, the lowest is above the highest.
    levels: Vec<Vec<(T, T)>>,
}

/// What is seen of a pixel column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its number, from 0.
    pub column: usize,
    /// Its first value.
    pub first: f64,
    /// Its lowest value.
    pub low: f64,
    /// Its highest value.
    pub high: f64,
    /// Its last value.
    pub last: f64,
    /// Whether nothing but gaps lies between the column before and this one.
    pub after_gap: bool,
}

impl<T: Sample> Default for Pyramid<T> {
    fn default() -> Self {
        Self { values: Vec::new(), levels: Vec::new() }
    }
}

impl<T: Sample> From<Vec<T>> for Pyramid<T> {
    /// A pyramid of values that are there already; they are not copied.
    fn from(values: Vec<T>) -> Self {
        let mut pyramid = Self { values, levels: Vec::new() };
        pyramid.grow();
        pyramid
    }
}

impl Pyramid<f32> {
    /// A pyramid of counts, for a picture: exact to seven digits, and none beyond what a scale can hold. None is a gap.
    pub fn of_counts(counts: impl IntoIterator<Item = Option<u64>>) -> Self {
        let value = |count: Option<u64>| count.map_or(f32::NAN, |count| (count as f32).min(LARGEST as f32));
        counts.into_iter().map(value).collect::<Vec<_>>().into()
    }
}

impl<T: Sample> Pyramid<T> {
    /// Appends values.
    pub fn extend(&mut self, values: &[T]) {
        self.values.extend_from_slice(values);
        self.grow();
    }

    /// Appends one value.
    pub fn push(&mut self, value: T) {
        self.values.push(value);
        if self.values.len().is_multiple_of(FACTOR) {
            self.grow();
        }
    }

    /// Replaces the last value, for instance the count of a bucket of time that is still open. Without values nothing
    /// happens.
    pub fn set_last(&mut self, value: T) {
        if self.values.pop().is_some() {
            let left = self.values.len();
            for (level, size) in self.levels.iter_mut().zip(1u32..) {
                level.truncate(left >> (SHIFT * size));
            }
            self.push(value);
        }
    }

    /// All values, the oldest first.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Adds the buckets that have become full, level by level.
    fn grow(&mut self) {
        let mut size = 0;
        loop {
            let (below, rest) = self.levels.split_at_mut(size);
            let available = below.last().map_or(self.values.len(), Vec::len);
            if available < FACTOR {
                return;
            }
            if rest.is_empty() {
                self.levels.push(Vec::new());
                continue;
            }
            let Some(level) = rest.first_mut() else { return };
            let done = level.len() * FACTOR;
            match below.last() {
                Some(below) => {
                    let fresh = below.get(done..).unwrap_or_default().chunks_exact(FACTOR);
                    level.extend(fresh.map(|buckets| join(nothing(), buckets)));
                }
                None => {
                    let fresh = self.values.get(done..).unwrap_or_default().chunks_exact(FACTOR);
                    level.extend(fresh.map(|values| take(nothing(), values)));
                }
            }
            size += 1;
        }
    }

    /// The lowest and the highest value from `start` to before `end`; none where there is no value but gaps.
    pub fn extremes(&self, start: usize, end: usize) -> Option<(T, T)> {
        let end = end.min(self.values.len());
        let mut found = nothing();
        // What does not fill a bucket at both ends is looked at one by one, on every level; then come the buckets.
        let (up, down) = (start.next_multiple_of(FACTOR), end - end % FACTOR);
        if up >= down {
            found = take(found, self.values.get(start..end).unwrap_or_default());
            return (found.0 <= found.1).then_some(found);
        }
        found = take(found, self.values.get(start..up).unwrap_or_default());
        found = take(found, self.values.get(down..end).unwrap_or_default());
        let (mut start, mut end) = (up >> SHIFT, down >> SHIFT);
        for level in &self.levels {
            let (up, down) = (start.next_multiple_of(FACTOR), end - end % FACTOR);
            if up >= down {
                found = join(found, level.get(start..end).unwrap_or_default());
                break;
            }
            found = join(found, level.get(start..up).unwrap_or_default());
            found = join(found, level.get(down..end).unwrap_or_default());
            (start, end) = (up >> SHIFT, down >> SHIFT);
        }
        (found.0 <= found.1).then_some(found)
    }

    /// What is seen of each pixel column that has values: its first, lowest, highest and last one (M4). The axis counts
    /// in indexes: 0 is the first value. It takes as long as there are columns, for any stretch.
    pub fn columns(&self, across: &Across) -> Vec<Column> {
        let (from, to) = across.indexes(self.values.len());
        let mut seen = Vec::new();
        let (mut start, mut after_gap) = (from, false);
        while let (Some(&value), true) = (self.values.get(start), start < to) {
            // Columns without an index are passed over: where values are far apart only they take time.
            let column = across.column(start as f64);
            let last = column + 1 >= across.columns();
            let end = if last { to } else { across.first_index(column + 1).clamp(start + 1, to) };
            match self.extremes(start, end) {
                Some((low, high)) => {
                    let first = self.first_value(start, end).unwrap_or(value);
                    let last = self.last_value(start, end).unwrap_or(value);
                    let (first, low, high, last) = (first.float(), low.float(), high.float(), last.float());
                    seen.push(Column { column, first, low, high, last, after_gap });
                    after_gap = false;
                }
                None => after_gap = true,
            }
            start = end;
        }
        seen
    }

    fn first_value(&self, start: usize, end: usize) -> Option<T> {
        self.values.get(start..end)?.iter().copied().find(|value| !value.is_gap())
    }

    fn last_value(&self, start: usize, end: usize) -> Option<T> {
        self.values.get(start..end)?.iter().copied().rfind(|value| !value.is_gap())
    }
}
