//! A store in the browser's IndexedDB. One commit is one transaction with nothing foreign awaited inside, so the
//! browser applies it wholly or not at all, also when the tab is killed.

mod any;
mod commit;
mod query;
mod rows;
mod schema;
mod trail;

use domain::{
    board::Board,
    campaign::Campaign,
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Event, EventNumber},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    person::Person,
    privacy::Publication,
    reach::{ClickCount, ClickQuestion},
    reported::Report,
    share::Share,
    sketch::Sketch,
    store::{Changes, ShareFact, Store, StoreError, Trail},
    story::Story,
    submission::Submission,
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
    time::{Day, Instant},
    visit::DayKey,
};
use idb::{Database, ObjectStore, Query, TransactionMode};
use serde::de::DeserializeOwned;

use rows::{bodies, body, failed};

pub use any::AnyStore;

/// The programme's rows in a database of this origin.
pub struct IndexedDbStore(Database);

impl IndexedDbStore {
    /// Opens the database, making or bringing up its object stores.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        schema::open(name).await.map(Self).map_err(failed)
    }

    /// One object store in a transaction of its own, to read from.
    fn read(&self, store: &str) -> Result<ObjectStore, StoreError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).map_err(failed)?;
        transaction.object_store(store).map_err(failed)
    }

    async fn one<T: DeserializeOwned>(&self, store: &str, key: &str) -> Result<Option<T>, StoreError> {
        let request = self.read(store)?.get(Query::Key(key.into())).map_err(failed)?;
        request.await.map_err(failed)?.map(|row| body(&row)).transpose()
    }

    async fn every<T: DeserializeOwned>(&self, store: &str) -> Result<Vec<T>, StoreError> {
        let request = self.read(store)?.get_all(None, None).map_err(failed)?;
        bodies(request.await.map_err(failed)?)
    }
}

impl Store for IndexedDbStore {
    async fn commit(&self, changes: Changes) -> Result<EventNumber, StoreError> {
        commit::commit(&self.0, changes).await
    }

    async fn command(&self, id: CommandId) -> Result<Option<StoredCommand>, StoreError> {
        self.one(schema::COMMANDS, &id.to_string()).await
    }

    async fn person(&self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        self.one(schema::PEOPLE, id.as_str()).await
    }

    async fn people(&self) -> Result<Vec<Person>, StoreError> {
        self.every(schema::PEOPLE).await
    }

    async fn story(&self, id: StoryId) -> Result<Option<Story>, StoreError> {
        self.one(schema::STORIES, &id.to_string()).await
    }

    async fn stories_after(&self, after: Option<StoryId>, limit: usize) -> Result<Vec<Story>, StoreError> {
        query::stories_after(&self.read(schema::STORIES)?, after, limit).await
    }

    async fn stories_by_id(&self, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
        query::stories_by_id(&self.read(schema::STORIES)?, ids).await
    }

    async fn sharers(&self, least: u64) -> Result<Vec<(StoryId, u64)>, StoreError> {
        Ok(query::sharers(&self.every::<Share>(schema::SHARES).await?, least))
    }

    async fn share_by_code(&self, code: &Code) -> Result<Option<Share>, StoreError> {
        let index = self.read(schema::SHARES)?.index("code").map_err(failed)?;
        let request = index.get(Query::Key(code.as_str().into())).map_err(failed)?;
        request.await.map_err(failed)?.map(|row| body(&row)).transpose()
    }

    async fn shares_of(&self, person: &PersonId, limit: usize) -> Result<Vec<Share>, StoreError> {
        let mut shares = query::shares_of(&self.read(schema::SHARES)?, person).await?;
        shares.truncate(limit);
        Ok(shares)
    }

    async fn shares_between(&self, from: Instant, to: Instant) -> Result<Vec<Share>, StoreError> {
        let mut shares: Vec<Share> = self.every(schema::SHARES).await?;
        shares.retain(|share| share.at >= from && share.at < to);
        Ok(shares)
    }

    async fn clicks(&self, question: &ClickQuestion) -> Result<Vec<ClickCount>, StoreError> {
        query::clicks(&self.read(schema::CLICKS)?, question).await
    }

