//! What networks reported.

use domain::{ids::PersonId, reported::Report, store::StoreError};
use sqlx::SqliteConnection;

use super::{
    SqliteStore, failed,
    put::{Done, run},
    rows::{self, json},
};

impl SqliteStore {
    pub(super) async fn reports_of(&self, person: &PersonId) -> Result<Vec<Report>, StoreError> {
        let query =
            sqlx::query("SELECT body FROM reports WHERE person = ? ORDER BY id").bind(person.as_str());
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }
}

pub(super) async fn report(to: &mut SqliteConnection, row: &Report) -> Done {
    let query = sqlx::query("REPLACE INTO reports (id, person, body) VALUES (?, ?, ?)")
        .bind(&row.id.0.as_bytes()[..])
        .bind(row.person.as_str())
        .bind(json(row)?);
    run(query, to).await
}
