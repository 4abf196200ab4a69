//! The devices that a person wants to be reached on, and what they want to be reminded of.

use super::{Programme, own::changed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    ids::{CommandId, PersonId, StoryId},
    person::Person,
    problem::{Problem, ProblemKind},
    push::{Device, FURTHEST, MOST_DEVICES, MOST_REMINDERS, NewDevice, Pushed, Reminder, Sender, device_id},
    store::{Changes, Expect, Key, Store, StoreError},
    time::Instant,
};

impl<S: Store> Programme<S> {
    /// What sends notifications; none where nothing does.
    fn sender(&self) -> Result<&dyn Sender, Stop> {
        let none = || Problem::new(ProblemKind::Unsupported, "this programme sends no notifications");
        self.sender.get().map(AsRef::as_ref).ok_or_else(|| none().into())
    }

    /// Keeps a device. Its address speaks for nobody else from then on: what one person is told is not shown to the next
    /// one who uses the same browser.
    pub(super) async fn keep_device(&self, actor: &Actor, device: &NewDevice) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let sender = self.sender()?;
        let now = self.clock.now();
        let new = device.check("/device", sender, now)?;
        let before = device.replaces.as_deref().map(device_id);
        let (mut person, expect) = self.person_or_new(actor).await?;
        let since = person.devices.iter().find(|known| known.id == new.id).map_or(now, |known| known.since);
        let new = Device { since, ..new };
        // What an app says each time it starts is written down once.
        if before.is_none() && person.devices.contains(&new) {
            return Ok(Changes::default());
        }
        person.devices.retain(|known| known.id != new.id && Some(&known.id) != before.as_ref());
        let surplus = (person.devices.len() + 1).saturating_sub(MOST_DEVICES);
        person.devices.drain(..surplus);
        let id = new.id.clone();
        person.devices.push(new);
        let mut changes = self.kept(person, expect, now);
        for mut other in self.store.reachable().await? {
            if other.id == actor.person || other.devices.iter().all(|known| known.id != id) {
                continue;
            }
            let expect = Expect { key: Key::Person(other.id.clone()), version: other.version };
            other.devices.retain(|known| known.id != id);
            let theirs = self.kept(other, expect, now);
            changes.expect.extend(theirs.expect);
            changes.put.extend(theirs.put);
            changes.events.extend(theirs.events);
        }
        Ok(changes)
    }

    pub(super) async fn drop_device(&self, actor: &Actor, id: &str) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        self.without_device(&actor.person, id).await.map_err(Stop::from)
    }

    /// Everything off at once: devices, kinds and reminders.
    pub(super) async fn stop_push(&self, actor: &Actor) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let (mut person, expect) = self.person_or_new(actor).await?;
        let is_off = person.devices.is_empty()
            && person.reminders.is_empty()
            && person.settings.push == Pushed::default();
        if is_off {
            return Ok(Changes::default());
        }
        person.devices.clear();
        person.reminders.clear();
        person.settings.push = Pushed::default();
        Ok(self.kept(person, expect, self.clock.now()))
    }

    pub(super) async fn keep_reminder(
        &self,
        actor: &Actor,
        id: CommandId,
        story: StoryId,
        at: Instant,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        self.sender()?;
        let now = self.clock.now();
        if at <= now {
            return Err(Problem::invalid("at", "must be in the future").into());
        }
        if at > now.plus(FURTHEST) {
            return Err(Problem::invalid("at", "must be within 60 days").into());
        }
        let known = self.store.story(story).await?;
        let known = known.filter(|story| story.is_offered(now, &actor.circles));
        let title = known.ok_or_else(|| Problem::invalid("story", "is no longer there"))?.title;
        let (mut person, expect) = self.person_or_new(actor).await?;
        person.reminders.retain(|known| known.at > now && known.story != story);
        if person.reminders.len() >= MOST_REMINDERS {
            return Err(Problem::invalid("at", "is one too many: 20 are kept").into());
        }
        person.reminders.push(Reminder { id, story, title, at });
        Ok(self.kept(person, expect, now))
    }

    pub(super) async fn drop_reminder(&self, actor: &Actor, reminder: CommandId) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let (mut person, expect) = self.person_or_new(actor).await?;
        if person.reminders.iter().all(|known| known.id != reminder) {
            return Ok(Changes::default());
        }
        person.reminders.retain(|known| known.id != reminder);
        Ok(self.kept(person, expect, self.clock.now()))
    }

    /// Forgets a device that its push service no longer knows.
    pub async fn forget_device(&self, person: &PersonId, id: &str) -> Result<(), Problem> {
        for _ in 0..super::ATTEMPTS {
            let changes = self.without_device(person, id).await.map_err(super::failed)?;
            if changes == Changes::default() {
                return Ok(());
            }
            match self.commit(changes).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(super::failed(error)),
            }
        }
        Err(super::failed(StoreError::Conflict))
    }

    async fn without_device(&self, person: &PersonId, id: &str) -> Result<Changes, StoreError> {
        let Some(mut person) = self.store.person(person).await? else { return Ok(Changes::default()) };
        if person.devices.iter().all(|known| known.id != id) {
            return Ok(Changes::default());
        }
        let expect = Expect { key: Key::Person(person.id.clone()), version: person.version };
        person.devices.retain(|known| known.id != id);
        Ok(self.kept(person, expect, self.clock.now()))
    }

    /// The person's row anew, without reminders of moments that are long over.
    fn kept(&self, mut person: Person, expect: Expect, now: Instant) -> Changes {
        person.reminders.retain(|reminder| reminder.at.plus(crate::time::DAY) > now);
        changed(person, expect, now)
    }
}
