//! A store beside the one in memory.

use std::collections::BTreeSet;

use domain::{
    ids::PersonId,
    reach::{ClickQuestion, ClickScope},
    store::{Changes, MemoryStore, Store, StoreError},
    thanks::{ShownScope, ThanksScope},
    time::{DAY, Day},
};

use super::{MANY, bits};
use crate::{
    made::day,
    report::{Stop, same},
};

/// A store and its model, which have been through the same commits.
pub struct Pair<'a, S> {
    store: &'a S,
    model: MemoryStore,
    /// Numbers of the store's log before the first common commit.
    before: u64,
}

impl<'a, S: Store> Pair<'a, S> {
    /// Empties the store, and begins.
    pub async fn new(store: &'a S) -> Result<Self, Stop> {
        let before = store.commit(Changes { wipe: true, ..Changes::default() }).await?;
        let (keys, model) = (store.day_keys().await?, MemoryStore::default());
        let delete = keys.into_iter().map(|key| domain::store::Key::DayKey(key.day)).collect();
        store.commit(Changes { delete, ..Changes::default() }).await?;
        Ok(Self { store, model, before })
    }

    /// Commits to both; whether it was applied.
    pub async fn commit(&mut self, n: usize, changes: Changes) -> Result<bool, Stop> {
        let expected = self.model.commit(changes.clone()).await.map_err(|error| match error {
            StoreError::CommandExists(command, last) => {
                StoreError::CommandExists(command, last + self.before)
            }
            other => other,
        });
        let found = self.store.commit(changes).await;
        same!(found, expected.clone().map(|last| last + self.before), format!("commit {n}"));
        Ok(expected.is_ok())
    }

    pub async fn person_version(&self, id: &PersonId) -> Result<u64, Stop> {
        Ok(self.model.person(id).await?.map_or(0, |person| person.version))
    }

    /// The numbers of the shares that are there.
    pub async fn shares(&self, most: usize) -> Result<BTreeSet<usize>, Stop> {
        let mut there = BTreeSet::new();
        for n in 0..most {
            if self.model.share_by_code(&bits::share(n)?.code).await?.is_some() {
                there.insert(n);
            }
        }
        Ok(there)
    }

    /// Asks both everything there is to ask.
    pub async fn compare(&self, people: usize, shares: usize, days: i64) -> Result<(), Stop> {
        let (store, model) = (self.store, &self.model);
        same!(store.people().await?, model.people().await?, "people");
        same!(store.board().await?, model.board().await?, "the board");
        self.desk(people).await?;
        self.thanks(people, shares).await?;
        let (found, expected) =
            (store.stories_after(None, MANY).await?, model.stories_after(None, MANY).await?);
        same!(found, expected, "stories");
        same!(store.sharers(1).await?, model.sharers(1).await?, "who shared, counted");
        same!(store.sharers(2).await?, model.sharers(2).await?, "who shared, counted from two on");
        for n in 0..people {
            let id = bits::person_id(n)?;
            same!(store.person(&id).await?, model.person(&id).await?, "a person");
            for limit in [2, 100] {
                let (found, expected) =
                    (store.shares_of(&id, limit).await?, model.shares_of(&id, limit).await?);
                same!(found, expected, "a person's shares");
            }
            let (mut found, mut expected) = (store.reports(&id).await?, model.reports(&id).await?);
            found.sort_by_key(|report| report.id);
            expected.sort_by_key(|report| report.id);
            same!(found, expected, "a person's reports");
            self.trail(&id).await?;
            self.clicks(ClickScope::Person(id)).await?;
        }
        self.clicks(ClickScope::Programme).await?;
        let (from, to) = (day(21), day(26));
        let sorted = |mut facts: Vec<domain::store::ShareFact>| {
            facts.sort();
            facts
        };
        let (found, expected) =
            (store.clicked_shares(from, to).await?, model.clicked_shares(from, to).await?);
        same!(sorted(found), sorted(expected), "clicked shares");
        for (from, to) in [(day(0), day(2)), (day(1), day(9)), (day(3), day(3))] {
            let (mut found, mut expected) =
                (store.shares_between(from, to).await?, model.shares_between(from, to).await?);
            found.sort();
            expected.sort();
            same!(found, expected, "shares of a time");
        }
        for n in 0..shares {
            let share = bits::share(n)?;
            let (found, expected) =
                (store.share_by_code(&share.code).await?, model.share_by_code(&share.code).await?);
            same!(found, expected, "a share by its code");
            for n in 0..days {
                let day = Day::from_number(n);
                let (found, expected) =
                    (store.sketch(day, share.id).await?, model.sketch(day, share.id).await?);
                same!(found, expected, "a sketch");
            }
        }
        self.by_day(people, days).await?;
        for n in 0..3 {
            let name = format!("week/{n}");
            same!(store.publication(&name).await?, model.publication(&name).await?, "a publication");
        }
        self.log().await
    }

