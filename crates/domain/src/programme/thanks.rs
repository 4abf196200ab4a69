//! Shares that are shown to colleagues, and what is said for them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Programme, failed, own::changed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    numbers::Measured,
    person::Person,
    problem::Problem,
    reach::{ClickQuestion, ClickScope},
    share::Share,
    store::{Changes, Expect, Key, Row, Store, StoreError},
    story::{Availability, Story},
    thanks::{
        Given, MOST_SHOWN, MOST_THANKS, MOST_TOLD, MyShown, MyThanks, OpenClicks, Received, SHOWN_FOR, Shown,
        ShownScope, ShownShare, Thanks, ThanksScope, Told, is_rung, words,
    },
    time::Instant,
};

impl<S: Store> Programme<S> {
    /// The shares that colleagues show, newest first: those of a story, or all that were shown lately.
    pub(super) async fn colleagues(
        &self,
        actor: &Actor,
        story: Option<StoryId>,
    ) -> Result<Vec<ShownShare>, Problem> {
        actor.may(Right::TakePart)?;
        let since = self.clock.now().plus(-SHOWN_FOR);
        let scope = story.map_or(ShownScope::Since(since), ShownScope::Story);
        let mut shown = self.store.shown(&scope).await.map_err(failed)?;
        shown.retain(|one| one.person != actor.person && one.is_for(&actor.circles));
        shown.sort_by_key(|one| Reverse((one.since, one.share)));
        let stories = self.stories_of(&shown).await.map_err(failed)?;
        shown.retain(|one| stories.get(&one.story).is_some_and(|story| self.may_have(actor, story)));
        shown.truncate(MOST_SHOWN);
        let given = self.store.thanks(&ThanksScope::From(actor.person.clone())).await.map_err(failed)?;
        let mut said: BTreeMap<ShareId, String> =
            given.into_iter().map(|one| (one.share, one.words)).collect();
        let clicks = self.clicks_of_open(&shown).await.map_err(failed)?;
        let mut list = Vec::with_capacity(shown.len());
        for one in shown {
            let post = if one.lift { self.post_of(one.share).await.map_err(failed)? } else { None };
            let takes_thanks = self.takes_thanks(&one.person).await.map_err(failed)?;
            list.push(ShownShare {
                thanked: said.remove(&one.share),
                clicks: clicks.get(&one.share).copied(),
                share: one.share,
                name: one.name,
                story: one.story,
                title: one.title,
                network: one.network,
                at: one.at,
                post,
                takes_thanks,
            });
        }
        Ok(list)
    }

    /// What the actor shows, and what was said to them.
    pub(super) async fn my_thanks(&self, actor: &Actor) -> Result<MyThanks, Problem> {
        actor.may(Right::TakePart)?;
        let mut received = self.received(&actor.person).await.map_err(failed)?;
        received.retain(|one| !one.put_away);
        received.truncate(MOST_THANKS);
        let received = received.into_iter().map(Received::from).collect();
        Ok(MyThanks { shown: self.shown_by(&actor.person).await.map_err(failed)?, received })
    }

    /// The shares that somebody shows, newest first.
    pub(super) async fn shown_by(&self, person: &PersonId) -> Result<Vec<MyShown>, StoreError> {
        let mut shown = self.store.shown(&ShownScope::Person(person.clone())).await?;
        shown.sort_by_key(|one| Reverse((one.at, one.share)));
        Ok(shown.into_iter().map(|one| MyShown { share: one.share, lift: one.lift }).collect())
    }

    /// What was said to somebody, newest first, with what they put away.
    pub(super) async fn received(&self, person: &PersonId) -> Result<Vec<Thanks>, StoreError> {
        let mut received = self.store.thanks(&ThanksScope::To(person.clone())).await?;
        received.sort_by_key(|one| Reverse((one.at, one.id)));
        Ok(received)
    }

    /// What somebody said, newest first.
    pub(super) async fn given(&self, person: &PersonId) -> Result<Vec<Given>, StoreError> {
        let mut given = self.store.thanks(&ThanksScope::From(person.clone())).await?;
        given.sort_by_key(|one| Reverse((one.at, one.id)));
        Ok(given.into_iter().map(Given::from).collect())
    }