    async fn clicked_shares(&self, from: Instant, to: Instant) -> Result<Vec<ShareFact>, StoreError> {
        let counts = query::clicks_between(&self.read(schema::CLICKS)?, from, to).await?;
        let mut facts = Vec::with_capacity(counts.len());
        for (share, clicks) in counts {
            if let Some(share) = self.one(schema::SHARES, &share.to_string()).await? {
                facts.push(ShareFact { share, clicks });
            }
        }
        Ok(facts)
    }

    async fn sketches(&self, day: Day, person: Option<&PersonId>) -> Result<Vec<Sketch>, StoreError> {
        let all: Vec<Sketch> = self.every(schema::SKETCHES).await?;
        let mut ours = Vec::new();
        for sketch in all.into_iter().filter(|sketch| sketch.day == day) {
            let share: Option<Share> = match person {
                Some(_) => self.one(schema::SHARES, &sketch.share.to_string()).await?,
                None => None,
            };
            if person.is_none_or(|person| share.is_some_and(|share| share.person == *person)) {
                ours.push(sketch);
            }
        }
        ours.sort_by_key(|sketch| sketch.share);
        Ok(ours)
    }

    async fn sketch(&self, day: Day, share: ShareId) -> Result<Option<Sketch>, StoreError> {
        self.one(schema::SKETCHES, &rows::sketch_key(day, share)).await
    }

    async fn day_keys(&self) -> Result<Vec<DayKey>, StoreError> {
        let mut keys: Vec<DayKey> = self.every(schema::DAY_KEYS).await?;
        keys.sort_by_key(|key| key.day);
        Ok(keys)
    }

    async fn publication(&self, name: &str) -> Result<Option<Publication>, StoreError> {
        self.one(schema::PUBLICATIONS, name).await
    }

    async fn board(&self) -> Result<Option<Board>, StoreError> {
        self.one(schema::BOARD, schema::BOARD).await
    }

    async fn edited_stories(&self) -> Result<Vec<Story>, StoreError> {
        self.every(schema::EDITIONS).await
    }

    async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        self.every(schema::CAMPAIGNS).await
    }

    async fn submissions(&self, person: Option<&PersonId>) -> Result<Vec<Submission>, StoreError> {
        let Some(person) = person else { return self.every(schema::SUBMISSIONS).await };
        query::of_person(&self.read(schema::SUBMISSIONS)?, person).await
    }

    async fn enquiry(&self, id: &EnquiryId) -> Result<Option<Enquiry>, StoreError> {
        self.one(schema::ENQUIRIES, id.as_str()).await
    }

    async fn enquiries(&self, person: Option<&PersonId>) -> Result<Vec<Enquiry>, StoreError> {
        let Some(person) = person else { return self.every(schema::ENQUIRIES).await };
        query::of_person(&self.read(schema::ENQUIRIES)?, person).await
    }

    async fn reports(&self, person: &PersonId) -> Result<Vec<Report>, StoreError> {
        query::of_person(&self.read(schema::REPORTS)?, person).await
    }

    async fn shown(&self, scope: &ShownScope) -> Result<Vec<Shown>, StoreError> {
        query::shown(&self.read(schema::SHOWN)?, scope).await
    }

    async fn thanks(&self, scope: &ThanksScope) -> Result<Vec<Thanks>, StoreError> {
        query::thanks(&self.read(schema::THANKS)?, scope).await
    }

    async fn trail_of(&self, person: &PersonId) -> Result<Trail, StoreError> {
        let transaction = self.0.transaction(&schema::ALL, TransactionMode::ReadOnly).map_err(failed)?;
        trail::trail_of(&transaction, person).await
    }

    async fn events_after(&self, after: EventNumber, limit: usize) -> Result<Vec<Event>, StoreError> {
        query::events_after(&self.read(schema::EVENTS)?, after, limit).await
    }

    async fn last_event(&self) -> Result<EventNumber, StoreError> {
        query::last_event(&self.read(schema::EVENTS)?).await
    }
}
