//! Documents that were indexed together: columns of what is filtered and ordered by, and the words with their postings.

use super::{
    column::{Column, Lists, Moments},
    pages::Pages,
    postings::Reader,
    vocabulary::Vocabulary,
};

/// A document's number within its segment that stands for none.
pub const NONE: u32 = u32::MAX;

/// Documents in the order of their ids. Only deaths and counts of sharers change; everything else is made anew.
#[derive(Debug, Clone, Default)]
pub struct Segment {
    pub ids: Vec<u128>,
    /// Milliseconds.
    pub published: Moments,
    /// Places in [`crate::story::StoryKind::ALL`].
    pub kinds: Vec<u8>,
    pub languages: Column,
    pub sources: Column,
    pub topics: Lists,
    /// Sharers in fives, rounded down: fewer than five people are nobody.
    pub fives: Vec<u8>,
    /// Whether a later segment has another version, or none has.
    pub dead: Vec<bool>,
    pub died: usize,
    pub vocabulary: Vocabulary,
    /// Where each word's postings end.
    pub posting_ends: Vec<u32>,
    pub postings: Pages,
}

impl Segment {
    /// Documents, the dead too.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Documents that are found.
    pub fn alive(&self) -> usize {
        self.len() - self.died
    }

    /// The document with this id, if it is found here.
    pub fn doc(&self, id: u128) -> Option<usize> {
        let doc = self.ids.binary_search(&id).ok()?;
        self.dead.get(doc).is_some_and(|dead| !dead).then_some(doc)
    }

    /// Takes a document out.
    pub fn kill(&mut self, id: u128) {
        if let Some(dead) = self.doc(id).and_then(|doc| self.dead.get_mut(doc)) {
            *dead = true;
            self.died += 1;
        }
    }

    /// A document's topics.
    pub fn topics_of(&self, doc: usize) -> impl Iterator<Item = u32> {
        self.topics.of(doc)
    }

    /// Where the postings of the words before this one end.
    pub fn postings_before(&self, word: usize) -> u32 {
        word.checked_sub(1).and_then(|before| self.posting_ends.get(before)).copied().unwrap_or(0)
    }

    /// The documents of the word in this place of the vocabulary.
    pub fn reader(&self, word: usize) -> Reader<'_> {
        let start = self.postings_before(word);
        Reader::new(self.postings.get(start, self.posting_ends.get(word).copied().unwrap_or(start)))
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.ids.capacity() * 16
            + self.published.bytes()
            + self.kinds.capacity()
            + self.languages.bytes()
            + self.sources.bytes()
            + self.topics.bytes()
            + self.fives.capacity()
            + self.dead.capacity()
            + self.vocabulary.bytes()
            + self.posting_ends.capacity() * 4
            + self.postings.bytes()
    }

    /// Makes room for all at once: growing by steps would leave holes in the memory of a browser, which never shrinks.
    pub fn reserve(&mut self, parts: &[Self]) {
        let docs = parts.iter().map(Self::alive).sum::<usize>();
        self.ids.reserve_exact(docs);
        self.published.reserve(docs);
        self.kinds.reserve_exact(docs);
        self.languages.reserve(docs);
        self.sources.reserve(docs);
        parts.iter().for_each(|part| self.topics.reserve(&part.topics));
        self.fives.reserve_exact(docs);
        self.dead.reserve_exact(docs);
    }

    /// Gives back everything but the words and their postings.
    pub fn forget_columns(&mut self) {
        self.ids = Vec::new();
        self.published = Moments::default();
        self.kinds = Vec::new();
        self.languages = Column::default();
        self.sources = Column::default();
        self.topics = Lists::default();
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.published.shrink();
        self.kinds.shrink_to_fit();
        self.languages.shrink();
        self.sources.shrink();
        self.topics.shrink();
        self.vocabulary.shrink();
        self.posting_ends.shrink_to_fit();
        self.postings.shrink();
    }
}

/// A length as an end in a column; a segment never has four thousand million of anything.
pub fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}
