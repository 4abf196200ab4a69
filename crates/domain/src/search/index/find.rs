//! The question and its answer.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
};

use super::{
    Index,
    counts::{Tally, fails},
    segment::Segment,
    words::{Hits, Marks, look_up},
};
use crate::{
    ids::StoryId,
    search::rule::{LITERAL, MOST_POINTS, is_begun, rank, rarity},
    story::{StoryCounts, StoryCursor, StoryKind, StoryOrder},
    taste::Taste,
    time::Instant,
};

/// What is asked of the index.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Folded words ([`crate::search::query`]), each of which must be found.
    pub words: &'a [String],
    /// Only with this topic.
    pub topic: Option<&'a str>,
    /// Only of this kind.
    pub kind: Option<StoryKind>,
    /// Only in this language.
    pub language: Option<&'a str>,
    /// Only from this source.
    pub source: Option<&'a str>,
    /// Only these.
    pub among: Option<&'a BTreeSet<StoryId>>,
    /// As if these were not there.
    pub without: &'a BTreeSet<StoryId>,
    /// Counted, but not listed: they stand elsewhere.
    pub apart: &'a BTreeSet<StoryId>,
    /// In which order.
    pub order: StoryOrder,
    /// What ends, and when; only for [`StoryOrder::Ending`].
    pub ends: &'a BTreeMap<StoryId, Instant>,
    /// What the person likes; only for [`StoryOrder::Fit`].
    pub taste: &'a Taste,
    /// Only what comes after this.
    pub after: Option<StoryCursor>,
    /// At most so many.
    pub limit: usize,
    /// Whether to count what other choices of the filters would find.
    pub counts: bool,
}

/// A story's place in the order that was asked for: greater comes first.
pub type Place = StoryCursor;

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The stories, best first.
    pub places: Vec<Place>,
    /// How many there are on all pages.
    pub total: u64,
    /// What other choices would find, if that was asked.
    pub counts: Option<StoryCounts>,
}

impl Index {
    /// Finds stories.
    pub fn find(&self, wanted: &Wanted<'_>) -> Found {
        let hidden: Vec<(usize, usize)> = wanted.without.iter().filter_map(|id| self.place(*id)).collect();
        let begun = |place| is_begun(place, wanted.words);
        let words = wanted.words.iter().enumerate();
        let hits: Vec<Hits> = words.map(|(place, word)| look_up(self, word, begun(place), &hidden)).collect();
        let mut search = Search {
            wanted,
            rarities: hits.iter().map(|hits| rarity(hits.stories)).collect(),
            rarest: (0..hits.len()).min_by_key(|place| hits.get(*place).map(|hits| hits.stories)),
            sieve: Sieve::new(self, wanted),
            tally: wanted.counts.then(|| Tally::new(&self.names)),
            best: BinaryHeap::with_capacity(wanted.limit.min(self.len()) + 1),
            total: 0,
            least: (0, i64::MIN),
        };
        for (number, segment) in self.segments.iter().enumerate() {
            search.segment(
                segment,
                &hits.iter().filter_map(|hits| hits.segments.get(number)).collect::<Vec<_>>(),
            );
        }
        let chosen = [wanted.topic, wanted.language, wanted.source];
        let counts = search.tally.map(|tally| tally.listed(&self.names, chosen));
        let places = search.best.into_sorted_vec().into_iter().map(|Reverse(place)| place).collect();
        Found { places, total: search.total, counts }
    }
}

struct Search<'a> {
    wanted: &'a Wanted<'a>,
    rarities: Vec<u32>,
    rarest: Option<usize>,
    sieve: Sieve<'a>,
    tally: Option<Tally>,
    /// The worst of the best on top.
    best: BinaryHeap<Reverse<Place>>,
    total: u64,
    /// Rank and key of the worst of the best, once there are enough of them: with a lesser rank words do not lead among
    /// the best any more, and with the same rank a story must be as young. Only for [`StoryOrder::Fit`].
    least: (u32, i64),
}

