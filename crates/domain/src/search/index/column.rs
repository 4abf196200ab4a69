//! Small numbers for every document, in no more bytes than they need.

/// Numbers of which the greatest decides how wide all are.
#[derive(Debug, Clone)]
pub enum Column {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Column {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

impl Column {
    /// Appends a number. One that does not fit makes all wider.
    pub fn push(&mut self, number: u32) {
        match self {
            Self::One(all) => match u8::try_from(number) {
                Ok(number) => return all.push(number),
                Err(_) => *self = Self::Two(all.iter().map(|number| u16::from(*number)).collect()),
            },
            Self::Two(all) => match u16::try_from(number) {
                Ok(number) => return all.push(number),
                Err(_) => *self = Self::Four(all.iter().map(|number| u32::from(*number)).collect()),
            },
            Self::Four(all) => return all.push(number),
        }
        self.push(number);
    }

    /// The number in this place.
    #[inline]
    pub fn get(&self, place: usize) -> Option<u32> {
        match self {
            Self::One(all) => all.get(place).map(|number| u32::from(*number)),
            Self::Two(all) => all.get(place).map(|number| u32::from(*number)),
            Self::Four(all) => all.get(place).copied(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::One(all) => all.len(),
            Self::Two(all) => all.len(),
            Self::Four(all) => all.len(),
        }
    }

    /// Makes room for so many more, as long as they are no wider.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Self::One(all) => all.reserve_exact(more),
            Self::Two(all) => all.reserve_exact(more),
            Self::Four(all) => all.reserve_exact(more),
        }
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        match self {
            Self::One(all) => all.capacity(),
            Self::Two(all) => 2 * all.capacity(),
            Self::Four(all) => 4 * all.capacity(),
        }
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        match self {
            Self::One(all) => all.shrink_to_fit(),
            Self::Two(all) => all.shrink_to_fit(),
            Self::Four(all) => all.shrink_to_fit(),
        }
    }
}

/// A few numbers for every document; of more than 255 the rest is left out.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    members: Column,
    lengths: Vec<u8>,
    /// Where the list of every sixteenth document begins: the others are counted from there.
    starts: Vec<u32>,
}

const STEP: usize = 16;

impl Lists {
    /// Appends the next document's list.
    pub fn push(&mut self, list: impl Iterator<Item = u32>) {
        let before = self.members.len();
        if self.lengths.len().is_multiple_of(STEP) {
            self.starts.push(super::segment::end(before));
        }
        list.take(usize::from(u8::MAX)).for_each(|member| self.members.push(member));
        self.lengths.push(u8::try_from(self.members.len() - before).unwrap_or(u8::MAX));
    }

    /// The list of a document.
    pub fn of(&self, doc: usize) -> impl Iterator<Item = u32> {
        let step = doc / STEP;
        let before = self.lengths.get(step * STEP..doc).unwrap_or_default();
        let start = self.starts.get(step).map_or(0, |start| *start as usize)
            + before.iter().map(|length| usize::from(*length)).sum::<usize>();
        let length = self.lengths.get(doc).map_or(0, |length| usize::from(*length));
        (start..start + length).filter_map(|place| self.members.get(place))
    }

    /// Makes room for the lists of both.
    pub fn reserve(&mut self, other: &Self) {
        self.members.reserve(other.members.len());
        self.lengths.reserve_exact(other.lengths.len());
        self.starts.reserve_exact(other.starts.len());
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.members.bytes() + self.lengths.capacity() + 4 * self.starts.capacity()
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        self.members.shrink();
        self.lengths.shrink_to_fit();
        self.starts.shrink_to_fit();
    }
}

/// Moments to the millisecond, mostly in five bytes: the upper half, which changes every seven weeks, is kept as its
/// distance from the first one's.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    low: Vec<u32>,
    first: Option<i32>,
    /// Even numbers are so many halves later, odd ones earlier.
    high: Column,
}

impl Moments {
    /// Appends a moment, in milliseconds.
    pub fn push(&mut self, millis: i64) {
        let high = (millis >> 32) as i32;
        let distance = high.wrapping_sub(*self.first.get_or_insert(high));
        self.high.push(((distance << 1) ^ (distance >> 31)) as u32);
        self.low.push(millis as u32);
    }

    /// The moment of a document, in milliseconds.
    #[inline]
    pub fn get(&self, doc: usize) -> Option<i64> {
        let folded = self.high.get(doc)?;
        let distance = (folded >> 1) as i32 ^ -((folded & 1) as i32);
        let high = self.first?.wrapping_add(distance);
        Some((i64::from(high) << 32) | i64::from(*self.low.get(doc)?))
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.low.reserve_exact(more);
        self.high.reserve(more);
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        4 * self.low.capacity() + self.high.bytes()
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        self.low.shrink_to_fit();
        self.high.shrink();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_gets_wider_and_keeps_its_numbers() {
        let numbers = [0, 255, 7, 256, 65_535, 3, 65_536, u32::MAX];
        let mut column = Column::default();
        numbers.iter().for_each(|number| column.push(*number));
        assert_eq!(
            (0..9).map(|place| column.get(place)).collect::<Vec<_>>(),
            [numbers.map(Some).as_slice(), &[None]].concat()
        );
    }

    #[test]
    fn each_document_has_its_own_list() {
        let mut lists = Lists::default();
        let list = |doc: u32| (0..doc % 5).map(move |n| doc * 100 + n);
        (0..50).for_each(|doc| lists.push(list(doc)));
        for doc in 0..50 {
            assert!(lists.of(doc).eq(list(doc as u32)), "{doc}");
        }
        assert_eq!(lists.of(50).count(), 0);
    }

    #[test]
    fn moments_are_exact() {
        let day = 86_400_000;
        for first in [0, 1_763_800_000_123, i64::MIN] {
            let all = [first, i64::MIN, -day, -1, 0, 1, 1_763_800_000_123, 1_773_800_000_999, i64::MAX];
            let mut moments = Moments::default();
            all.iter().for_each(|millis| moments.push(*millis));
            assert_eq!((0..all.len()).filter_map(|doc| moments.get(doc)).collect::<Vec<_>>(), all);
        }
    }
}
