//! What of the stories an actor may have: within their time, for their circles, not withdrawn.
//!
//! Stores and index know nothing of this. Stories about which something was decided are few beside those of feeds, so
//! that they are read for each question and taken out of what is found, without a cost that grows with the gallery.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Programme, failed};
use crate::{
    actor::{Actor, Right},
    ids::StoryId,
    problem::{FieldProblem, Problem, ProblemKind},
    store::Store,
    story::{Availability, Story, TopicCount},
    time::Instant,
};

/// What was decided about stories, as far as it concerns one actor now.
pub(super) struct Offered {
    /// What is not for them, or not now.
    pub(super) hidden: BTreeSet<StoryId>,
    /// What stands before all other stories on the first page where nothing is searched for, newest first.
    pub(super) pinned: Vec<Story>,
    /// When those end that do.
    pub(super) ends: BTreeMap<StoryId, Instant>,
    /// How many of the hidden stories have each topic.
    topics: BTreeMap<String, u64>,
}

impl Offered {
    /// The counts without what is hidden; topics that only hidden stories have are not told.
    pub(super) fn without_hidden(&self, mut counts: Vec<TopicCount>) -> Vec<TopicCount> {
        for count in &mut counts {
            count.stories = count.stories.saturating_sub(self.topics.get(&count.topic).copied().unwrap_or(0));
        }
        counts.retain(|count| count.stories > 0);
        counts.sort_by(|a, b| b.stories.cmp(&a.stories).then_with(|| a.topic.cmp(&b.topic)));
        counts
    }
}

impl<S: Store> Programme<S> {
    /// See [`Offered`].
    pub(super) async fn offered(&self, actor: &Actor) -> Result<Offered, Problem> {
        let now = self.clock.now();
        let edited = self.store.edited_stories().await.map_err(failed)?;
        let (mut pinned, hidden): (Vec<Story>, Vec<Story>) =
            edited.into_iter().partition(|story| story.is_offered(now, &actor.circles));
        let ends = pinned.iter().filter_map(|story| Some((story.id, story.ends(now)?))).collect();
        pinned.retain(|story| story.edition.pinned);
        pinned.sort_by_key(|story| Reverse((story.published, story.id)));
        let mut topics: BTreeMap<String, u64> = BTreeMap::new();
        for topic in hidden.iter().flat_map(|story| &story.topics) {
            *topics.entry(topic.clone()).or_default() += 1;
        }
        Ok(Offered { hidden: hidden.into_iter().map(|story| story.id).collect(), pinned, ends, topics })
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
