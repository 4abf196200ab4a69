//! Counting openings of tracked links: clicks exactly, visitors of a day by sketch.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{ATTEMPTS, Programme, failed};
use crate::{
    event::{Audience, Happening, NewEvent},
    ids::{Code, ShareId},
    numbers::on_day,
    problem::Problem,
    share::Share,
    sketch::Sketch,
    store::{Changes, Expect, Key, Row, Store, StoreError},
    time::Day,
    visit::{Click, DayKey, Visit, visitor_hash},
};

/// Sketches of fewer visitors than this do not outlive their day.
pub(super) const FEWEST_VISITORS: u64 = 5;

/// Where each visit leads, in order; none if there is no such link.
pub type Targets = Vec<Option<String>>;

impl<S: Store> Programme<S> {
    /// Counts a batch of visits in one commit and says where each leads. Nothing is counted if it fails.
    pub async fn record_visits(&self, visits: &[Visit]) -> Result<Targets, Problem> {
        for _ in 0..ATTEMPTS {
            let (changes, targets) = self.count(visits).await.map_err(failed)?;
            if changes.put.is_empty() {
                return Ok(targets);
            }
            match self.commit(changes).await {
                Ok(_) => return Ok(targets),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(StoreError::Conflict))
    }

    /// Where a tracked link leads, without counting.
    pub async fn target(&self, code: &Code) -> Result<Option<String>, Problem> {
        Ok(self.store.share_by_code(code).await.map_err(failed)?.map(|share| share.target))
    }

    /// Destroys the keys of days that are over, with the sketches of fewer than five visitors.
    pub async fn close_days(&self) -> Result<(), Problem> {
        let delete = self.past_days(self.clock.now().day()).await.map_err(failed)?;
        if !delete.is_empty() {
            self.commit(Changes { delete, ..Changes::default() }).await.map_err(failed)?;
        }
        Ok(())
    }

    pub(super) async fn count(&self, visits: &[Visit]) -> Result<(Changes, Targets), StoreError> {
        let now = self.clock.now();
        let day = now.day();
        let mut changes = Changes::default();
        let mut links: BTreeMap<&Code, Option<Share>> = BTreeMap::new();
        for visit in visits {
            if !links.contains_key(&visit.code) {
                links.insert(&visit.code, self.store.share_by_code(&visit.code).await?);
            }
        }
        let mut clicks: BTreeMap<ShareId, u64> = BTreeMap::new();
        let mut sketches: BTreeMap<ShareId, (Sketch, u64, bool)> = BTreeMap::new();
        let key = if visits.iter().any(|visit| visit.visitor.is_some()) {
            Some(self.day_key(day, &mut changes).await?)
        } else {
            None
        };
        let mut targets = Vec::with_capacity(visits.len());
        for visit in visits {
            let Some(share) = links.get(&visit.code).and_then(Option::as_ref) else {
                targets.push(None);
                continue;
            };
            targets.push(Some(share.target.clone()));
            *clicks.entry(share.id).or_default() += 1;
            changes.put.push(Row::Click(Click {
                share: share.id,
                person: share.person.clone(),
                story: share.story,
                network: share.network,
                at: now,
            }));
            if let (Some(key), Some(visitor)) = (&key, &visit.visitor) {
                let (sketch, _, changed) = match sketches.entry(share.id) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(place) => {
                        let known = self.store.sketch(day, share.id).await?;
                        let sketch = known.unwrap_or_else(|| Sketch::new(day, share.id));
                        let version = sketch.version;
                        place.insert((sketch, version, false))
                    }
                };
                *changed |= sketch.add(visitor_hash(key, visitor));
            }
        }
        for (share, (mut sketch, version, changed)) in sketches {
            if changed {
                changes.expect.push(Expect { key: Key::Sketch(day, share), version });
                sketch.version = version + 1;
                changes.put.push(Row::Sketch(sketch));
            }
        }
        for share in links.into_values().flatten() {
            // Gone with its person in the meantime, a share must not be counted for.
            changes.expect.push(Expect { key: Key::Share(share.id), version: 1 });
            let counted = clicks.get(&share.id).copied().unwrap_or(0);
            let what = Happening::Clicked { share: share.id, clicks: counted };
            changes.events.push(NewEvent { at: now, audience: Audience::Person(share.person), what });
        }
        Ok((changes, targets))
    }

    /// Today's key; a new one also closes the days before.
    async fn day_key(&self, day: Day, changes: &mut Changes) -> Result<DayKey, StoreError> {
        if let Some(key) = self.store.day_keys().await?.into_iter().find(|key| key.day == day) {
            return Ok(key);
        }
        let mut key = DayKey { day, key: vec![0; 32] };
        self.random.fill(&mut key.key);
        changes.expect.push(Expect { key: Key::DayKey(day), version: 0 });
        changes.put.push(Row::DayKey(key.clone()));
        changes.delete.extend(self.past_days(day).await?);
        Ok(key)
    }

    async fn past_days(&self, today: Day) -> Result<Vec<Key>, StoreError> {
        let mut delete = Vec::new();
        for key in self.store.day_keys().await?.into_iter().filter(|key| key.day < today) {
            for sketch in self.store.sketches(key.day, None).await? {
                let visitors = on_day(key.day, |day| day.all([&sketch]).visitors());
                if visitors.about < FEWEST_VISITORS {
                    delete.push(Key::Sketch(key.day, sketch.share));
                }
            }
            delete.push(Key::DayKey(key.day));
        }
        Ok(delete)
    }
}
