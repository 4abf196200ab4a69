//! All stories of a programme, ready to be searched: flat arrays in a few segments, the newest last.
//!
//! What changes becomes a small segment of its own; the versions before it are marked dead. Segments of like size are
//! merged, so that there are never many, and each story is written again only a few times. Which segments there are
//! makes no difference to what is found.

mod build;
mod column;
mod counts;
mod find;
mod merge;
mod names;
mod pages;
mod postings;
mod segment;
mod vocabulary;
mod words;

use std::collections::BTreeMap;

pub use find::{Found, Place, Wanted};

use self::{names::Names, segment::Segment};
use crate::{
    ids::StoryId,
    story::{Story, TopicCount},
};

/// So many segments of like size become one.
const MANY: usize = 8;

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Index {
    names: Names,
    segments: Vec<Segment>,
    /// Sharers in fives, of stories that have five and more.
    fives: BTreeMap<u128, u8>,
}

impl Index {
    /// Takes stories in, each in the place of what was there with its id. Of one that is given twice, the last counts.
    pub fn put(&mut self, stories: &[Story]) {
        let latest: BTreeMap<StoryId, &Story> = stories.iter().map(|story| (story.id, story)).collect();
        latest.keys().for_each(|id| self.remove(*id));
        if latest.is_empty() {
            return;
        }
        let mut fresh = build::build(latest.into_values().collect(), &mut self.names);
        Self::tell(&self.fives, &mut fresh);
        self.segments.push(fresh);
        self.tidy();
    }

    /// Takes a story out; nothing happens if it is not there.
    pub fn remove(&mut self, id: StoryId) {
        self.segments.iter_mut().for_each(|segment| segment.kill(id.0.as_u128()));
    }

    /// Says how many people shared which story; of those that are not named, fewer than five. Rounded down to fives: what
    /// others see must not move with one person.
    pub fn set_sharers(&mut self, sharers: impl IntoIterator<Item = (StoryId, u64)>) {
        let five = |(id, count): (StoryId, u64)| (id.0.as_u128(), u8::try_from(count / 5).unwrap_or(u8::MAX));
        self.fives = sharers.into_iter().map(five).filter(|(_, fives)| *fives > 0).collect();
        self.segments.iter_mut().for_each(|segment| Self::tell(&self.fives, segment));
    }

    fn tell(fives: &BTreeMap<u128, u8>, segment: &mut Segment) {
        segment.fives.fill(0);
        for (id, fives) in fives {
            if let Some(slot) = segment.doc(*id).and_then(|doc| segment.fives.get_mut(doc)) {
                *slot = *fives;
            }
        }
    }

    /// Whether five people or more have shared this story.
    pub fn is_well_shared(&self, id: StoryId) -> bool {
        self.fives.contains_key(&id.0.as_u128())
    }

    /// The segment and the document of a story.
    fn place(&self, id: StoryId) -> Option<(usize, usize)> {
        let segments = self.segments.iter().enumerate();
        segments.filter_map(|(number, segment)| Some((number, segment.doc(id.0.as_u128())?))).next()
    }

    /// How many stories are found.
    pub fn len(&self) -> usize {
        self.segments.iter().map(Segment::alive).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(Segment::bytes).sum::<usize>() + self.names.bytes()
    }

    /// Makes one segment of all: worth it after many were taken in.
    pub fn settle(&mut self) {
        if self.segments.len() > 1 {
            self.merge_last(self.segments.len());
        }
    }

    /// Merges the last segments when there are many of like size, or smaller; and one that is mostly dead, by itself.
    fn tidy(&mut self) {
        // Eight times as many stories are the next size.
        let size = |segment: &Segment| segment.alive().max(1).ilog2() / 3;
        while let Some(last) = self.segments.last().map(size) {
            let like = self.segments.iter().rev().take_while(|segment| size(segment) <= last).count();
            if like < MANY {
                break;
            }
            self.merge_last(like);
        }
        for segment in &mut self.segments {
            if segment.died > segment.alive() {
                *segment = merge::merge(vec![std::mem::take(segment)]);
            }
        }
        self.segments.retain(|segment| segment.len() > 0);
    }

    fn merge_last(&mut self, many: usize) {
        let parts = self.segments.split_off(self.segments.len().saturating_sub(many));
        self.segments.push(merge::merge(parts));
    }

    /// Every topic with its number of stories, most first, then by name.
    pub fn topics(&self) -> Vec<TopicCount> {
        let mut counts = vec![0u64; self.names.topics.len()];
        for segment in &self.segments {
            for doc in (0..segment.len()).filter(|doc| segment.dead.get(*doc) == Some(&false)) {
                counts::add(&mut counts, segment.topics_of(doc));
            }
        }
        counts::listed(&counts, &self.names.topics, usize::MAX, None)
            .into_iter()
            .map(|count| TopicCount { topic: count.name, stories: count.stories })
            .collect()
    }
}