impl Search<'_> {
    fn segment(&mut self, segment: &Segment, words: &[&Marks]) {
        // The rarest word leaves least to look at; without words, everything that is alive.
        match self.rarest.and_then(|place| words.get(place)) {
            Some(only) if words.len() == 1 && self.is_plain() => self.one_word(segment, only),
            Some(rarest) => rarest.docs.iter().for_each(|doc| self.document(segment, *doc as usize, words)),
            None => {
                let there = segment.dead.iter().enumerate().filter(|(_, dead)| !**dead);
                there.for_each(|(doc, _)| self.document(segment, doc, words));
            }
        }
    }

    /// Whether every document that has the words counts, and nothing else is asked of it.
    fn is_plain(&self) -> bool {
        self.sieve.is_open
            && self.tally.is_none()
            && self.wanted.without.is_empty()
            && self.wanted.apart.is_empty()
    }

    /// What [`Self::document`] does, for the one word that most people type: there are few points, so their ranks are
    /// worked out once.
    fn one_word(&mut self, segment: &Segment, word: &Marks) {
        let rarity = self.rarities.first().copied().unwrap_or(0);
        let ranks: [u32; MOST_POINTS] =
            std::array::from_fn(|points| rank([(points as u8, rarity)].into_iter()));
        self.total += word.docs.len() as u64;
        for doc in &word.docs {
            let points = word.points.get(*doc as usize).copied().unwrap_or(0);
            let fit = ranks.get(usize::from(points)).copied().unwrap_or(0);
            self.listed(segment, *doc as usize, fit);
        }
    }

    fn document(&mut self, segment: &Segment, doc: usize, words: &[&Marks]) {
        let points = |marks: &&Marks| marks.points.get(doc).copied().unwrap_or(0);
        if words.iter().any(|marks| points(marks) == 0) {
            return;
        }
        if is_of(self.wanted.without, segment, doc) {
            return;
        }
        let failed = if self.sieve.is_open { 0 } else { self.sieve.failed(segment, doc) };
        if let Some(tally) = &mut self.tally {
            tally.add(segment, doc, failed);
        }
        if failed != 0 {
            return;
        }
        self.total += 1;
        if is_of(self.wanted.apart, segment, doc) {
            return;
        }
        self.listed(segment, doc, rank(words.iter().map(points).zip(self.rarities.iter().copied())));
    }

    /// Puts a document that fits so well among the best, if it is.
    #[inline]
    fn listed(&mut self, segment: &Segment, doc: usize, fit: u32) {
        // Most documents are not among the best already by their words: nothing else is read of them.
        let (rank, key) = self.least;
        if fit < rank || (fit == rank && self.sieve.newest(segment, doc) < key) {
            return;
        }
        let Some((rank, key)) = self.sieve.order(segment, doc, fit) else { return };
        let Some(id) = segment.ids.get(doc) else { return };
        let place = Place { rank, key, id: StoryId(uuid::Uuid::from_u128(*id)) };
        if self.wanted.after.is_some_and(|after| place >= after) || self.wanted.limit == 0 {
            return;
        }
        if self.best.len() < self.wanted.limit {
            self.best.push(Reverse(place));
        } else if let Some(mut worst) = self.best.peek_mut()
            && place > worst.0
        {
            *worst = Reverse(place);
        }
        if self.wanted.order == StoryOrder::Fit
            && self.best.len() == self.wanted.limit
            && let Some(Reverse(worst)) = self.best.peek()
        {
            self.least = (worst.rank, worst.key);
        }
    }
}

/// Whether a document is one of these stories; they are mostly none.
fn is_of(stories: &BTreeSet<StoryId>, segment: &Segment, doc: usize) -> bool {
    let id = || segment.ids.get(doc).map(|id| StoryId(uuid::Uuid::from_u128(*id)));
    !stories.is_empty() && id().is_some_and(|id| stories.contains(&id))
}

/// The filters and the order, in the index's numbers.
struct Sieve<'a> {
    wanted: &'a Wanted<'a>,
    /// Whether there is no filter at all.
    is_open: bool,
    /// A filter by a name that no story has lets nothing pass.
    topic: Option<Option<u32>>,
    language: Option<Option<u32>>,
    source: Option<Option<u32>>,
    kind: Option<u8>,
    /// Milliseconds that a story of this kind, language or topic is moved forward.
    kinds: Vec<i64>,
    languages: Vec<i64>,
    topics: Vec<i64>,
    /// The most that any story is moved forward.
    most: i64,
}

