//! Finding stories by the letter of [`domain::search::rule`], slowly: what every backend's answers are compared with.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::StoryId,
    search::{each_word_of, query, rule},
    story::{ChoiceCount, Story, StoryCursor, StoryFilter, StoryOrder},
    taste::{Reason, Taste},
};

use crate::{case::Client, report::Stop};

/// Every story of a programme, and those that five people have shared.
pub(crate) struct Plain {
    pub stories: BTreeMap<StoryId, Story>,
    pub well_shared: BTreeSet<StoryId>,
    /// Each word, the stories it stands in, and in which fields of them.
    words: BTreeMap<String, BTreeMap<StoryId, u8>>,
}

impl Plain {
    /// Reads all stories that a client sees.
    pub async fn read(client: &Client) -> Result<Self, Stop> {
        let mut plain =
            Self { stories: BTreeMap::new(), well_shared: BTreeSet::new(), words: BTreeMap::new() };
        let mut filter = StoryFilter { limit: 100, order: StoryOrder::Fresh, ..StoryFilter::default() };
        loop {
            let page = client.stories(filter.clone()).await?;
            for story in page.items {
                let reasons = page.reasons.get(&story.id).map(Vec::as_slice).unwrap_or_default();
                if !reasons.contains(&Reason::LittleShared) {
                    plain.well_shared.insert(story.id);
                }
                each_word_of(&story, &mut |word, field| {
                    *plain.words.entry(word.to_owned()).or_default().entry(story.id).or_default() |= field;
                });
                plain.stories.insert(story.id, story);
            }
            match page.next {
                Some(next) => filter.cursor = Some(next),
                None => return Ok(plain),
            }
        }
    }

    /// The points of each story for one word of a query.
    fn word(&self, word: &str, begun: bool) -> BTreeMap<StoryId, u8> {
        let all = |slips: bool| {
            let mut points: BTreeMap<StoryId, u8> = BTreeMap::new();
            for (token, stories) in &self.words {
                let Some(level) = rule::level(word, token, begun, slips) else { continue };
                for (story, fields) in stories {
                    let best = points.entry(*story).or_default();
                    *best = (*best).max(rule::points(level, *fields));
                }
            }
            points
        };
        let literal = all(false);
        if (literal.len() as u64) < rule::FEW { all(true) } else { literal }
    }

    /// Every story that the filter finds, best first.
    pub fn find(&self, filter: &StoryFilter, taste: &Taste) -> Vec<StoryId> {
        let mut found: Vec<StoryCursor> = self
            .ranked(&filter.text)
            .into_iter()
            .filter(|(story, _)| passes(story, filter))
            .map(|(story, fit)| {
                let well_shared = self.well_shared.contains(&story.id);
                let (rank, key) = match filter.order {
                    StoryOrder::Fit => (fit, taste.key(story, well_shared)),
                    StoryOrder::Fresh | StoryOrder::Popular | StoryOrder::Ending => {
                        (fit & rule::LITERAL, story.published.millis())
                    }
                };
                StoryCursor { rank, key, id: story.id }
            })
            .collect();
        found.sort_by(|a, b| b.cmp(a));
        found.into_iter().map(|place| place.id).collect()
    }

    /// Every story in which all words are found, and how well it fits them.
    fn ranked(&self, text: &str) -> Vec<(&Story, u32)> {
        let words = query(text);
        let points: Vec<_> =
            words.iter().enumerate().map(|(at, word)| self.word(word, rule::is_begun(at, &words))).collect();
        let fit = |story: &Story| {
            let each = points.iter().map(|all| {
                let points = all.get(&story.id).copied()?;
                Some((points, rule::rarity(all.len() as u64)))
            });
            each.collect::<Option<Vec<_>>>().map(|each| rule::rank(each.into_iter()))
        };
        self.stories.values().filter_map(|story| Some((story, fit(story)?))).collect()
    }

    /// How many stories each kind would leave, most first.
    pub fn kinds(&self, filter: &StoryFilter) -> Vec<ChoiceCount> {
        let others = StoryFilter { kind: None, ..filter.clone() };
        self.count(&others, |story| vec![story.kind.name().to_owned()])
    }

    /// How many stories each language would leave, most first.
    pub fn languages(&self, filter: &StoryFilter) -> Vec<ChoiceCount> {
        let others = StoryFilter { language: None, ..filter.clone() };
        self.count(&others, |story| vec![story.language.clone()])
    }

    /// How many stories each topic would leave, most first, at most forty.
    pub fn topics(&self, filter: &StoryFilter) -> Vec<ChoiceCount> {
        let others = StoryFilter { topic: None, ..filter.clone() };
        self.count(&others, |story| story.topics.clone()).into_iter().take(40).collect()
    }

    fn count(&self, filter: &StoryFilter, names: impl Fn(&Story) -> Vec<String>) -> Vec<ChoiceCount> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for (story, _) in self.ranked(&filter.text).into_iter().filter(|(story, _)| passes(story, filter)) {
            names(story).into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
        }
        let mut list: Vec<_> =
            counts.into_iter().map(|(name, stories)| ChoiceCount { name, stories }).collect();
        list.sort_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.name.cmp(&b.name)));
        list
    }
}

fn passes(story: &Story, filter: &StoryFilter) -> bool {
    filter.topic.as_ref().is_none_or(|topic| story.topics.contains(topic))
        && filter.kind.is_none_or(|kind| story.kind == kind)
        && filter.language.as_ref().is_none_or(|language| story.language == *language)
        && filter.source.as_ref().is_none_or(|source| story.source == *source)
}
