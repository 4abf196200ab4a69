//! A store in memory: the shortest complete one, for tests and as the model of the others.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    sync::{Mutex, MutexGuard},
};

use super::{Changes, Key, Row, ShareFact, Store, StoreError, Trail};
use crate::{
    board::Board,
    campaign::{Campaign, CampaignId},
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Audience, Event, EventNumber, NewEvent},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    person::Person,
    privacy::Publication,
    reach::{ClickCount, ClickQuestion, ClickScope},
    reported::{Report, ReportId},
    share::Share,
    sketch::Sketch,
    story::Story,
    submission::{Submission, SubmissionId},
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
    time::{Day, Instant},
    visit::{Click, DayKey},
};

#[derive(Debug, Default)]
struct Rows {
    commands: BTreeMap<CommandId, StoredCommand>,
    people: BTreeMap<PersonId, Person>,
    stories: BTreeMap<StoryId, Story>,
    shares: BTreeMap<ShareId, Share>,
    clicks: Vec<Click>,
    day_keys: BTreeMap<Day, DayKey>,
    sketches: BTreeMap<(Day, ShareId), Sketch>,
    publications: BTreeMap<String, Publication>,
    board: Option<Board>,
    campaigns: BTreeMap<CampaignId, Campaign>,
    submissions: BTreeMap<SubmissionId, Submission>,
    reports: BTreeMap<ReportId, Report>,
    enquiries: BTreeMap<EnquiryId, Enquiry>,
    shown: BTreeMap<ShareId, Shown>,
    thanks: BTreeMap<(ShareId, PersonId), Thanks>,
    events: Vec<Event>,
}

impl Rows {
    fn version(&self, key: &Key) -> u64 {
        match key {
            Key::Person(id) => self.people.get(id).map_or(0, |row| row.version),
            Key::Story(id) => self.stories.get(id).map_or(0, |row| row.version),
            Key::Share(id) => u64::from(self.shares.contains_key(id)),
            Key::DayKey(day) => u64::from(self.day_keys.contains_key(day)),
            Key::Sketch(day, share) => self.sketches.get(&(*day, *share)).map_or(0, |row| row.version),
            Key::Publication(name) => self.publications.get(name).map_or(0, |row| row.version),
            Key::Board => self.board.as_ref().map_or(0, |row| row.version),
            Key::Campaign(id) => self.campaigns.get(id).map_or(0, |row| row.version),
            Key::Submission(id) => self.submissions.get(id).map_or(0, |row| row.version),
            Key::Report(id) => u64::from(self.reports.contains_key(id)),
            Key::Enquiry(id) => u64::from(self.enquiries.contains_key(id)),
            Key::Shown(id) => self.shown.get(id).map_or(0, |row| row.version),
            Key::Thanks(share, from) => self.thanks.get(&(*share, from.clone())).map_or(0, |row| row.version),
        }
    }

    fn delete(&mut self, key: &Key) {
        match key {
            Key::Person(id) => drop(self.people.remove(id)),
            Key::Story(id) => drop(self.stories.remove(id)),
            Key::Share(id) => drop(self.shares.remove(id)),
            Key::DayKey(day) => drop(self.day_keys.remove(day)),
            Key::Sketch(day, share) => drop(self.sketches.remove(&(*day, *share))),
            Key::Publication(name) => drop(self.publications.remove(name)),
            Key::Board => self.board = None,
            Key::Campaign(id) => drop(self.campaigns.remove(id)),
            Key::Submission(id) => drop(self.submissions.remove(id)),
            Key::Report(id) => drop(self.reports.remove(id)),
            Key::Enquiry(id) => drop(self.enquiries.remove(id)),
            Key::Shown(id) => drop(self.shown.remove(id)),
            Key::Thanks(share, from) => drop(self.thanks.remove(&(*share, from.clone()))),
        }
    }