    pub(super) async fn show_share(
        &self,
        actor: &Actor,
        share: ShareId,
        shown: bool,
        lift: bool,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let of = self.share_of(&actor.person, share).await?;
        let of = of.ok_or_else(|| Problem::invalid("share", "is not one of your shares"))?;
        if shown && of.went == Some(false) {
            return Err(Problem::invalid("share", "was not sent").into());
        }
        let known = self.store.shown(&ShownScope::Share(share)).await?.into_iter().next();
        let is_so = known.as_ref().map(|known| known.lift) == shown.then_some(lift);
        if is_so {
            return Ok(Changes::default());
        }
        let now = self.clock.now();
        let version = known.as_ref().map_or(0, |known| known.version);
        let since = known.map_or(now, |known| known.since);
        let row = Shown { lift, version: version + 1, ..Shown::first(&of, actor, since) };
        let (put, delete) =
            if shown { (vec![Row::Shown(row)], vec![]) } else { (vec![], vec![Key::Shown(share)]) };
        Ok(Changes {
            // The share too: whoever erases themselves meanwhile shows nothing any more.
            expect: vec![
                Expect { key: Key::Shown(share), version },
                Expect { key: Key::Share(share), version: 1 },
            ],
            put,
            delete,
            events: vec![NewEvent {
                at: now,
                audience: Audience::Person(actor.person.clone()),
                what: Happening::ShareShown { share },
            }],
            ..Changes::default()
        })
    }

    pub(super) async fn thank(
        &self,
        actor: &Actor,
        id: CommandId,
        share: ShareId,
        text: &str,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let words = words(text)?;
        let shown = self.visible(actor, share).await?;
        // What is hidden and what never was are told apart for nobody.
        let shown = shown.ok_or_else(|| Problem::invalid("share", "is not shown to colleagues"))?;
        if shown.person == actor.person {
            return Err(Problem::invalid("share", "is your own").into());
        }
        let owner = self.store.person(&shown.person).await?;
        if owner.as_ref().is_some_and(|owner| !owner.settings.returns.thanks) {
            return Err(Problem::invalid("share", "is of somebody who takes no thanks").into());
        }
        let scope = ThanksScope::One(share, actor.person.clone());
        let known = self.store.thanks(&scope).await?.into_iter().next();
        if known.as_ref().is_some_and(|known| known.words == words) {
            return Ok(Changes::default());
        }
        let (giver, expect) = self.person_or_new(actor).await?;
        let version = known.as_ref().map_or(0, |known| known.version);
        let now = self.clock.now();
        let row = Thanks {
            id: known.as_ref().map_or(id, |known| known.id),
            share,
            story: shown.story,
            title: shown.title.clone(),
            from: actor.person.clone(),
            name: actor.name.clone(),
            to: shown.person.clone(),
            words,
            at: now,
            put_away: known.is_some_and(|known| known.put_away),
            version: version + 1,
        };
        let mut changes = said(&row, version, now);
        let owner_version = owner.map_or(0, |owner| owner.version);
        changes.expect.extend([
            expect,
            // Hidden, or thanks no longer taken, while this is on its way: the rules decide again.
            Expect { key: Key::Shown(share), version: shown.version },
            Expect { key: Key::Person(shown.person), version: owner_version },
        ]);
        changes.put.push(Row::Thanks(row));
        if giver.version == 0 {
            changes.put.push(Row::Person(Person { version: 1, ..giver }));
        }
        Ok(changes)
    }

