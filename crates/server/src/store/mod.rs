//! The programme's rows in one SQLite file.
//!
//! Write-ahead log, one connection that writes and a few that read. `synchronous` is FULL: a commit returns only
//! after the log is on the disk, so that what was answered survives the process and the power.

mod clicks;
mod commit;
mod desk;
mod enquiries;
mod feeds;
mod files;
mod forget;
mod push;
mod put;
mod questions;
mod reports;
mod rows;
mod schema;
mod stories;
mod thanks;

use std::{path::Path, time::Duration};

use domain::store::StoreError;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use feeds::KeptFeed;
pub use files::{DATABASE, FileProblem, Lock, backup, restore};
pub use push::Waiting;
pub use schema::APPLICATION_ID;

/// How long a writer waits for another process's write.
const BUSY: Duration = Duration::from_secs(10);
/// Connections that read at the same time.
const READERS: u32 = 4;

/// A store in a SQLite file, or in memory for tests.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the file, making or bringing it up to date first.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = options().filename(path).create_if_missing(true);
        let writer = pool(1).connect_with(options.clone()).await.map_err(failed)?;
        schema::bring_up_to_date(&writer).await?;
        let readers = pool(READERS).connect_with(options.read_only(true)).await.map_err(failed)?;
        Ok(Self { writer, readers })
    }

    /// A store that is gone with the last handle on it.
    pub async fn in_memory() -> Result<Self, StoreError> {
        // A second connection would see another, empty memory: one serves both sides, and must never be closed.
        let forever = pool(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        let writer = forever.connect_with(options().filename(":memory:")).await.map_err(failed)?;
        schema::bring_up_to_date(&writer).await?;
        Ok(Self { readers: writer.clone(), writer })
    }

    /// Says whether the file can be read and written.
    pub async fn check(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1 FROM events LIMIT 1").fetch_optional(&self.readers).await.map_err(failed)?;
        sqlx::query("PRAGMA user_version").fetch_optional(&self.writer).await.map_err(failed)?;
        Ok(())
    }

    /// Moves the write-ahead log into the file and empties it, so that deleted rows are nowhere any more.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_optional(&self.writer).await.map_err(failed)?;
        Ok(())
    }

    /// Checkpoints and closes every connection.
    pub async fn close(&self) {
        self.readers.close().await;
        // What a failed checkpoint leaves in the log is found at the next opening.
        if let Err(error) = self.checkpoint().await {
            tracing::warn!("the write-ahead log was left as it is: {error}");
        }
        self.writer.close().await;
    }
}

fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        // A destroyed day key must not stay readable in a free page.
        .pragma("secure_delete", "ON")
        .statement_cache_capacity(64)
}

fn pool(size: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
}

/// What SQLite says, for the log.
fn failed(error: sqlx::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}
