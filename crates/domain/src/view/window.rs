//! What of a line of buckets is seen: zoomed and moved, never beyond its ends.

use std::ops::Range;

use super::FEWEST;

/// The buckets that are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first one.
    pub first: usize,
    /// The one after the last.
    pub end: usize,
    /// How many there are.
    pub all: usize,
}

impl Window {
    /// These of `all` buckets.
    pub fn of(seen: Range<usize>, all: usize) -> Self {
        Self { first: seen.start.min(all), end: seen.end.min(all), all }
    }

    /// How many are seen.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.first)
    }

    /// Whether there is nothing to be seen.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether all are seen.
    pub fn is_whole(self) -> bool {
        self.len() == self.all
    }

    /// The buckets as a range.
    pub fn range(self) -> Range<usize> {
        self.first..self.end
    }

    /// All of them.
    pub fn whole(self) -> Self {
        Self::of(0..self.all, self.all)
    }

    /// So many times as many buckets (below 1: closer), the bucket `at` staying where it is. At least one more or less.
    pub fn zoomed(self, at: usize, factor: f64) -> Self {
        let now = self.len();
        let wanted = (now as f64 * factor.clamp(0.01, 100.0)).round() as usize;
        let len = if factor < 1.0 { wanted.min(now.saturating_sub(1)) } else { wanted.max(now + 1) };
        let len = len.clamp(FEWEST.min(self.all), self.all);
        let share = at.saturating_sub(self.first) as f64 / now.max(1) as f64;
        let first = (at as f64 - share * len as f64).round().max(0.0) as usize;
        let first = first.min(self.all - len);
        Self::of(first..first + len, self.all)
    }

    /// So many buckets later, or earlier below 0.
    pub fn moved(self, by: i64) -> Self {
        let room = self.all - self.len();
        let by = isize::try_from(by).unwrap_or(0);
        let first = self.first.saturating_add_signed(by).min(room);
        Self::of(first..first + self.len(), self.all)
    }

    /// From one bucket to another, both seen, in any order.
    pub fn between(self, one: usize, other: usize) -> Self {
        let last = self.all.saturating_sub(1);
        let (first, last) = (one.min(other).min(last), one.max(other).min(last));
        let len = (last - first + 1).clamp(FEWEST.min(self.all), self.all);
        let first = first.min(self.all - len);
        Self::of(first..first + len, self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sequence_of_moves_leaves_the_line() {
        for all in [0, 1, 4, 5, 84] {
            let mut window = Window::of(0..all, all);
            for step in 0..200usize {
                let at = step * 37 % (all + 3);
                window = match step % 5 {
                    0 => window.zoomed(at, 0.6),
                    1 => window.moved(step as i64 - 100),
                    2 => window.zoomed(at, 1.4),
                    3 => window.between(at, step % (all + 7)),
                    _ => window.moved(i64::MAX),
                };
                assert!(window.first <= window.end && window.end <= all, "{window:?}");
                assert!(window.len() >= FEWEST.min(all), "{window:?}");
            }
            assert_eq!(window.whole().range(), 0..all);
        }
    }

    #[test]
    fn closer_and_farther_keep_the_bucket_in_its_place() {
        let whole = Window::of(0..84, 84);
        let closer = whole.zoomed(42, 0.5);
        assert_eq!(closer.range(), 21..63);
        assert_eq!(closer.zoomed(42, 2.0), whole);
        assert_eq!(closer.moved(-100).range(), 0..42);
        assert_eq!(whole.between(80, 83).range(), 79..84);
    }
}
