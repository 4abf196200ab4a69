//! Brings a file up to the schema of this version.

use std::borrow::Cow;

use domain::store::StoreError;
use sqlx::{
    SqlitePool,
    migrate::{Migration, MigrationType, Migrator},
};

use super::failed;

/// "POLY" in the file's header.
pub const APPLICATION_ID: i64 = 1_347_374_169;

/// Every migration, oldest first. What is published is never edited: a change is a new file.
const MIGRATIONS: [(i64, &str, &str); 9] = [
    (1, "programme", include_str!("../../migrations/0001_programme.sql")),
    (2, "board and trail", include_str!("../../migrations/0002_board_and_trail.sql")),
    (3, "stories by id", include_str!("../../migrations/0003_stories_by_id.sql")),
    (4, "editions and desk", include_str!("../../migrations/0004_editions_and_desk.sql")),
    (5, "feeds", include_str!("../../migrations/0005_feeds.sql")),
    (6, "reports", include_str!("../../migrations/0006_reports.sql")),
    (7, "enquiries", include_str!("../../migrations/0007_enquiries.sql")),
    (8, "thanks", include_str!("../../migrations/0008_thanks.sql")),
    (9, "push", include_str!("../../migrations/0009_push.sql")),
];

fn migrations() -> Vec<Migration> {
    let migration = |&(version, name, sql): &(i64, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, Cow::Borrowed(sql), false)
    };
    MIGRATIONS.iter().map(migration).collect()
}

pub(super) async fn bring_up_to_date(pool: &SqlitePool) -> Result<(), StoreError> {
    let id: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(pool).await.map_err(failed)?;
    let tables: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema").fetch_one(pool).await.map_err(failed)?;
    if tables > 0 && id != APPLICATION_ID {
        return Err(StoreError::Failed("the file belongs to another program".into()));
    }
    let migrator = Migrator { migrations: Cow::Owned(migrations()), ..Migrator::DEFAULT };
    migrator.run(pool).await.map_err(|error| StoreError::Failed(format!("the schema: {error}")))
}
