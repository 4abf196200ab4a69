//! What of the stories an actor may have: within their time, for their circles, not withdrawn.
//!
//! The stores know nothing of this. Stories about which something was decided are few beside those of feeds, so that
//! pages are read and thinned, and counts corrected, without a cost that grows with the gallery.

use std::collections::BTreeMap;

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    ids::StoryId,
    problem::{FieldProblem, Problem, ProblemKind},
    store::{Store, StoryQuestion},
    story::{Availability, Page, Story, StoryCursor, TopicCount, order_key},
};

impl<S: Store> Programme<S> {
    /// A page of what is offered to the actor. Where nothing is searched for, what is pinned stands before all others,
    /// beyond the size of the page: on the first page, and nowhere else.
    pub(super) async fn offered_page(
        &self,
        actor: &Actor,
        mut question: StoryQuestion,
        size: usize,
    ) -> Result<Page<Story, StoryCursor>, Problem> {
        let now = self.clock.now();
        let plain = question.words.is_empty() && question.topic.is_none();
        let first = question.after.is_none();
        let mut items: Vec<Story> = Vec::new();
        let more = loop {
            question.limit = size + 1;
            let read = self.store.stories(&question).await.map_err(failed)?;
            let whole = read.len() > size;
            if let Some(last) = read.last() {
                let key = order_key(last.published, last.kind, &question.bonus);
                question.after = Some(StoryCursor { key, id: last.id });
            }
            let offered = |story: &Story| story.is_offered(now, &actor.circles);
            items.extend(read.into_iter().filter(|story| offered(story) && !(plain && story.edition.pinned)));
            if items.len() > size || !whole {
                break items.len() > size;
            }
        };
        items.truncate(size);
        let next = items.last().filter(|_| more).map(|story| StoryCursor {
            key: order_key(story.published, story.kind, &question.bonus),
            id: story.id,
        });
        if plain && first {
            let mut pinned = self.store.edited_stories().await.map_err(failed)?;
            pinned.retain(|story| story.edition.pinned && story.is_offered(now, &actor.circles));
            pinned.sort_by_key(|story| std::cmp::Reverse((story.published, story.id)));
            items.splice(0..0, pinned);
        }
        Ok(Page { items, next })
    }

    /// The topics of what is offered to the actor.
    pub(super) async fn offered_topics(&self, actor: &Actor) -> Result<Vec<TopicCount>, Problem> {
        let now = self.clock.now();
        let mut counts = self.store.topics().await.map_err(failed)?;
        let mut hidden: BTreeMap<String, u64> = BTreeMap::new();
        let edited = self.store.edited_stories().await.map_err(failed)?;
        for story in edited.into_iter().filter(|story| !story.is_offered(now, &actor.circles)) {
            for topic in story.topics {
                *hidden.entry(topic).or_default() += 1;
            }
        }
        for count in &mut counts {
            count.stories = count.stories.saturating_sub(hidden.get(&count.topic).copied().unwrap_or(0));
        }
        counts.retain(|count| count.stories > 0);
        counts.sort_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.topic.cmp(&b.topic)));
        Ok(counts)
    }

    /// A story by its id. Why somebody of its circles cannot have it is said; to others it is not there. Those who
    /// edit stories see each.
    pub(super) async fn story(&self, actor: &Actor, id: StoryId) -> Result<Story, Problem> {
        actor.may(Right::TakePart)?;
        let missing = || Problem::not_found("story");
        let story = self.store.story(id).await.map_err(failed)?.ok_or_else(missing)?;
        if actor.may(Right::EditStories).is_ok() {
            return Ok(story);
        }
        match story.availability(self.clock.now(), &actor.circles) {
            Availability::Offered => Ok(story),
            Availability::Elsewhere => Err(missing()),
            gone => Err(not_there(gone.reason())),
        }
    }
}

/// That a story is not to be had, and why.
fn not_there(reason: &str) -> Problem {
    let fields = vec![FieldProblem { pointer: "/id".to_owned(), reason: reason.to_owned() }];
    Problem { kind: ProblemKind::NotFound, detail: format!("this story {reason}"), fields }
}
