//! Documents that were indexed together: columns of what is filtered and ordered by, and the words with their postings.

use super::{postings::Reader, vocabulary::Vocabulary};

/// A document's number within its segment that stands for none.
pub const NONE: u32 = u32::MAX;

/// Documents in the order of their ids. Only deaths and counts of sharers change; everything else is made anew.
#[derive(Debug, Clone, Default)]
pub struct Segment {
    pub ids: Vec<u128>,
    /// Milliseconds.
    pub published: Vec<i64>,
    /// Places in [`crate::story::StoryKind::ALL`].
    pub kinds: Vec<u8>,
    pub languages: Vec<u32>,
    pub sources: Vec<u32>,
    /// Where each document's topics end.
    pub topic_ends: Vec<u32>,
    pub topics: Vec<u32>,
    /// Sharers in fives, rounded down: fewer than five people are nobody.
    pub fives: Vec<u8>,
    /// Whether a later segment has another version, or none has.
    pub dead: Vec<bool>,
    pub died: usize,
    pub vocabulary: Vocabulary,
    /// Where each word's postings end.
    pub posting_ends: Vec<u32>,
    pub postings: Vec<u8>,
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
    pub fn topics_of(&self, doc: usize) -> &[u32] {
        part(&self.topics, &self.topic_ends, doc)
    }

    /// The documents of the word in this place of the vocabulary.
    pub fn reader(&self, word: usize) -> Reader<'_> {
        Reader::new(part(&self.postings, &self.posting_ends, word))
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.ids.capacity() * 16
            + self.published.capacity() * 8
            + self.kinds.capacity()
            + self.fives.capacity()
            + self.dead.capacity()
            + self.vocabulary.bytes()
            + self.postings.capacity()
            + 4 * (self.languages.capacity()
                + self.sources.capacity()
                + self.topic_ends.capacity()
                + self.topics.capacity()
                + self.posting_ends.capacity())
    }

    /// Makes room for all at once: growing by steps would leave holes in the memory of a browser, which never shrinks.
    pub fn reserve(&mut self, parts: &[Self]) {
        let sum = |of: fn(&Self) -> usize| parts.iter().map(of).sum::<usize>();
        let docs = sum(Self::alive);
        self.ids.reserve_exact(docs);
        self.published.reserve_exact(docs);
        self.kinds.reserve_exact(docs);
        self.languages.reserve_exact(docs);
        self.sources.reserve_exact(docs);
        self.topic_ends.reserve_exact(docs);
        self.topics.reserve_exact(sum(|part| part.topics.len()));
        self.fives.reserve_exact(docs);
        self.dead.reserve_exact(docs);
        // Documents of one word stand farther apart among more documents: some of the steps no longer fit one byte.
        let postings = sum(|part| part.postings.len());
        self.postings.reserve_exact(postings + postings / 4);
    }

    /// Gives back everything but the words and their postings.
    pub fn forget_columns(&mut self) {
        self.ids = Vec::new();
        self.published = Vec::new();
        self.languages = Vec::new();
        self.sources = Vec::new();
        self.topic_ends = Vec::new();
        self.topics = Vec::new();
    }

    /// Gives back memory that is not needed.
    pub fn shrink(&mut self) {
        self.vocabulary.shrink();
        self.postings.shrink_to_fit();
        self.posting_ends.shrink_to_fit();
        self.topics.shrink_to_fit();
    }
}

/// The part of `all` that ends at the end in this place.
fn part<'a, T>(all: &'a [T], ends: &[u32], place: usize) -> &'a [T] {
    let start = place.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize);
    let end = ends.get(place).map_or(start, |end| *end as usize);
    all.get(start..end).unwrap_or_default()
}

/// A length as an end in a column; a segment never has four thousand million of anything.
pub fn end(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}
