//! Enquiries after a click: posted back by the company's own site, or taken from a list of leads.

use std::collections::BTreeSet;

use super::{ATTEMPTS, Programme, failed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    command::hex,
    enquiry::{ENQUIRY_KEY_NAME, Enquiry, EnquiryId, Lead, WITHIN, read_leads},
    event::{Audience, Happening, NewEvent},
    ids::ShareId,
    numbers::Measured,
    privacy::{Breakdown, Contribution, Grouping, Publication, Table, enquiries_name, publish_week},
    problem::{Problem, ProblemKind},
    reach::{ClickQuestion, ClickScope, Measure},
    share::Share,
    store::{Changes, Expect, Key, Row, Store, StoreError},
    time::{DAY, Instant, Week},
};

impl<S: Store> Programme<S> {
    /// Takes an enquiry that the company's site posts. It counts once, and only if the link was opened within the
    /// thirty days before; whoever posts it is not told whether it did.
    pub async fn record_enquiry(&self, lead: &Lead) -> Result<(), Problem> {
        self.enquiries_are_taken()?;
        for _ in 0..ATTEMPTS {
            let changes = self.enquired(std::slice::from_ref(lead)).await.map_err(failed)?;
            if changes.put.is_empty() {
                return Ok(());
            }
            match self.commit(changes).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(StoreError::Conflict))
    }

    pub(super) async fn import_enquiries(&self, actor: &Actor, leads: &str) -> Result<Changes, Stop> {
        actor.may(Right::ImportEnquiries)?;
        self.enquiries_are_taken()?;
        Ok(self.enquired(&read_leads(leads)?).await?)
    }

    fn enquiries_are_taken(&self) -> Result<(), Problem> {
        if self.settings.tracked_links == Measure::Measured {
            return Ok(());
        }
        // Nobody else can have opened a link here, so nobody can have asked after it.
        let detail = "only programmes whose links reach strangers take enquiries";
        Err(Problem::new(ProblemKind::Unsupported, detail))
    }

    /// What these leads change. Codes that lead nowhere, or were not opened in time, change nothing.
    async fn enquired(&self, leads: &[Lead]) -> Result<Changes, StoreError> {
        let now = self.clock.now();
        let mut changes = Changes::default();
        let key = self.enquiry_key(&mut changes).await?;
        let before = changes.put.len();
        let mut told: BTreeSet<ShareId> = BTreeSet::new();
        let mut seen: BTreeSet<EnquiryId> = BTreeSet::new();
        for lead in leads {
            let id = EnquiryId::of(&key, &lead.reference);
            let asked = lead.day.map_or(now, |day| day.start().plus(DAY).min(now));
            let Some(share) = self.store.share_by_code(&lead.code).await? else { continue };
            if seen.contains(&id)
                || self.store.enquiry(&id).await?.is_some()
                || !self.opened_before(&share, asked).await?
            {
                continue;
            }
            changes.expect.push(Expect { key: Key::Enquiry(id.clone()), version: 0 });
            if told.insert(share.id) {
                // Gone with its person in the meantime, a share must not be counted for.
                changes.expect.push(Expect { key: Key::Share(share.id), version: 1 });
                let audience = Audience::Person(share.person.clone());
                changes.events.push(NewEvent {
                    at: now,
                    audience,
                    what: Happening::Enquired { share: share.id },
                });
            }
            changes.put.push(Row::Enquiry(Enquiry {
                id: id.clone(),
                share: share.id,
                person: share.person,
                story: share.story,
                network: share.network,
                at: now,
            }));
            seen.insert(id);
        }
        // A key nothing was hashed with need not be kept.
        if changes.put.len() == before { Ok(Changes::default()) } else { Ok(changes) }
    }

    async fn opened_before(&self, share: &Share, asked: Instant) -> Result<bool, StoreError> {
        let scope = ClickScope::Person(share.person.clone());
        // A click in the same millisecond came before the enquiry.
        let (from, to) = (asked.plus(-WITHIN), asked.plus(1));
        let counts = self.store.clicks(&ClickQuestion { scope, from, to, width: i64::MAX }).await?;
        Ok(counts.iter().any(|count| count.share == share.id))
    }

    /// The key that references are hashed with; a new one is among the changes.
    async fn enquiry_key(&self, changes: &mut Changes) -> Result<String, StoreError> {
        if let Some(kept) = self.store.publication(ENQUIRY_KEY_NAME).await? {
            return Ok(kept.body.as_str().unwrap_or_default().to_owned());
        }
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes);
        let key = hex(&bytes);
        let name = ENQUIRY_KEY_NAME.to_owned();
        changes.expect.push(Expect { key: Key::Publication(name.clone()), version: 0 });
        changes.put.push(Row::Publication(Publication { name, body: key.clone().into(), version: 1 }));
        Ok(key)
    }

    /// The enquiries of a closed week, if links of five or more people brought them; frozen when first asked for.
    pub(super) async fn enquiries_of(&self, week: Week) -> Result<Option<Measured>, Problem> {
        let name = enquiries_name(week);
        let read = |kept: Publication| -> Result<Option<Measured>, Problem> {
            let tables: Vec<Table> = serde_json::from_value(kept.body).map_err(unreadable)?;
            Ok(tables.first().and_then(|table| table.total).map(Measured::of))
        };
        if let Some(frozen) = self.store.publication(&name).await.map_err(failed)? {
            return read(frozen);
        }
        let all = self.store.enquiries(None).await.map_err(failed)?;
        let of_week = all.into_iter().filter(|enquiry| enquiry.at >= week.start() && enquiry.at < week.end());
        let contributions = of_week
            .map(|enquiry| Contribution {
                person: enquiry.person,
                cell: "programme".to_owned(),
                value: 1,
                // Whoever shows how often a link was opened shows nothing of what came after.
                known: false,
            })
            .collect();
        let breakdown = Breakdown { grouping: Grouping::Programme, names: Vec::new(), contributions };
        let tables = publish_week(week, self.clock.now(), &[breakdown])?.into_inner();
        let body = serde_json::to_value(&tables).map_err(unreadable)?;
        let frozen = Publication { name: name.clone(), body, version: 1 };
        match self.freeze(frozen.clone(), 0).await {
            // Somebody froze it first: theirs holds.
            Err(StoreError::Conflict) => match self.store.publication(&name).await.map_err(failed)? {
                Some(frozen) => read(frozen),
                None => Err(failed(StoreError::Conflict)),
            },
            Err(error) => Err(failed(error)),
            Ok(_) => read(frozen),
        }
    }
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::new(ProblemKind::Internal, format!("a week's enquiries cannot be read: {error}"))
}