    fn put(&mut self, row: Row) {
        match row {
            Row::Person(row) => drop(self.people.insert(row.id.clone(), row)),
            Row::Story(row) => drop(self.stories.insert(row.id, row)),
            Row::Share(row) => drop(self.shares.insert(row.id, row)),
            Row::Click(row) => self.clicks.push(row),
            Row::DayKey(row) => drop(self.day_keys.insert(row.day, row)),
            Row::Sketch(row) => drop(self.sketches.insert((row.day, row.share), row)),
            Row::Publication(row) => drop(self.publications.insert(row.name.clone(), row)),
            Row::Board(row) => self.board = Some(row),
            Row::Campaign(row) => drop(self.campaigns.insert(row.id, row)),
            Row::Submission(row) => drop(self.submissions.insert(row.id, row)),
            Row::Report(row) => drop(self.reports.insert(row.id, row)),
            Row::Enquiry(row) => drop(self.enquiries.insert(row.id.clone(), row)),
            Row::Shown(row) => drop(self.shown.insert(row.share, row)),
            Row::Thanks(row) => drop(self.thanks.insert((row.share, row.from.clone()), row)),
        }
    }

    fn forget(&mut self, person: &PersonId) {
        self.people.remove(person);
        self.submissions.retain(|_, submission| submission.person != *person);
        self.reports.retain(|_, report| report.person != *person);
        self.shown.retain(|_, shown| shown.person != *person);
        self.thanks.retain(|_, thanks| thanks.from != *person && thanks.to != *person);
        let theirs: BTreeSet<ShareId> =
            self.shares.values().filter(|share| share.person == *person).map(|share| share.id).collect();
        self.shares.retain(|id, _| !theirs.contains(id));
        self.clicks.retain(|click| click.person != *person);
        self.enquiries.retain(|_, enquiry| enquiry.person != *person);
        self.sketches.retain(|(_, share), _| !theirs.contains(share));
        for command in self.commands.values_mut().filter(|command| command.person.as_ref() == Some(person)) {
            *command = StoredCommand::forgotten(command.id);
        }
        for event in self.events.iter_mut().filter(|event| is_for_only(event, person)) {
            event.event = NewEvent::forgotten();
        }
    }

    fn last(&self) -> EventNumber {
        self.events.last().map_or(0, |event| event.n)
    }
}

fn is_for_only(event: &Event, person: &PersonId) -> bool {
    matches!(&event.event.audience, Audience::Person(whom) if whom == person)
}

/// Keeps everything in memory, behind one lock.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<Rows>);

impl MemoryStore {
    fn rows(&self) -> Result<MutexGuard<'_, Rows>, StoreError> {
        self.0.lock().map_err(|_| StoreError::Failed("a writer panicked".into()))
    }
}

impl Store for MemoryStore {
    async fn commit(&self, changes: Changes) -> Result<EventNumber, StoreError> {
        let mut rows = self.rows()?;
        if let Some(known) = changes.command.as_ref().and_then(|command| rows.commands.get(&command.id)) {
            return Err(StoreError::CommandExists(known.clone(), rows.last()));
        }
        if changes.expect.iter().any(|expect| rows.version(&expect.key) != expect.version) {
            return Err(StoreError::Conflict);
        }
        if changes.wipe {
            let (commands, events) = (std::mem::take(&mut rows.commands), std::mem::take(&mut rows.events));
            *rows = Rows { commands, events, ..Rows::default() };
        }
        if let Some(person) = &changes.forget {
            rows.forget(person);
        }
        if let Some(command) = changes.command {
            rows.commands.insert(command.id, command);
        }
        for key in &changes.delete {
            rows.delete(key);
        }
        for row in changes.put {
            rows.put(row);
        }
        for event in changes.events {
            let n = rows.last() + 1;
            rows.events.push(Event { n, event });
        }
        Ok(rows.last())
    }

    async fn command(&self, id: CommandId) -> Result<Option<StoredCommand>, StoreError> {
        Ok(self.rows()?.commands.get(&id).cloned())
    }

