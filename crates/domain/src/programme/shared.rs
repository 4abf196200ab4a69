//! Recording that somebody shares a story.

use super::{Programme, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::{Code, ShareId, StoryId},
    network::Network,
    person::Person,
    problem::Problem,
    share::{MAX_CAPTION, Share, with_utm},
    store::{Changes, Expect, Key, Row, Store},
    story::Story,
    thanks::Shown,
    time::Instant,
};

/// What somebody shares, as they say it.
pub(super) struct NewShare<'a> {
    /// What.
    pub story: StoryId,
    /// Where.
    pub network: Network,
    /// In which words.
    pub caption: &'a str,
    /// Whether colleagues may see how often its link is opened.
    pub open: bool,
}

impl<S: Store> Programme<S> {
    pub(super) async fn record_share(
        &self,
        actor: &Actor,
        id: ShareId,
        new: NewShare<'_>,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        if new.caption.chars().count() > MAX_CAPTION {
            return Err(Problem::invalid("caption", "must have at most 5,000 characters").into());
        }
        let story = self.store.story(new.story).await?;
        let story = story.ok_or_else(|| Problem::invalid("story", "is no longer there"))?;
        let now = self.clock.now();
        may_be_shared(&story, new.network, actor, now)?;
        let (person, expect) = self.person_or_new(actor).await?;
        let share = Share {
            id,
            person: actor.person.clone(),
            story: story.id,
            title: story.title,
            network: new.network,
            caption: new.caption.to_owned(),
            code: Code::of_share(id),
            target: with_utm(&story.url, new.network),
            topic: story.topics.into_iter().next(),
            at: now,
            went: None,
            post: None,
            open: new.open,
        };
        let tell = |what| NewEvent { at: now, audience: Audience::Person(actor.person.clone()), what };
        let mut changes = Changes {
            expect: vec![expect, Expect { key: Key::Share(id), version: 0 }],
            events: vec![tell(Happening::Shared { share: id })],
            ..Changes::default()
        };
        if share.open {
            // A figure is seen beside its share: whoever opens it shows it from the start.
            changes.expect.push(Expect { key: Key::Shown(id), version: 0 });
            changes.put.push(Row::Shown(Shown::first(&share, actor, now)));
            changes.events.push(tell(Happening::ShareShown { share: id }));
        }
        changes.put.push(Row::Share(share));
        if person.version == 0 {
            changes.put.push(Row::Person(Person { version: 1, ..person }));
        }
        Ok(changes)
    }
}

/// Refuses what the programme decided against, whatever a sheet that was open meanwhile still shows.
fn may_be_shared(story: &Story, network: Network, actor: &Actor, now: Instant) -> Result<(), Problem> {
    if let Some(reason) = story.kept_in(now, &actor.circles) {
        return Err(Problem::invalid("story", reason));
    }
    if !story.edition.allows(network) {
        return Err(Problem::invalid("network", "is not one this story may go to"));
    }
    Ok(())
}
