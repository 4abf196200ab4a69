//! What a person decides and notes for themselves.

use super::{Programme, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::StoryId,
    person::{MOST_SAVED, Person},
    problem::Problem,
    settings::Settings,
    store::{Changes, Expect, Row, Store},
    time::Instant,
};

impl<S: Store> Programme<S> {
    pub(super) async fn save_settings(&self, actor: &Actor, settings: &Settings) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        settings.check("/settings")?;
        let now = self.clock.now();
        let (mut person, expect) = self.person_or_new(actor).await?;
        let since = person.settings.pause.take().map_or(now, |pause| pause.since);
        person.settings = settings.clone();
        if let Some(pause) = &mut person.settings.pause {
            pause.since = since;
        }
        Ok(changed(person, expect, now))
    }

    pub(super) async fn save_step(
        &self,
        actor: &Actor,
        step: &str,
        done: bool,
        note: &str,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let now = self.clock.now();
        let (mut person, expect) = self.person_or_new(actor).await?;
        person.progress.save(step, done, note, now)?;
        Ok(changed(person, expect, now))
    }

    pub(super) async fn save_story(
        &self,
        actor: &Actor,
        story: StoryId,
        saved: bool,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        // What is gone may still be taken off the list.
        if saved && self.store.story(story).await?.is_none() {
            return Err(Problem::invalid("story", "is no longer there").into());
        }
        let now = self.clock.now();
        let (mut person, expect) = self.person_or_new(actor).await?;
        if person.saved.contains(&story) == saved {
            return Ok(Changes::default());
        }
        person.saved.retain(|other| *other != story);
        if saved {
            if person.saved.len() >= MOST_SAVED {
                return Err(Problem::invalid("saved", "is one too many: 200 are kept").into());
            }
            person.saved.insert(0, story);
        }
        Ok(changed(person, expect, now))
    }
}

/// The person's row anew, announced to them alone.
pub(super) fn changed(mut person: Person, expect: Expect, now: Instant) -> Changes {
    person.version += 1;
    let audience = Audience::Person(person.id.clone());
    Changes {
        expect: vec![expect],
        put: vec![Row::Person(person)],
        events: vec![NewEvent { at: now, audience, what: Happening::ProfileChanged }],
        ..Changes::default()
    }
}
