//! Bytes that only grow, in pages: none is copied when there come more, and a reader that goes from the first to the last
//! gives each page back behind it. So two segments become one in hardly more memory than they had.

const PAGE: usize = 32 * 1024;

/// Bytes, of which those that were appended together stay together.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    pages: Vec<Vec<u8>>,
    /// How many bytes come before each page.
    starts: Vec<u32>,
    length: u32,
    /// Pages that were given back.
    given: usize,
}

impl Pages {
    /// Appends bytes; where they end.
    pub fn append(&mut self, bytes: &[u8]) -> u32 {
        let fits = self.pages.last().is_some_and(|page| page.len() + bytes.len() <= PAGE);
        if !fits {
            if let Some(full) = self.pages.last_mut() {
                full.shrink_to_fit();
            }
            self.pages.push(Vec::with_capacity(PAGE.max(bytes.len())));
            self.starts.push(self.length);
        }
        if let Some(page) = self.pages.last_mut() {
            page.extend_from_slice(bytes);
        }
        self.length = self.length.saturating_add(super::segment::end(bytes.len()));
        self.length
    }

    /// Bytes that were appended together.
    pub fn get(&self, start: u32, end: u32) -> &[u8] {
        let page = self.starts.partition_point(|first| *first <= start).saturating_sub(1);
        let first = self.starts.get(page).copied().unwrap_or(0);
        let range = start.saturating_sub(first) as usize..end.saturating_sub(first) as usize;
        self.pages.get(page).and_then(|page| page.get(range)).unwrap_or_default()
    }

    /// Gives back the pages that end here or before.
    pub fn give_back(&mut self, end: u32) {
        while self.starts.get(self.given + 1).is_some_and(|start| *start <= end) {
            if let Some(page) = self.pages.get_mut(self.given) {
                *page = Vec::new();
            }
            self.given += 1;
        }
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.pages.iter().map(Vec::capacity).sum::<usize>() + 28 * self.pages.len()
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        if let Some(page) = self.pages.last_mut() {
            page.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_appended_stays_together_over_all_pages() {
        let mut pages = Pages::default();
        let text = |n: usize| vec![n as u8; n * 37 % 20_000];
        let mut ends = vec![0];
        (1..400).for_each(|n| ends.push(pages.append(&text(n))));
        let big = vec![9; 3 * PAGE];
        ends.push(pages.append(&big));
        ends.push(pages.append(&[1]));
        let part = |pages: &Pages, n: usize| pages.get(ends[n - 1], ends[n]).to_vec();
        for n in 1..400 {
            assert_eq!(part(&pages, n), text(n), "{n}");
        }
        assert_eq!(part(&pages, 400), big);
        let before = pages.bytes();
        pages.give_back(ends[200]);
        assert!(pages.bytes() < before);
        for n in 201..400 {
            assert_eq!(part(&pages, n), text(n), "{n} after the first were given back");
        }
        assert_eq!(part(&pages, 401), [1]);
    }
}
