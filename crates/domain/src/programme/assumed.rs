//! What a programme assumes, and how far the audiences of its people overlap.

use std::collections::BTreeMap;

use super::{Programme, failed, insight::WEEKS, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    ids::{CommandId, PersonId, ShareId},
    numbers::{
        Overlap,
        assume::{ASSUMPTIONS_NAME, Assumptions, Change},
    },
    privacy::{OVERLAP_NAME, Publication, WeekOverlap, publish_overlap},
    problem::{Problem, ProblemKind},
    reach::Measure,
    sketch::Sketch,
    store::{Changes, Expect, Key, Row, Store, StoreError},
    time::{DAY, Day, Week},
};

impl<S: Store> Programme<S> {
    /// What holds now, with the version it has.
    pub(super) async fn assumptions(&self) -> Result<(u64, Assumptions), Problem> {
        match self.store.publication(ASSUMPTIONS_NAME).await.map_err(failed)? {
            None => Ok((0, Assumptions::default())),
            Some(kept) => Ok((kept.version, serde_json::from_value(kept.body).map_err(unreadable)?)),
        }
    }

    pub(super) async fn edit_assumption(
        &self,
        actor: &Actor,
        command: CommandId,
        version: u64,
        change: &Change,
    ) -> Result<Changes, Stop> {
        actor.may(Right::EditAssumptions)?;
        change.check()?;
        let (known, assumptions) = self.assumptions().await.map_err(Stop::Failed)?;
        if known != version {
            return Err(Problem::invalid("version", "was changed by somebody else meanwhile").into());
        }
        let now = self.clock.now();
        let changed = assumptions.changed(change, command, now);
        let body = serde_json::to_value(&changed).map_err(|error| Stop::Failed(unreadable(error)))?;
        let name = ASSUMPTIONS_NAME.to_owned();
        let row = Publication { name: name.clone(), body, version: changed.version };
        Ok(Changes {
            expect: vec![Expect { key: Key::Publication(name), version }],
            put: vec![Row::Publication(row)],
            events: vec![NewEvent {
                at: now,
                audience: Audience::Everyone,
                what: Happening::CountingChanged,
            }],
            ..Changes::default()
        })
    }

    /// The overlap that estimates use: the last one that could be measured in a closed week, else what is assumed.
    pub(super) async fn overlap(&self) -> Result<Overlap, Problem> {
        let prior = Overlap::prior(&self.assumptions().await?.1);
        if self.settings.tracked_links != Measure::Measured {
            return Ok(prior);
        }
        let current = self.clock.now().day().week();
        let measured = self.measured_overlap(current).await?;
        let fresh = measured.filter(|known| known.week >= current.earlier(WEEKS));
        Ok(fresh.and_then(|known| known.overlap).unwrap_or(prior))
    }

    /// The kept overlap, made anew once for each week that closes. A week in which nothing can be measured leaves the
    /// one before in its place.
    async fn measured_overlap(&self, current: Week) -> Result<Option<WeekOverlap>, Problem> {
        let closed = current.earlier(1);
        let kept = self.store.publication(OVERLAP_NAME).await.map_err(failed)?;
        let (version, before) = match kept {
            None => (0, None),
            Some(kept) => {
                (kept.version, Some(serde_json::from_value::<KeptOverlap>(kept.body).map_err(unreadable)?))
            }
        };
        if let Some(known) = before.as_ref().filter(|known| known.looked >= closed) {
            return Ok(known.shown);
        }
        let found = publish_overlap(closed, self.clock.now(), &self.sketches_of(closed).await?)?.into_inner();
        let shown = if found.overlap.is_some() { Some(found) } else { before.and_then(|known| known.shown) };
        let body = serde_json::to_value(KeptOverlap { looked: closed, shown }).map_err(unreadable)?;
        let row = Publication { name: OVERLAP_NAME.to_owned(), body, version: version + 1 };
        match self.freeze(row, version).await {
            // Somebody looked first: the next question finds theirs.
            Ok(_) | Err(StoreError::Conflict) => Ok(shown),
            Err(error) => Err(failed(error)),
        }
    }

    async fn sketches_of(&self, week: Week) -> Result<BTreeMap<Day, Vec<(PersonId, Sketch)>>, Problem> {
        let facts = self.store.clicked_shares(week.start(), week.end()).await.map_err(failed)?;
        let owners: BTreeMap<ShareId, PersonId> =
            facts.into_iter().map(|fact| (fact.share.id, fact.share.person)).collect();
        let mut days = BTreeMap::new();
        for n in 0..7 {
            let day = week.start().plus(n * DAY).day();
            let sketches = self.store.sketches(day, None).await.map_err(failed)?;
            let owned = sketches.into_iter().filter_map(|s| Some((owners.get(&s.share)?.clone(), s)));
            days.insert(day, owned.collect());
        }
        Ok(days)
    }
}

/// The overlap as it is kept: which week was looked at last, and what is shown.
#[derive(serde::Serialize, serde::Deserialize)]
struct KeptOverlap {
    looked: Week,
    shown: Option<WeekOverlap>,
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::new(ProblemKind::Internal, format!("what is assumed cannot be read: {error}"))
}