    pub(super) async fn take_thanks_back(&self, actor: &Actor, share: ShareId) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let scope = ThanksScope::One(share, actor.person.clone());
        let Some(known) = self.store.thanks(&scope).await?.into_iter().next() else {
            return Ok(Changes::default());
        };
        let mut changes = said(&known, known.version, self.clock.now());
        changes.delete.push(Key::Thanks(share, known.from));
        Ok(changes)
    }

    pub(super) async fn put_thanks_away(&self, actor: &Actor, thanks: CommandId) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let received = self.store.thanks(&ThanksScope::To(actor.person.clone())).await?;
        let known = received.into_iter().find(|one| one.id == thanks && !one.put_away);
        let Some(mut known) = known else { return Ok(Changes::default()) };
        let mut changes = said(&known, known.version, self.clock.now());
        // Whoever said it need not learn of this.
        changes.events.retain(|event| event.audience == Audience::Person(actor.person.clone()));
        known.put_away = true;
        known.version += 1;
        changes.put.push(Row::Thanks(known));
        Ok(changes)
    }

    pub(super) async fn note_milestones(&self, actor: &Actor, told: &[Told]) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        if told.is_empty() || told.len() > MOST_TOLD {
            return Err(Problem::invalid("told", "must be 1 to 200").into());
        }
        if let Some(wrong) = told.iter().position(|one| !is_rung(one.rung)) {
            return Err(
                Problem::invalid(&format!("told/{wrong}/rung"), "must be 10, 25, 50, 100 and so on").into()
            );
        }
        let (mut person, expect) = self.person_or_new(actor).await?;
        person.keep_told(told);
        Ok(changed(person, expect, self.clock.now()))
    }

    /// A shown share, if this actor may see it.
    async fn visible(&self, actor: &Actor, share: ShareId) -> Result<Option<Shown>, StoreError> {
        let shown = self.store.shown(&ShownScope::Share(share)).await?;
        let Some(shown) = shown.into_iter().next() else { return Ok(None) };
        if shown.person == actor.person {
            return Ok(Some(shown));
        }
        let story = self.store.story(shown.story).await?;
        let is_for = shown.is_for(&actor.circles) && story.is_some_and(|story| self.may_have(actor, &story));
        Ok(is_for.then_some(shown))
    }

    /// Whether the actor may know of a story; one that has expired was there, and what was shared of it stays.
    fn may_have(&self, actor: &Actor, story: &Story) -> bool {
        let availability = story.availability(self.clock.now(), &actor.circles);
        matches!(availability, Availability::Offered | Availability::Over)
    }

    async fn stories_of(&self, shown: &[Shown]) -> Result<BTreeMap<StoryId, Story>, StoreError> {
        let ids: BTreeSet<StoryId> = shown.iter().map(|one| one.story).collect();
        let ids: Vec<StoryId> = ids.into_iter().collect();
        Ok(self.store.stories_by_id(&ids).await?.into_iter().map(|story| (story.id, story)).collect())
    }

    /// What was counted on those of these shares whose owners chose to show it, none opened included.
    async fn clicks_of_open(&self, shown: &[Shown]) -> Result<BTreeMap<ShareId, OpenClicks>, StoreError> {
        let open = || shown.iter().filter(|one| one.open);
        let mut counts: BTreeMap<ShareId, u64> = open().map(|one| (one.share, 0)).collect();
        let owners: BTreeSet<&PersonId> = open().map(|one| &one.person).collect();
        for owner in owners {
            let ever = ClickQuestion {
                scope: ClickScope::Person(owner.clone()),
                from: Instant::from_millis(0),
                to: Instant::from_millis(i64::MAX),
                width: i64::MAX,
            };
            for count in self.store.clicks(&ever).await? {
                if let Some(known) = counts.get_mut(&count.share) {
                    *known += count.clicks;
                }
            }
        }
        let measure = self.settings.tracked_links;
        let told = |(share, count)| (share, OpenClicks { measure, count: Measured::of(count) });
        Ok(counts.into_iter().map(told).collect())
    }

    async fn post_of(&self, share: ShareId) -> Result<Option<String>, StoreError> {
        Ok(self.store.share_by_code(&Code::of_share(share)).await?.and_then(|share| share.post))
    }

    async fn takes_thanks(&self, person: &PersonId) -> Result<bool, StoreError> {
        Ok(self.store.person(person).await?.is_none_or(|person| person.settings.returns.thanks))
    }

    /// A share of this person. Another person's share is not there for anybody else.
    async fn share_of(&self, person: &PersonId, share: ShareId) -> Result<Option<Share>, StoreError> {
        let found = self.store.share_by_code(&Code::of_share(share)).await?;
        Ok(found.filter(|found| found.id == share && found.person == *person))
    }
}

/// A write about thanks that are at this version, told to both sides.
fn said(row: &Thanks, version: u64, at: Instant) -> Changes {
    let what = Happening::ThanksChanged { share: row.share };
    let both = [row.to.clone(), row.from.clone()].map(Audience::Person);
    Changes {
        expect: vec![Expect { key: Key::Thanks(row.share, row.from.clone()), version }],
        events: both.map(|audience| NewEvent { at, audience, what: what.clone() }).into_iter().collect(),
        ..Changes::default()
    }
}
