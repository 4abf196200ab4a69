//! What waits to be sent to devices, and how far the log was read for it.

use domain::{
    event::EventNumber,
    ids::PersonId,
    person::Person,
    push::{News, Post},
    store::StoreError,
    time::Instant,
};
use sqlx::{Connection, Row as _, sqlite::SqliteRow};

use super::{SqliteStore, failed, rows};

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// For whom.
    pub person: PersonId,
    /// For which of their devices, by what it is known.
    pub device: String,
    /// What it is about.
    pub news: News,
    /// From when on it is sent.
    pub due: Instant,
    /// From when on it is not worth being sent any more.
    pub until: Instant,
    /// How often it was tried in vain.
    pub tries: u32,
}

impl SqliteStore {
    /// Everybody who gave a device.
    pub(super) async fn with_devices(&self) -> Result<Vec<Person>, StoreError> {
        // The condition of the index, to the letter: everybody else is not even read.
        let found = sqlx::query("SELECT body FROM people WHERE body ->> '$.devices[0].id' IS NOT NULL");
        rows::bodies(&found.fetch_all(&self.readers).await.map_err(failed)?)
    }

    /// The last entry of the log that was read for notifications; none before the first start.
    pub async fn push_position(&self) -> Result<Option<EventNumber>, StoreError> {
        let found: Option<i64> = sqlx::query_scalar("SELECT n FROM push_position")
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?;
        found.map(rows::unsigned).transpose()
    }

    /// Puts posts into the queue and the position forward, both or neither: what was read once is not read again, and
    /// nothing that was read is lost. News under the name of something else that waits takes its place: an alert that of the
    /// alert before.
    pub async fn queue_posts(&self, reached: EventNumber, posts: Vec<Post>) -> Result<(), StoreError> {
        // To the end also when whoever asked is stopped meanwhile, as every write that takes more than one step.
        let store = self.clone();
        let writing = tokio::spawn(async move { store.queue_through(reached, &posts).await });
        writing.await.map_err(|error| StoreError::Failed(error.to_string()))?
    }

    async fn queue_through(&self, reached: EventNumber, posts: &[Post]) -> Result<(), StoreError> {
        let mut connection = self.writer.acquire().await.map_err(failed)?;
        let mut open = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        for post in posts {
            let news = rows::json(&post.news)?;
            for device in &post.devices {
                sqlx::query(
                    "INSERT INTO push_queue (person, device, tag, due, until, tries, news)
                     VALUES (?, ?, ?, ?, ?, 0, ?)
                     ON CONFLICT (person, device, tag) DO UPDATE SET
                         due = excluded.due, until = excluded.until, tries = 0, news = excluded.news
                     WHERE news <> excluded.news",
                )
                .bind(post.person.as_str())
                .bind(device)
                .bind(post.news.tag())
                .bind(post.due.millis())
                .bind(post.due.plus(post.news.worth()).millis())
                .bind(&news)
                .execute(&mut *open)
                .await
                .map_err(failed)?;
            }
        }
        sqlx::query("REPLACE INTO push_position (id, n) VALUES (1, ?)")
            .bind(rows::number(reached)?)
            .execute(&mut *open)
            .await
            .map_err(failed)?;
        open.commit().await.map_err(failed)
    }

    /// Removes what nobody can read any more, or is long over.
    pub async fn sweep_posts(&self, now: Instant) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM push_queue WHERE until <= ?").bind(now.millis());
        delete.execute(&self.writer).await.map(drop).map_err(failed)
    }

    /// At most `most` messages whose moment has come, longest first.
    pub async fn due_posts(&self, now: Instant, most: u32) -> Result<Vec<Waiting>, StoreError> {
        let found = sqlx::query(
            "SELECT person, device, due, until, tries, news FROM push_queue WHERE due <= ?
             ORDER BY due, person, device, tag LIMIT ?",
        )
        .bind(now.millis())
        .bind(most)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?;
        Ok(found.iter().filter_map(waiting).collect())
    }

    /// When the next message is due; none if nothing waits.
    pub async fn next_post(&self) -> Result<Option<Instant>, StoreError> {
        let due: Option<i64> = sqlx::query_scalar("SELECT MIN(due) FROM push_queue")
            .fetch_one(&self.readers)
            .await
            .map_err(failed)?;
        Ok(due.map(Instant::from_millis))
    }

    /// Takes a message out of the queue: it was sent, or never will be.
    pub async fn unqueue_post(&self, of: &Waiting) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM push_queue WHERE person = ? AND device = ? AND tag = ?")
            .bind(of.person.as_str())
            .bind(&of.device)
            .bind(of.news.tag())
            .execute(&self.writer)
            .await
            .map(drop)
            .map_err(failed)
    }

    /// Writes down when a message is to be tried again. What was taken out meanwhile stays out.
    pub async fn postpone_post(&self, of: &Waiting) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE push_queue SET due = ?, until = ?, tries = ? WHERE person = ? AND device = ? AND tag = ?",
        )
        .bind(of.due.millis())
        .bind(of.until.millis())
        .bind(of.tries)
        .bind(of.person.as_str())
        .bind(&of.device)
        .bind(of.news.tag())
        .execute(&self.writer)
        .await
        .map(drop)
        .map_err(failed)
    }

    /// Takes everything for a device out of the queue.
    pub async fn unqueue_device(&self, person: &PersonId, device: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM push_queue WHERE person = ? AND device = ?")
            .bind(person.as_str())
            .bind(device)
            .execute(&self.writer)
            .await
            .map(drop)
            .map_err(failed)
    }
}

/// A message of the queue; none if this version cannot read it, since a later one may have written it.
fn waiting(row: &SqliteRow) -> Option<Waiting> {
    let moment = |name: &str| row.try_get(name).map(Instant::from_millis).ok();
    Some(Waiting {
        person: PersonId::try_from(row.try_get::<String, _>("person").ok()?).ok()?,
        device: row.try_get("device").ok()?,
        news: serde_json::from_str(row.try_get("news").ok()?).ok()?,
        due: moment("due")?,
        until: moment("until")?,
        tries: row.try_get("tries").ok()?,
    })
}
