//! What a person leaves beside their rows, and how all of it goes.

use domain::{
    event::NewEvent,
    ids::{CommandId, PersonId},
    store::{StoreError, Trail},
};
use sqlx::{SqliteConnection, sqlite::SqliteRow};

use super::{
    SqliteStore,
    clicks::sketch,
    failed,
    put::{Done, run},
    rows,
};

impl SqliteStore {
    pub(super) async fn trail(&self, person: &PersonId) -> Result<Trail, StoreError> {
        let of = |sql: &'static str| sqlx::query(sql).bind(person.as_str()).fetch_all(&self.readers);
        let commands = of("SELECT id FROM commands WHERE person = ? AND person <> '' ORDER BY id").await;
        let events = of("SELECT n, body FROM events WHERE person = ? ORDER BY n").await;
        let sketches = of(
            "SELECT k.* FROM shares s JOIN sketches k ON k.share = s.id WHERE s.person = ? ORDER BY k.day, k.share",
        )
        .await;
        let id = |row: &SqliteRow| rows::uuid(row, "id").map(CommandId);
        Ok(Trail {
            commands: commands.map_err(failed)?.iter().map(id).collect::<Result<_, _>>()?,
            events: events.map_err(failed)?.iter().map(rows::event).collect::<Result<_, _>>()?,
            sketches: sketches.map_err(failed)?.iter().map(sketch).collect::<Result<_, _>>()?,
        })
    }

    /// Empties the write-ahead log, in which the erased rows still stand as they were. Somebody may be reading from
    /// it just now: then the next commit that moves the log takes it along, at the latest the hourly one.
    pub(super) async fn leave_no_trace(&self) {
        if let Err(error) = self.checkpoint().await {
            tracing::warn!("the write-ahead log could not be emptied after an erasure: {error}");
        }
    }
}

/// Removes every trace of a person, as [`domain::store::Changes::forget`] says. `secure_delete` overwrites it.
pub(super) async fn person(to: &mut SqliteConnection, person: &PersonId) -> Done {
    for sql in [
        "DELETE FROM sketches WHERE share IN (SELECT id FROM shares WHERE person = ?)",
        "DELETE FROM clicks WHERE person = ?",
        "DELETE FROM enquiries WHERE person = ?",
        "DELETE FROM shares WHERE person = ?",
        "DELETE FROM submissions WHERE person = ?",
        "DELETE FROM reports WHERE person = ?",
        "DELETE FROM shown WHERE person = ?",
        "DELETE FROM thanks WHERE giver = ?",
        "DELETE FROM thanks WHERE receiver = ?",
        "DELETE FROM push_queue WHERE person = ?",
        "DELETE FROM people WHERE id = ?",
        "UPDATE commands SET person = '', digest = '' WHERE person = ? AND person <> ''",
    ] {
        run(sqlx::query(sql).bind(person.as_str()), &mut *to).await?;
    }
    let query = sqlx::query("UPDATE events SET person = NULL, body = ? WHERE person = ?")
        .bind(rows::json(&NewEvent::forgotten())?)
        .bind(person.as_str());
    run(query, to).await
}
