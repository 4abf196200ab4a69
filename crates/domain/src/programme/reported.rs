//! What networks reported: taken in, taken back, and read by its person alone.

use super::{Programme, failed, rules::Stop};
use crate::{
    actor::{Actor, Right},
    event::{Audience, Happening, NewEvent},
    faults::Faults,
    ids::CommandId,
    person::Person,
    problem::Problem,
    reported::{MOST_REPORTS, MyReported, NewReport, Reading, Report, ReportId, Source, goes_back, standing},
    share::Share,
    store::{Changes, Expect, Key, Row, Store},
};

/// More shares than anybody has.
const ALL_SHARES: usize = 1_000_000;

impl<S: Store> Programme<S> {
    pub(super) async fn reported(&self, actor: &Actor) -> Result<MyReported, Problem> {
        actor.may(Right::TakePart)?;
        Ok(standing(self.store.reports(&actor.person).await.map_err(failed)?))
    }

    /// Takes in what is new of a report. What an earlier import brought already is left out, so that the same file twice
    /// changes nothing.
    pub(super) async fn import_report(
        &self,
        actor: &Actor,
        id: CommandId,
        report: &NewReport,
    ) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let now = self.clock.now();
        let mut new = report.clone().check("/report", now)?;
        // Every import of a person goes through their row, so that two at once see each other.
        let (person, expect) = self.person_or_new(actor).await?;
        let reports = self.store.reports(&actor.person).await?;
        let shares = self.store.shares_of(&actor.person, ALL_SHARES).await?;
        only_own_shares(&new, &shares)?;
        // The same file under another date: it is still what it was.
        if let Some(same) = reports.iter().find(|known| known.new.fingerprint == new.fingerprint) {
            new.as_of = same.new.as_of;
        }
        leave_out_known(&mut new, &reports);
        if new.posts.is_empty() && new.days.is_empty() {
            return Ok(Changes::default());
        }
        if reports.len() >= MOST_REPORTS {
            return Err(Problem::invalid("report", "is one too many: 400 are kept").into());
        }
        only_seen_corrections(&new, &standing(reports))?;
        let person = Person { version: person.version + 1, ..person };
        let audience = Audience::Person(person.id.clone());
        let row = Report { id, person: person.id.clone(), at: now, new };
        Ok(Changes {
            expect: vec![expect, Expect { key: Key::Report(id), version: 0 }],
            put: vec![Row::Person(person), Row::Report(row)],
            events: vec![NewEvent { at: now, audience, what: Happening::ReportsChanged }],
            ..Changes::default()
        })
    }

    /// Takes an import back: exactly what it brought goes, and what it had taken precedence over stands again.
    pub(super) async fn undo_report(&self, actor: &Actor, report: ReportId) -> Result<Changes, Stop> {
        actor.may(Right::TakePart)?;
        let mine = self.store.reports(&actor.person).await?;
        if !mine.iter().any(|known| known.id == report) {
            return Err(Problem::invalid("report", "is not one of your imports").into());
        }
        let audience = Audience::Person(actor.person.clone());
        Ok(Changes {
            expect: vec![Expect { key: Key::Report(report), version: 1 }],
            delete: vec![Key::Report(report)],
            events: vec![NewEvent { at: self.clock.now(), audience, what: Happening::ReportsChanged }],
            ..Changes::default()
        })
    }
}

/// Refuses a post that is said to be somebody else's share, or one that went to another network.
fn only_own_shares(new: &NewReport, shares: &[Share]) -> Result<(), Problem> {
    let source = new.format.source();
    let mut faults = Faults::below("/report");
    for (i, post) in new.posts.iter().enumerate() {
        let Some(id) = post.share else { continue };
        let own = shares.iter().find(|share| share.id == id);
        let place = format!("posts/{i}/share");
        faults.unless(own.is_some(), &place, "is not one of your shares");
        faults.unless(
            own.is_none_or(|share| source.may_have(share.network)),
            &place,
            "is of another network",
        );
    }
    faults.done("this report cannot be taken; nothing of it was")
}

/// Leaves out what an earlier import says in the same words about the same moment.
fn leave_out_known(new: &mut NewReport, reports: &[Report]) {
    let (source, as_of): (Source, _) = (new.format.source(), new.as_of);
    let same: Vec<&Report> = reports
        .iter()
        .filter(|known| known.new.format.source() == source && known.new.as_of == as_of)
        .collect();
    new.posts.retain(|post| {
        let alike = |known: &crate::reported::ReportedPost| {
            (known.key(), known.period, &known.figures, known.share)
                == (post.key(), post.period, &post.figures, post.share)
        };
        !same.iter().any(|report| report.new.posts.iter().any(alike))
    });
    new.days.retain(|day| {
        let alike =
            |known: &crate::reported::ReportedDay| (known.day, &known.figures) == (day.day, &day.figures);
        !same.iter().any(|report| report.new.days.iter().any(alike))
    });
}

/// Refuses counters that go back unless the person saw that and took the new figure.
fn only_seen_corrections(new: &NewReport, before: &MyReported) -> Result<(), Problem> {
    let (source, as_of) = (new.format.source(), new.as_of);
    let mut faults = Faults::below("/report");
    for (i, post) in new.posts.iter().enumerate().filter(|(_, post)| !post.corrects) {
        let known = before.post(source, post).map(|known| known.readings()).unwrap_or_default();
        let back = goes_back(Reading { as_of, figures: &post.figures }, &known);
        faults.unless(back.is_empty(), &format!("posts/{i}/corrects"), "goes back: say that you saw it");
    }
    for (i, day) in new.days.iter().enumerate().filter(|(_, day)| !day.corrects) {
        let known = before.day(source, day.day).map(|known| known.readings()).unwrap_or_default();
        let back = goes_back(Reading { as_of, figures: &day.figures }, &known);
        faults.unless(back.is_empty(), &format!("days/{i}/corrects"), "goes back: say that you saw it");
    }
    faults.done("some counts are lower than before; nothing was taken")
}
