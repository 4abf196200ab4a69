//! What is kept about a person: shown to them whole, and erased for good.

use super::{Programme, failed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    command::hex,
    ids::PersonId,
    my_data::{LinkClicks, LinkEnquiry, LinkVisitors, MyData, Remainder},
    numbers::on_day,
    privacy::{MIX_NAME, MixSnapshot, Publication},
    problem::{Problem, ProblemKind},
    reach::{ClickQuestion, ClickScope},
    reported::Report,
    store::{Changes, Expect, Key, Row, Store},
    thanks::Received,
    time::{DAY, Day, Instant},
};

/// More shares than anybody has.
const ALL_SHARES: usize = 1_000_000;

impl<S: Store> Programme<S> {
    pub(super) async fn my_data(&self, actor: &Actor) -> Result<MyData, Problem> {
        actor.may(Right::TakePart)?;
        let me = &actor.person;
        let question = ClickQuestion {
            scope: ClickScope::Person(me.clone()),
            from: Instant::from_millis(0),
            to: Instant::from_millis(i64::MAX),
            width: DAY,
        };
        let counts = self.store.clicks(&question).await.map_err(failed)?;
        let trail = self.store.trail_of(me).await.map_err(failed)?;
        let mix = self.mix().await?.map(|(_, mix)| mix);
        let clicks = counts.into_iter().map(|count| LinkClicks {
            share: count.share,
            day: Day::from_number(count.bucket),
            clicks: count.clicks,
        });
        let visitors = trail.sketches.iter().map(|sketch| LinkVisitors {
            share: sketch.share,
            day: sketch.day,
            about: on_day(sketch.day, |day| day.all([sketch]).visitors().about),
        });
        let mut enquiries = self.store.enquiries(Some(me)).await.map_err(failed)?;
        enquiries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        let mut clicks: Vec<LinkClicks> = clicks.collect();
        clicks.sort_by_key(|clicks| (clicks.day, clicks.share));
        let received = self.received(me).await.map_err(failed)?;
        Ok(MyData {
            at: self.clock.now(),
            person: self.store.person(me).await.map_err(failed)?,
            shares: self.store.shares_of(me, ALL_SHARES).await.map_err(failed)?,
            submissions: self.my_submissions(actor).await?,
            reports: self.my_reports(me).await?,
            shown: self.shown_by(me).await.map_err(failed)?,
            thanks_received: received.into_iter().map(Received::from).collect(),
            thanks_given: self.given(me).await.map_err(failed)?,
            clicks,
            enquiries: enquiries
                .into_iter()
                .map(|enquiry| LinkEnquiry { share: enquiry.share, at: enquiry.at })
                .collect(),
            visitors: visitors.collect(),
            counted_as: mix.map(|mix| mix.personas_of(me)).unwrap_or_default(),
            commands: trail.commands,
            events: trail.events,
            kept_as_totals: Remainder::ALL.to_vec(),
        })
    }

    /// Every import of a person as it is kept, the last first.
    async fn my_reports(&self, me: &PersonId) -> Result<Vec<Report>, Problem> {
        let mut reports = self.store.reports(me).await.map_err(failed)?;
        reports.sort_by_key(|report| std::cmp::Reverse((report.at, report.id)));
        Ok(reports)
    }

    /// Forgets the actor. In the snapshot behind the persona mix a name that means nobody takes their place: its
    /// figures were published, and the gate must know for good how many people they are about.
    pub(super) async fn erase_me(&self, actor: &Actor) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        // Written also where the person is not in it: whoever is publishing a mix with them right now is too late.
        let (version, mut mix) = self.mix().await.map_err(Stop::Failed)?.unwrap_or_default();
        mix.rename(&actor.person, &self.nobody().map_err(Stop::Failed)?);
        let body = serde_json::to_value(&mix).map_err(|error| Stop::Failed(unreadable(error)))?;
        let publication = Publication { name: MIX_NAME.to_owned(), body, version: version + 1 };
        Ok(Changes {
            expect: vec![Expect { key: Key::Publication(MIX_NAME.to_owned()), version }],
            forget: Some(actor.person.clone()),
            put: vec![Row::Publication(publication)],
            ..Changes::default()
        })
    }

    /// The snapshot behind the persona mix, with its version.
    async fn mix(&self) -> Result<Option<(u64, MixSnapshot)>, Problem> {
        let Some(kept) = self.store.publication(MIX_NAME).await.map_err(failed)? else { return Ok(None) };
        Ok(Some((kept.version, serde_json::from_value(kept.body).map_err(unreadable)?)))
    }

    /// A name that nobody has, and that says nothing about who had its place.
    fn nobody(&self) -> Result<PersonId, Problem> {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        PersonId::try_from(format!("erased-{}", hex(&bytes)))
    }
}

fn unreadable(error: serde_json::Error) -> Problem {
    Problem::new(ProblemKind::Internal, format!("a publication cannot be read: {error}"))
}