    async fn person(&self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        Ok(self.rows()?.people.get(id).cloned())
    }

    async fn people(&self) -> Result<Vec<Person>, StoreError> {
        Ok(self.rows()?.people.values().cloned().collect())
    }

    async fn story(&self, id: StoryId) -> Result<Option<Story>, StoreError> {
        Ok(self.rows()?.stories.get(&id).cloned())
    }

    async fn stories_after(&self, after: Option<StoryId>, limit: usize) -> Result<Vec<Story>, StoreError> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let rows = self.rows()?;
        let range = rows.stories.range((from, Bound::Unbounded));
        Ok(range.take(limit).map(|(_, story)| story.clone()).collect())
    }

    async fn stories_by_id(&self, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
        let rows = self.rows()?;
        Ok(ids.iter().filter_map(|id| rows.stories.get(id).cloned()).collect())
    }

    async fn sharers(&self, least: u64) -> Result<Vec<(StoryId, u64)>, StoreError> {
        let rows = self.rows()?;
        let mut people: BTreeMap<StoryId, BTreeSet<&PersonId>> = BTreeMap::new();
        for share in rows.shares.values() {
            people.entry(share.story).or_default().insert(&share.person);
        }
        let counts = people.into_iter().map(|(story, people)| (story, people.len() as u64));
        Ok(counts.filter(|(_, count)| *count >= least).collect())
    }

    async fn share_by_code(&self, code: &Code) -> Result<Option<Share>, StoreError> {
        Ok(self.rows()?.shares.values().find(|share| share.code == *code).cloned())
    }

    async fn shares_of(&self, person: &PersonId, limit: usize) -> Result<Vec<Share>, StoreError> {
        let rows = self.rows()?;
        let mut shares: Vec<Share> =
            rows.shares.values().filter(|share| share.person == *person).cloned().collect();
        shares.sort_by(|a, b| b.cmp(a));
        shares.truncate(limit);
        Ok(shares)
    }

    async fn shares_between(&self, from: Instant, to: Instant) -> Result<Vec<Share>, StoreError> {
        Ok(self.rows()?.shares.values().filter(|share| share.at >= from && share.at < to).cloned().collect())
    }

    async fn clicks(&self, question: &ClickQuestion) -> Result<Vec<ClickCount>, StoreError> {
        let rows = self.rows()?;
        let mut counts: BTreeMap<(ShareId, i64), u64> = BTreeMap::new();
        for click in &rows.clicks {
            let ours = match &question.scope {
                ClickScope::Person(person) => click.person == *person,
                ClickScope::Programme => true,
            };
            if ours && click.at >= question.from && click.at < question.to {
                let bucket = (click.at.millis() - question.from.millis()) / question.width.max(1);
                *counts.entry((click.share, bucket)).or_default() += 1;
            }
        }
        let count = |((share, bucket), clicks)| ClickCount { share, bucket, clicks };
        Ok(counts.into_iter().map(count).collect())
    }

    async fn clicked_shares(&self, from: Instant, to: Instant) -> Result<Vec<ShareFact>, StoreError> {
        let rows = self.rows()?;
        let mut counts: BTreeMap<ShareId, u64> = BTreeMap::new();
        for click in rows.clicks.iter().filter(|click| click.at >= from && click.at < to) {
            *counts.entry(click.share).or_default() += 1;
        }
        let fact =
            |(id, clicks)| rows.shares.get(&id).map(|share| ShareFact { share: share.clone(), clicks });
        Ok(counts.into_iter().filter_map(fact).collect())
    }

    async fn sketches(&self, day: Day, person: Option<&PersonId>) -> Result<Vec<Sketch>, StoreError> {
        let rows = self.rows()?;
        let ours = |share| person.is_none_or(|p| rows.shares.get(share).is_some_and(|s| s.person == *p));
        Ok(rows.sketches.values().filter(|s| s.day == day && ours(&s.share)).cloned().collect())
    }

    async fn sketch(&self, day: Day, share: ShareId) -> Result<Option<Sketch>, StoreError> {
        Ok(self.rows()?.sketches.get(&(day, share)).cloned())
    }

    async fn day_keys(&self) -> Result<Vec<DayKey>, StoreError> {
        Ok(self.rows()?.day_keys.values().cloned().collect())
    }

    async fn publication(&self, name: &str) -> Result<Option<Publication>, StoreError> {
        Ok(self.rows()?.publications.get(name).cloned())
    }

    async fn board(&self) -> Result<Option<Board>, StoreError> {
        Ok(self.rows()?.board.clone())
    }

    async fn edited_stories(&self) -> Result<Vec<Story>, StoreError> {
        Ok(self.rows()?.stories.values().filter(|story| !story.edition.is_plain()).cloned().collect())
    }

    async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        Ok(self.rows()?.campaigns.values().cloned().collect())
    }

    async fn submissions(&self, person: Option<&PersonId>) -> Result<Vec<Submission>, StoreError> {
        let rows = self.rows()?;
        let theirs = |one: &&Submission| person.is_none_or(|person| one.person == *person);
        Ok(rows.submissions.values().filter(theirs).cloned().collect())
    }

    async fn reports(&self, person: &PersonId) -> Result<Vec<Report>, StoreError> {
        Ok(self.rows()?.reports.values().filter(|report| report.person == *person).cloned().collect())
    }

    async fn enquiry(&self, id: &EnquiryId) -> Result<Option<Enquiry>, StoreError> {
        Ok(self.rows()?.enquiries.get(id).cloned())
    }

    async fn enquiries(&self, person: Option<&PersonId>) -> Result<Vec<Enquiry>, StoreError> {
        let rows = self.rows()?;
        let theirs = |one: &&Enquiry| person.is_none_or(|person| one.person == *person);
        Ok(rows.enquiries.values().filter(theirs).cloned().collect())
    }

    async fn shown(&self, scope: &ShownScope) -> Result<Vec<Shown>, StoreError> {
        let rows = self.rows()?;
        let is_in = |one: &&Shown| match scope {
            ShownScope::Share(share) => one.share == *share,
            ShownScope::Story(story) => one.story == *story,
            ShownScope::Person(person) => one.person == *person,
            ShownScope::Since(since) => one.since >= *since,
        };
        Ok(rows.shown.values().filter(is_in).cloned().collect())
    }

    async fn thanks(&self, scope: &ThanksScope) -> Result<Vec<Thanks>, StoreError> {
        let rows = self.rows()?;
        let is_in = |one: &&Thanks| match scope {
            ThanksScope::One(share, from) => one.share == *share && one.from == *from,
            ThanksScope::To(person) => one.to == *person,
            ThanksScope::From(person) => one.from == *person,
        };
        Ok(rows.thanks.values().filter(is_in).cloned().collect())
    }

    async fn trail_of(&self, person: &PersonId) -> Result<Trail, StoreError> {
        let rows = self.rows()?;
        let mine = |share| rows.shares.get(share).is_some_and(|share| share.person == *person);
        let given = rows.commands.values().filter(|command| command.person.as_ref() == Some(person));
        Ok(Trail {
            commands: given.map(|command| command.id).collect(),
            events: rows.events.iter().filter(|event| is_for_only(event, person)).cloned().collect(),
            sketches: rows.sketches.values().filter(|sketch| mine(&sketch.share)).cloned().collect(),
        })
    }

    async fn events_after(&self, after: EventNumber, limit: usize) -> Result<Vec<Event>, StoreError> {
        let rows = self.rows()?;
        Ok(rows.events.iter().filter(|event| event.n > after).take(limit).cloned().collect())
    }

    async fn last_event(&self) -> Result<EventNumber, StoreError> {
        Ok(self.rows()?.last())
    }
}
