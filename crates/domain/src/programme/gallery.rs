//! The gallery: found in the catalogue, read from the store, with the reasons.

use std::collections::{BTreeMap, BTreeSet};

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    ids::StoryId,
    person::{Person, QuizRecord},
    problem::Problem,
    quiz::Standing,
    search::{index::Wanted, query},
    store::Store,
    story::{Page, Story, StoryCursor, StoryFilter, TopicCount, page_size},
    taste::{MAX_KIND_DAYS, Reason, Taste},
};

impl<S: Store> Programme<S> {
    pub(super) async fn stories(
        &self,
        actor: &Actor,
        filter: StoryFilter,
    ) -> Result<Page<Story, StoryCursor>, Problem> {
        actor.may(Right::TakePart)?;
        let limit = page_size(filter.limit)?;
        let person = self.store.person(&actor.person).await.map_err(failed)?;
        let taste = self.taste(person.as_ref(), filter.reads.clone());
        let saved = || person.iter().flat_map(|person| person.saved.iter().copied()).collect();
        let among: Option<BTreeSet<StoryId>> = filter.saved.then(saved);
        let words = query(&filter.text);
        let offered = self.offered(actor).await?;
        let pinned = if filter.asks_for_everything() { offered.pinned } else { Vec::new() };
        let apart = pinned.iter().map(|story| story.id).collect();
        let wanted = Wanted {
            words: &words,
            topic: filter.topic.as_deref(),
            kind: filter.kind,
            language: filter.language.as_deref(),
            source: filter.source.as_deref(),
            among: among.as_ref(),
            without: &offered.hidden,
            apart: &apart,
            order: filter.order,
            ends: &offered.ends,
            taste: &taste,
            after: filter.cursor,
            limit: limit + 1,
            counts: filter.counts,
        };
        let mut found = self.catalogue().await?.read(|index| index.find(&wanted))?;
        let more = found.places.len() > limit;
        found.places.truncate(limit);
        let next = found.places.last().copied().filter(|_| more);
        let ids: Vec<StoryId> = found.places.iter().map(|place| place.id).collect();
        let mut items = self.store.stories_by_id(&ids).await.map_err(failed)?;
        if filter.cursor.is_none() {
            items.splice(0..0, pinned);
        }
        let reasons = self.reasons(&items, &taste)?;
        Ok(Page { items, next, total: Some(found.total), counts: found.counts, reasons })
    }

    pub(super) async fn topics(&self, actor: &Actor) -> Result<Vec<TopicCount>, Problem> {
        actor.may(Right::TakePart)?;
        let topics = self.catalogue().await?.read(crate::search::index::Index::topics)?;
        Ok(self.offered(actor).await?.without_hidden(topics))
    }

    fn reasons(&self, stories: &[Story], taste: &Taste) -> Result<BTreeMap<StoryId, Vec<Reason>>, Problem> {
        let now = self.clock.now();
        self.catalogue.read(|index| {
            let told = |story: &Story| (story.id, taste.reasons(story, index.is_well_shared(story.id), now));
            stories.iter().map(told).filter(|(_, reasons)| !reasons.is_empty()).collect()
        })
    }

    /// What this person likes: the kinds of story that fit their personas, in the pack's order, weighted by how sure
    /// each persona is; the topics they follow; the language they read.
    fn taste(&self, person: Option<&Person>, reads: Option<String>) -> Taste {
        let mut taste = Taste { reads, ..Taste::default() };
        let Some(person) = person else { return taste };
        taste.topics = person.settings.topics.iter().cloned().collect::<BTreeSet<_>>();
        for part in person.quiz.iter().flat_map(QuizRecord::named) {
            let halves = match part.standing {
                Standing::Primary | Standing::CoPrimary => 2,
                Standing::AlsoYou | Standing::Room => 1,
            };
            let kinds = self.pack.persona(part.persona).into_iter().flat_map(|persona| &persona.story_kinds);
            for (place, kind) in kinds.zip(1i64..).map(|(kind, place)| (place, kind)) {
                let days = MAX_KIND_DAYS * halves / (2 * place);
                let best = taste.kinds.entry(*kind).or_default();
                if days > best.0 {
                    *best = (days, part.persona.to_owned());
                }
            }
        }
        taste
    }
}
