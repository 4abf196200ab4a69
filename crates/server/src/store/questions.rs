//! The store's contract, one question after the other.

use domain::{
    board::Board,
    campaign::Campaign,
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Event, EventNumber},
    feeds::FeedState,
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
use sqlx::Row;

use super::{SqliteStore, commit, failed, rows};

impl Store for SqliteStore {
    async fn commit(&self, changes: Changes) -> Result<EventNumber, StoreError> {
        self.write(changes).await
    }

    async fn command(&self, id: CommandId) -> Result<Option<StoredCommand>, StoreError> {
        commit::command_by_id(&self.readers, id).await
    }

    async fn person(&self, id: &PersonId) -> Result<Option<Person>, StoreError> {
        let query = sqlx::query("SELECT body FROM people WHERE id = ?").bind(id.as_str());
        let found = query.fetch_optional(&self.readers).await.map_err(failed)?;
        found.as_ref().map(rows::body).transpose()
    }

    async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let query = sqlx::query("SELECT body FROM people ORDER BY id");
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    async fn reachable(&self) -> Result<Vec<Person>, StoreError> {
        self.with_devices().await
    }

    async fn feeds(&self) -> Result<Option<Vec<FeedState>>, StoreError> {
        let kept = self.kept_feeds().await?;
        Ok(Some(kept.into_iter().map(|kept| kept.state).collect()))
    }

    async fn story(&self, id: StoryId) -> Result<Option<Story>, StoreError> {
        let query = sqlx::query("SELECT body FROM stories WHERE id = ?").bind(&id.0.as_bytes()[..]);
        let found = query.fetch_optional(&self.readers).await.map_err(failed)?;
        found.as_ref().map(rows::body).transpose()
    }

    async fn stories_after(&self, after: Option<StoryId>, limit: usize) -> Result<Vec<Story>, StoreError> {
        self.walk(after, limit).await
    }

    async fn stories_by_id(&self, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
        self.by_id(ids).await
    }

    async fn sharers(&self, least: u64) -> Result<Vec<(StoryId, u64)>, StoreError> {
        self.sharer_counts(least).await
    }

    async fn share_by_code(&self, code: &Code) -> Result<Option<Share>, StoreError> {
        let query = sqlx::query("SELECT body FROM shares WHERE code = ?").bind(code.as_str());
        let found = query.fetch_optional(&self.readers).await.map_err(failed)?;
        found.as_ref().map(rows::body).transpose()
    }

    async fn shares_of(&self, person: &PersonId, limit: usize) -> Result<Vec<Share>, StoreError> {
        let query = sqlx::query("SELECT body FROM shares WHERE person = ? ORDER BY at DESC, id DESC LIMIT ?")
            .bind(person.as_str())
            .bind(i64::try_from(limit).map_err(rows::unreadable)?);
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    async fn shares_between(&self, from: Instant, to: Instant) -> Result<Vec<Share>, StoreError> {
        let query = sqlx::query("SELECT body FROM shares WHERE at >= ? AND at < ? ORDER BY id")
            .bind(from.millis())
            .bind(to.millis());
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    async fn clicks(&self, question: &ClickQuestion) -> Result<Vec<ClickCount>, StoreError> {
        self.click_counts(question).await
    }

    async fn clicked_shares(&self, from: Instant, to: Instant) -> Result<Vec<ShareFact>, StoreError> {
        self.share_facts(from, to).await
    }

    async fn sketches(&self, day: Day, person: Option<&PersonId>) -> Result<Vec<Sketch>, StoreError> {
        self.day_sketches(day, person).await
    }

    async fn sketch(&self, day: Day, share: ShareId) -> Result<Option<Sketch>, StoreError> {
        self.one_sketch(day, share).await
    }

    async fn day_keys(&self) -> Result<Vec<DayKey>, StoreError> {
        self.every_day_key().await
    }

    async fn publication(&self, name: &str) -> Result<Option<Publication>, StoreError> {
        let query = sqlx::query("SELECT version, body FROM publications WHERE name = ?").bind(name);
        let Some(row) = query.fetch_optional(&self.readers).await.map_err(failed)? else { return Ok(None) };
        let version = rows::unsigned(row.try_get("version").map_err(failed)?)?;
        Ok(Some(Publication { name: name.to_owned(), body: rows::body(&row)?, version }))
    }

    async fn board(&self) -> Result<Option<Board>, StoreError> {
        let found = sqlx::query("SELECT body FROM board").fetch_optional(&self.readers).await;
        found.map_err(failed)?.as_ref().map(rows::body).transpose()
    }

    async fn edited_stories(&self) -> Result<Vec<Story>, StoreError> {
        self.decided().await
    }

    async fn campaigns(&self) -> Result<Vec<Campaign>, StoreError> {
        self.every_campaign().await
    }

    async fn submissions(&self, person: Option<&PersonId>) -> Result<Vec<Submission>, StoreError> {
        self.suggestions(person).await
    }

    async fn reports(&self, person: &PersonId) -> Result<Vec<Report>, StoreError> {
        self.reports_of(person).await
    }

    async fn enquiry(&self, id: &EnquiryId) -> Result<Option<Enquiry>, StoreError> {
        self.one_enquiry(id).await
    }

    async fn enquiries(&self, person: Option<&PersonId>) -> Result<Vec<Enquiry>, StoreError> {
        self.every_enquiry(person).await
    }

    async fn shown(&self, scope: &ShownScope) -> Result<Vec<Shown>, StoreError> {
        self.shown_shares(scope).await
    }

    async fn thanks(&self, scope: &ThanksScope) -> Result<Vec<Thanks>, StoreError> {
        self.said(scope).await
    }

    async fn trail_of(&self, person: &PersonId) -> Result<Trail, StoreError> {
        self.trail(person).await
    }

    async fn events_after(&self, after: EventNumber, limit: usize) -> Result<Vec<Event>, StoreError> {
        let query = sqlx::query("SELECT n, body FROM events WHERE n > ? ORDER BY n LIMIT ?")
            .bind(i64::try_from(after).unwrap_or(i64::MAX))
            .bind(i64::try_from(limit).map_err(rows::unreadable)?);
        let found = query.fetch_all(&self.readers).await.map_err(failed)?;
        found.iter().map(rows::event).collect()
    }

    async fn last_event(&self) -> Result<EventNumber, StoreError> {
        commit::last_event(&self.readers).await
    }
}
