//! Forgetting the oldest values, so that a stream that never ends takes no more memory than what is kept of it.

use super::{FACTOR, Pyramid, SHIFT, Sample};

/// Levels that are cut; those above, of buckets of more values, are so short that they are built anew.
const CUT: u32 = 4;
/// The values of one bucket on the highest level that is cut: only so many at a time can be forgotten.
const BLOCK: usize = 1 << (SHIFT * CUT);

impl<T: Sample> Pyramid<T> {
    /// Keeps the newest values, at least `most` and at most an eighth more (and never fewer than fill a bucket of the
    /// fourth level, 4,096, beyond that). Gives how many of the oldest were forgotten: by so many the first one moved on.
    /// It costs a copy of what is kept, but only once in an eighth of `most` values. Room for what is kept is reserved at
    /// once: a list that doubles again and again would need three times as much.
    pub fn keep(&mut self, most: usize) -> usize {
        self.reserve(most.saturating_add(most / 8).saturating_add(2 * BLOCK));
        let over = self.values.len().saturating_sub(most);
        let gone = over - over % BLOCK;
        if over <= most / 8 || gone == 0 {
            return 0;
        }
        self.values.drain(..gone);
        self.levels.truncate(CUT as usize);
        for (level, size) in self.levels.iter_mut().zip(1u32..) {
            level.drain(..(gone >> (SHIFT * size)).min(level.len()));
        }
        self.grow();
        gone
    }

    /// Room for so many values, where there is so much memory; else the lists grow as they must.
    fn reserve(&mut self, all: usize) {
        if self.values.try_reserve_exact(all.saturating_sub(self.values.len())).is_err() {
            return;
        }
        for (level, size) in self.levels.iter_mut().zip(1u32..=CUT) {
            if level.try_reserve_exact((all >> (SHIFT * size)).saturating_sub(level.len())).is_err() {
                return;
            }
        }
    }
}

const _: () = assert!(BLOCK.is_multiple_of(FACTOR));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Across;

    fn value(index: usize) -> f32 {
        if index % 5_003 < 300 { f32::NAN } else { (index * 7_919 % 1_009) as f32 }
    }

    #[test]
    fn what_is_kept_looks_as_if_nothing_had_been_before() {
        let mut stream = Pyramid::default();
        let (mut sent, mut gone) = (0, 0);
        while sent < 300_000 {
            let next: Vec<f32> = (sent..sent + 977).map(value).collect();
            stream.extend(&next);
            sent += next.len();
            gone += stream.keep(50_000);
            let kept = stream.values().len();
            assert_eq!(gone + kept, sent);
            assert!(kept >= sent.min(50_000) && kept <= 50_000 + 50_000 / 8 + BLOCK, "{kept} of {sent}");
        }
        let fresh: Pyramid = (gone..sent).map(value).collect::<Vec<_>>().into();
        assert_eq!(stream.levels, fresh.levels);
        let across = Across::new(0.0, fresh.values().len() as f64, 600).unwrap();
        assert_eq!(stream.columns(&across), fresh.columns(&across));
        let room = 50_000 + 50_000 / 8 + 2 * BLOCK;
        assert!(stream.values.capacity() <= room + 977 && stream.levels[0].capacity() <= room / 8 + 977);
    }

    #[test]
    fn few_values_stay() {
        let mut few: Pyramid = (0..4_000).map(value).collect::<Vec<_>>().into();
        assert_eq!((few.keep(10), few.values().len()), (0, 4_000));
        let mut all: Pyramid = (0..8_192).map(value).collect::<Vec<_>>().into();
        assert_eq!((all.keep(usize::MAX), all.keep(0), all.values().len()), (0, 8_192, 0));
        assert_eq!(Pyramid::<f32>::default().keep(0), 0);
    }
}