impl<'a> Sieve<'a> {
    fn new(index: &Index, wanted: &'a Wanted<'a>) -> Self {
        let (names, taste) = (&index.names, wanted.taste);
        let kind = |wanted| StoryKind::ALL.iter().position(|kind| *kind == wanted).unwrap_or(0) as u8;
        let kinds: Vec<i64> = StoryKind::ALL.iter().map(|kind| taste.kind(*kind)).collect();
        let languages: Vec<i64> = names.languages.all().map(|name| taste.language(name)).collect();
        let topics: Vec<i64> = names.topics.all().map(|name| taste.topic(name)).collect();
        let most = |all: &[i64]| all.iter().copied().max().unwrap_or(0).max(0);
        let shared = taste.shared(true).max(taste.shared(false)).max(0);
        Self {
            most: most(&kinds) + most(&languages) + most(&topics) + shared,
            kinds,
            languages,
            topics,
            wanted,
            is_open: wanted.topic.or(wanted.language).or(wanted.source).is_none()
                && wanted.kind.is_none()
                && wanted.among.is_none(),
            topic: wanted.topic.map(|name| names.topics.known(name)),
            language: wanted.language.map(|name| names.languages.known(name)),
            source: wanted.source.map(|name| names.sources.known(name)),
            kind: wanted.kind.map(kind),
        }
    }

    /// The filters that this document does not pass.
    fn failed(&self, segment: &Segment, doc: usize) -> u8 {
        let mut failed = 0;
        let mut check = |passes: bool, filter: u8| {
            if !passes {
                failed |= filter;
            }
        };
        if let Some(topic) = self.topic {
            check(
                topic.is_some_and(|topic| segment.topics_of(doc).any(|there| there == topic)),
                fails::TOPIC,
            );
        }
        if let Some(kind) = &self.kind {
            check(segment.kinds.get(doc) == Some(kind), fails::KIND);
        }
        if let Some(language) = &self.language {
            check(language.is_some() && segment.languages.get(doc) == *language, fails::LANGUAGE);
        }
        if let Some(source) = &self.source {
            check(source.is_some() && segment.sources.get(doc) == *source, fails::SOURCE);
        }
        if let Some(among) = self.wanted.among {
            check(is_of(among, segment, doc), fails::OTHER);
        }
        failed
    }

    /// A key that this document's is not greater than, which needs no looking at its topics.
    #[inline]
    fn newest(&self, segment: &Segment, doc: usize) -> i64 {
        segment.published.get(doc).unwrap_or(i64::MIN).saturating_add(self.most)
    }

    /// Rank and key of a document that fits the words so well.
    fn order(&self, segment: &Segment, doc: usize, fit: u32) -> Option<(u32, i64)> {
        let published = segment.published.get(doc)?;
        let fives = *segment.fives.get(doc)?;
        let number = |all: &[i64], number: u32| all.get(number as usize).copied().unwrap_or(0);
        Some(match self.wanted.order {
            StoryOrder::Fresh => (fit & LITERAL, published),
            StoryOrder::Popular => ((fit & LITERAL) | u32::from(fives), published),
            StoryOrder::Ending => {
                let id = StoryId(uuid::Uuid::from_u128(*segment.ids.get(doc)?));
                match self.wanted.ends.get(&id) {
                    Some(end) => ((fit & LITERAL) | 1, end.millis().saturating_neg()),
                    None => (fit & LITERAL, published),
                }
            }
            StoryOrder::Fit => {
                let topics = segment.topics_of(doc).map(|topic| number(&self.topics, topic));
                let bonus = number(&self.kinds, u32::from(*segment.kinds.get(doc)?))
                    + number(&self.languages, segment.languages.get(doc)?)
                    + topics.max().unwrap_or(0)
                    + self.wanted.taste.shared(fives > 0);
                (fit, published.saturating_add(bonus))
            }
        })
    }
}