    /// Campaigns, submissions and edited stories, which come in any order.
    async fn desk(&self, people: usize) -> Result<(), Stop> {
        let (store, model) = (self.store, &self.model);
        let (mut found, mut expected) = (store.campaigns().await?, model.campaigns().await?);
        found.sort_by_key(|campaign| campaign.id);
        expected.sort_by_key(|campaign| campaign.id);
        same!(found, expected, "campaigns");
        let (mut found, mut expected) = (store.edited_stories().await?, model.edited_stories().await?);
        found.sort_by_key(|story| story.id);
        expected.sort_by_key(|story| story.id);
        same!(found, expected, "stories about which something was decided");
        let mut whose = vec![None];
        for n in 0..people {
            whose.push(Some(bits::person_id(n)?));
        }
        for person in whose {
            let mut found = store.submissions(person.as_ref()).await?;
            let mut expected = model.submissions(person.as_ref()).await?;
            found.sort_by_key(|submission| submission.id);
            expected.sort_by_key(|submission| submission.id);
            same!(found, expected, "submissions");
            let mut found = store.enquiries(person.as_ref()).await?;
            let mut expected = model.enquiries(person.as_ref()).await?;
            found.sort();
            expected.sort();
            same!(found, expected, "enquiries");
        }
        Ok(())
    }

    /// What is shown to colleagues, and what was said for it.
    async fn thanks(&self, people: usize, shares: usize) -> Result<(), Stop> {
        let mut shown: Vec<ShownScope> = [day(0), day(2).plus(2), day(9)].map(ShownScope::Since).into();
        let mut said = Vec::new();
        for n in 0..shares {
            let share = bits::share(n)?;
            shown.extend([ShownScope::Share(share.id), ShownScope::Story(share.story)]);
            said.push(ThanksScope::One(share.id, bits::person_id(n % people.max(1))?));
        }
        for n in 0..people {
            let id = bits::person_id(n)?;
            shown.push(ShownScope::Person(id.clone()));
            said.extend([ThanksScope::To(id.clone()), ThanksScope::From(id)]);
        }
        for scope in shown {
            let (mut found, mut expected) =
                (self.store.shown(&scope).await?, self.model.shown(&scope).await?);
            found.sort_by_key(|one| one.share);
            expected.sort_by_key(|one| one.share);
            same!(found, expected, format!("what is shown of {scope:?}"));
        }
        for scope in said {
            let (mut found, mut expected) =
                (self.store.thanks(&scope).await?, self.model.thanks(&scope).await?);
            found.sort_by_key(|one| one.id);
            expected.sort_by_key(|one| one.id);
            same!(found, expected, format!("thanks of {scope:?}"));
        }
        Ok(())
    }

    async fn clicks(&self, scope: ClickScope) -> Result<(), Stop> {
        let question = ClickQuestion { scope, from: day(21), to: day(27), width: DAY };
        let (mut found, mut expected) =
            (self.store.clicks(&question).await?, self.model.clicks(&question).await?);
        found.sort();
        expected.sort();
        same!(found, expected, "clicks");
        Ok(())
    }

    /// What a person leaves; the store's log and commands also have what was before the first common commit.
    async fn trail(&self, person: &PersonId) -> Result<(), Stop> {
        let (mut found, mut expected) =
            (self.store.trail_of(person).await?, self.model.trail_of(person).await?);
        expected.events.iter_mut().for_each(|event| event.n += self.before);
        found.events.retain(|event| event.n > self.before);
        found.commands.retain(|id| *id >= bits::command_id(10_000));
        same!(found, expected, "what a person leaves");
        Ok(())
    }

    async fn by_day(&self, people: usize, days: i64) -> Result<(), Stop> {
        let (mut found, mut expected) = (self.store.day_keys().await?, self.model.day_keys().await?);
        found.sort_by_key(|key| key.day);
        expected.sort_by_key(|key| key.day);
        same!(found, expected, "day keys");
        for n in 0..days {
            let day = Day::from_number(n);
            let mut whose = vec![None];
            for n in 0..people {
                whose.push(Some(bits::person_id(n)?));
            }
            for person in whose {
                let mut found = self.store.sketches(day, person.as_ref()).await?;
                let mut expected = self.model.sketches(day, person.as_ref()).await?;
                found.sort_by_key(|sketch| sketch.share);
                expected.sort_by_key(|sketch| sketch.share);
                same!(found, expected, "the sketches of a day");
            }
        }
        Ok(())
    }

    async fn log(&self) -> Result<(), Stop> {
        let found = self.store.events_after(self.before, MANY).await?;
        let mut expected = self.model.events_after(0, MANY).await?;
        expected.iter_mut().for_each(|event| event.n += self.before);
        same!(found, expected, "the log");
        for n in 0..200 {
            let id = bits::command_id(10_000 + n);
            same!(self.store.command(id).await?, self.model.command(id).await?, "a command");
        }
        Ok(())
    }
}
