//! The one write: a transaction that does everything or nothing.

use domain::{
    command::StoredCommand,
    event::{Audience, EventNumber, NewEvent},
    ids::CommandId,
    store::{Changes, Expect, Key, Row, StoreError},
    visit::Click,
};
use sqlx::{Connection, Row as _, SqliteConnection};

use super::{SqliteStore, failed, forget, put, rows};

impl SqliteStore {
    /// Writes to the end, also when nobody waits for it any more: a request whose browser has left is dropped wherever it
    /// is, and a transaction dropped while it begins would stay open on the one connection that writes.
    pub(super) async fn write(&self, changes: Changes) -> Result<EventNumber, StoreError> {
        let store = self.clone();
        let writing = tokio::spawn(async move { store.write_through(changes).await });
        writing.await.map_err(|error| StoreError::Failed(error.to_string()))?
    }

    async fn write_through(&self, changes: Changes) -> Result<EventNumber, StoreError> {
        let forgets = changes.forget.is_some();
        let mut connection = self.writer.acquire().await.map_err(failed)?;
        // IMMEDIATE: what the expectations see cannot change before the commit.
        let mut open = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        let result = apply(&mut open, changes).await;
        match result {
            Ok(last) => {
                open.commit().await.map_err(failed)?;
                drop(connection);
                if forgets {
                    self.leave_no_trace().await;
                }
                Ok(last)
            }
            Err(error) => {
                open.rollback().await.map_err(failed)?;
                Err(error)
            }
        }
    }
}

async fn apply(to: &mut SqliteConnection, changes: Changes) -> Result<EventNumber, StoreError> {
    if let Some(command) = &changes.command
        && let Some(known) = command_by_id(&mut *to, command.id).await?
    {
        return Err(StoreError::CommandExists(known, last_event(&mut *to).await?));
    }
    for expect in &changes.expect {
        if version(&mut *to, expect).await? != expect.version {
            return Err(StoreError::Conflict);
        }
    }
    if changes.wipe {
        put::wipe(&mut *to).await?;
    }
    if let Some(person) = &changes.forget {
        forget::person(&mut *to, person).await?;
    }
    if let Some(command) = &changes.command {
        put::command(&mut *to, command).await?;
    }
    for key in &changes.delete {
        put::delete(&mut *to, key).await?;
    }
    // Clicks have no key, so their order among the other rows says nothing: all go in with one statement.
    let (clicks, others): (Vec<Row>, Vec<Row>) =
        changes.put.into_iter().partition(|row| matches!(row, Row::Click(_)));
    for row in &others {
        put::row(&mut *to, row).await?;
    }
    let clicks: Vec<Click> = clicks
        .into_iter()
        .filter_map(|row| if let Row::Click(click) = row { Some(click) } else { None })
        .collect();
    put::clicks(&mut *to, &clicks).await?;
    append(to, &changes.events).await
}

/// Appends to the log; answers its last number.
async fn append(to: &mut SqliteConnection, events: &[NewEvent]) -> Result<EventNumber, StoreError> {
    let mut last = last_event(&mut *to).await?;
    for event in events {
        last += 1;
        let person = match &event.audience {
            Audience::Person(person) => Some(person.as_str()),
            Audience::Everyone | Audience::Facilitators | Audience::Nobody => None,
        };
        sqlx::query("INSERT INTO events (n, body, person) VALUES (?, ?, ?)")
            .bind(rows::number(last)?)
            .bind(rows::json(event)?)
            .bind(person)
            .execute(&mut *to)
            .await
            .map_err(failed)?;
    }
    Ok(last)
}

/// The log's last number, 0 if it is empty.
pub(super) async fn last_event<'e, E>(from: E) -> Result<EventNumber, StoreError>
where
    E: sqlx::Executor<'e, Database = sqlx::Sqlite>,
{
    let last: Option<i64> =
        sqlx::query_scalar("SELECT MAX(n) FROM events").fetch_one(from).await.map_err(failed)?;
    rows::unsigned(last.unwrap_or(0))
}

/// The command that was applied with this id.
pub(super) async fn command_by_id<'e, E>(from: E, id: CommandId) -> Result<Option<StoredCommand>, StoreError>
where
    E: sqlx::Executor<'e, Database = sqlx::Sqlite>,
{
    let found = sqlx::query("SELECT person, digest FROM commands WHERE id = ?")
        .bind(&id.0.as_bytes()[..])
        .fetch_optional(from)
        .await
        .map_err(failed)?;
    let Some(row) = found else { return Ok(None) };
    let person: String = row.try_get(0).map_err(failed)?;
    Ok(Some(StoredCommand { id, person: rows::person(person)?, digest: row.try_get(1).map_err(failed)? }))
}

async fn version(from: &mut SqliteConnection, expect: &Expect) -> Result<u64, StoreError> {
    let query = match &expect.key {
        Key::Person(id) => sqlx::query_scalar("SELECT version FROM people WHERE id = ?").bind(id.as_str()),
        Key::Story(id) => {
            sqlx::query_scalar("SELECT version FROM stories WHERE id = ?").bind(&id.0.as_bytes()[..])
        }
        Key::Share(id) => sqlx::query_scalar("SELECT 1 FROM shares WHERE id = ?").bind(&id.0.as_bytes()[..]),
        Key::DayKey(day) => sqlx::query_scalar("SELECT 1 FROM day_keys WHERE day = ?").bind(day.number()),
        Key::Sketch(day, share) => {
            sqlx::query_scalar("SELECT version FROM sketches WHERE day = ? AND share = ?")
                .bind(day.number())
                .bind(&share.0.as_bytes()[..])
        }
        Key::Publication(name) => {
            sqlx::query_scalar("SELECT version FROM publications WHERE name = ?").bind(name)
        }
        Key::Board => sqlx::query_scalar("SELECT version FROM board"),
        Key::Campaign(id) => {
            sqlx::query_scalar("SELECT version FROM campaigns WHERE id = ?").bind(&id.0.as_bytes()[..])
        }
        Key::Enquiry(id) => sqlx::query_scalar("SELECT 1 FROM enquiries WHERE id = ?").bind(id.as_str()),
        Key::Submission(id) => {
            sqlx::query_scalar("SELECT version FROM submissions WHERE id = ?").bind(&id.0.as_bytes()[..])
        }
        Key::Report(id) => {
            sqlx::query_scalar("SELECT 1 FROM reports WHERE id = ?").bind(&id.0.as_bytes()[..])
        }

        Key::Shown(share) => {
            sqlx::query_scalar("SELECT version FROM shown WHERE share = ?").bind(&share.0.as_bytes()[..])
        }
        Key::Thanks(share, from) => {
            sqlx::query_scalar("SELECT version FROM thanks WHERE share = ? AND giver = ?")
                .bind(&share.0.as_bytes()[..])
                .bind(from.as_str())
        }
    };
    let version: Option<i64> = query.fetch_optional(from).await.map_err(failed)?;
    rows::unsigned(version.unwrap_or(0))
}
