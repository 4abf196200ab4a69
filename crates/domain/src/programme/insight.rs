//! The programme's figures: everything here goes through [`crate::privacy`] before it leaves.

use std::collections::BTreeMap;

use super::{Programme, failed};
use crate::{
    actor::{Actor, Circle, Right},
    ids::{PersonId, ShareId},
    network::Network,
    person::Person,
    privacy::{
        Breakdown, Contribution, GROUP, Grouping, MIX_NAME, MixSnapshot, PersonaMix, ProgrammeReach,
        Publication, Table, Told, publish_corrections, publish_mix, publish_week, week_name,
    },
    problem::{Problem, ProblemKind},
    reach::{ClickCount, ClickQuestion, ClickScope},
    share::Share,
    store::{Changes, Expect, Key, Row, ShareFact, Store, StoreError},
    time::{DAY, Day, Week},
};

/// How many closed weeks are shown.
pub(super) const WEEKS: i64 = 12;

impl<S: Store> Programme<S> {
    pub(super) async fn programme_reach(&self, actor: &Actor) -> Result<ProgrammeReach, Problem> {
        actor.may(Right::SeeInsight)?;
        let current = self.clock.now().day().week();
        let mut weeks = Vec::new();
        for back in (1..=WEEKS).rev() {
            weeks.extend(self.week(current.earlier(back)).await?);
        }
        Ok(ProgrammeReach { group: GROUP, weeks })
    }

    /// The tables of a closed week: as they were frozen, or frozen now.
    pub(super) async fn week(&self, week: Week) -> Result<Vec<Table>, Problem> {
        let name = week_name(week);
        if let Some(frozen) = self.store.publication(&name).await.map_err(failed)? {
            return read(&frozen);
        }
        let facts = self.clicks_of(week).await?;
        let people = self.store.people().await.map_err(failed)?;
        let by_id: BTreeMap<&PersonId, &Person> = people.iter().map(|person| (&person.id, person)).collect();
        let breakdown = |grouping| Breakdown {
            grouping,
            names: self.closed_list(grouping, week),
            contributions: facts.iter().map(|fact| contribution(grouping, fact, &by_id)).collect(),
        };
        let breakdowns = Grouping::ALL.map(breakdown);
        let tables = publish_week(week, self.clock.now(), &breakdowns)?.into_inner();
        let body = serde_json::to_value(&tables).map_err(unreadable)?;
        let frozen = Publication { name: name.clone(), body, version: 1 };
        match self.freeze(frozen, 0).await {
            // Somebody froze it first: theirs holds.
            Err(StoreError::Conflict) => match self.store.publication(&name).await.map_err(failed)? {
                Some(frozen) => read(&frozen),
                None => Err(failed(StoreError::Conflict)),
            },
            Err(error) => Err(failed(error)),
            Ok(_) => Ok(tables),
        }
    }

    pub(super) async fn persona_mix(&self, actor: &Actor) -> Result<PersonaMix, Problem> {
        actor.may(Right::SeeInsight)?;
        let kept = self.store.publication(MIX_NAME).await.map_err(failed)?;
        let version = kept.as_ref().map_or(0, |kept| kept.version);
        let before: Option<MixSnapshot> = match kept {
            Some(kept) => Some(serde_json::from_value(kept.body).map_err(unreadable)?),
            None => None,
        };
        let people = self.store.people().await.map_err(failed)?;
        let members = people
            .iter()
            .filter_map(|person| Some((person.id.clone(), person.persona()?.to_owned())))
            .collect();
        let (published, snapshot) = publish_mix(before.clone(), members, &self.personas());
        let pack = self.pack.reference();
        let told = people.iter().filter_map(|person| {
            let quiz = person.quiz.as_ref().filter(|quiz| quiz.pack == pack)?;
            let (told, persona) = (quiz.told()?.to_owned(), quiz.persona()?.to_owned());
            Some((person.id.clone(), Told { told, persona }))
        });
        let (published, snapshot) = publish_corrections(published, snapshot, &pack.hash, &told.collect());
        if before.as_ref() != Some(&snapshot) {
            let body = serde_json::to_value(&snapshot).map_err(unreadable)?;
            let publication = Publication { name: MIX_NAME.into(), body, version: version + 1 };
            self.freeze(publication, version).await.map_err(failed)?;
        }
        Ok(published.into_inner())
    }

    pub(super) async fn freeze(&self, publication: Publication, version: u64) -> Result<u64, StoreError> {
        let key = Key::Publication(publication.name.clone());
        let put = vec![Row::Publication(publication)];
        self.commit(Changes { expect: vec![Expect { key, version }], put, ..Changes::default() }).await
    }

    /// What each share brought on each day of a week.
    async fn clicks_of(&self, week: Week) -> Result<Vec<(Day, ShareFact)>, Problem> {
        let (from, to) = (week.start(), week.end());
        let shares = self.store.clicked_shares(from, to).await.map_err(failed)?;
        let shares: BTreeMap<ShareId, Share> =
            shares.into_iter().map(|fact| (fact.share.id, fact.share)).collect();
        let question = ClickQuestion { scope: ClickScope::Programme, from, to, width: DAY };
        let counts = self.store.clicks(&question).await.map_err(failed)?;
        let fact = |count: ClickCount| {
            let day = from.plus(count.bucket.saturating_mul(DAY)).day();
            Some((day, ShareFact { share: shares.get(&count.share)?.clone(), clicks: count.clicks }))
        };
        Ok(counts.into_iter().filter_map(fact).collect())
    }

    fn personas(&self) -> Vec<String> {
        self.pack.personas.iter().map(|persona| persona.id.clone()).collect()
    }

    /// The names of a grouping whose groups are known beforehand.
    fn closed_list(&self, grouping: Grouping, week: Week) -> Vec<String> {
        match grouping {
            Grouping::Programme | Grouping::Topic | Grouping::Story => Vec::new(),
            Grouping::Circle => {
                let all = [Circle::Employee, Circle::Partner, Circle::Customer];
                all.iter().map(|circle| circle.name().to_owned()).collect()
            }
            Grouping::Persona => self.personas(),
            Grouping::Network => Network::ALL.iter().map(|network| network.name().to_owned()).collect(),
            Grouping::Day => (0..7).map(|n| week.start().plus(n * DAY).day().date()).collect(),
        }
    }
}

fn contribution(
    grouping: Grouping,
    (day, fact): &(Day, ShareFact),
    people: &BTreeMap<&PersonId, &Person>,
) -> Contribution {
    let person = people.get(&fact.share.person);
    let cell = match grouping {
        Grouping::Programme => "programme".to_owned(),
        Grouping::Circle => person.map_or("", |person| person.circle.name()).to_owned(),
        // Beside a figure that everybody knows, the figure of its persona would tell whose persona it is.
        Grouping::Persona if fact.share.open => String::new(),
        Grouping::Persona => person.and_then(|person| person.persona()).unwrap_or("").to_owned(),
        Grouping::Topic => fact.share.topic.clone().unwrap_or_default(),
        Grouping::Network => fact.share.network.name().to_owned(),
        Grouping::Story => fact.share.story.to_string(),
        Grouping::Day => day.date(),
    };
    Contribution { person: fact.share.person.clone(), cell, value: fact.clicks, known: fact.share.open }
}

fn read(frozen: &Publication) -> Result<Vec<Table>, Problem> {
    serde_json::from_value(frozen.body.clone()).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::new(ProblemKind::Internal, format!("a publication cannot be read: {error}"))
}
