//! Enquiries after a click.

use domain::{
    enquiry::{Enquiry, EnquiryId},
    ids::PersonId,
    store::StoreError,
};
use sqlx::SqliteConnection;

use super::{
    SqliteStore, failed,
    put::{Done, run},
    rows::{self, json},
};

impl SqliteStore {
    pub(super) async fn one_enquiry(&self, id: &EnquiryId) -> Result<Option<Enquiry>, StoreError> {
        let query = sqlx::query("SELECT body FROM enquiries WHERE id = ?").bind(id.as_str());
        let found = query.fetch_optional(&self.readers).await.map_err(failed)?;
        found.as_ref().map(rows::body).transpose()
    }

    pub(super) async fn every_enquiry(&self, person: Option<&PersonId>) -> Result<Vec<Enquiry>, StoreError> {
        let query = match person {
            Some(person) => {
                sqlx::query("SELECT body FROM enquiries WHERE person = ? ORDER BY at").bind(person.as_str())
            }
            None => sqlx::query("SELECT body FROM enquiries"),
        };
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }
}

pub(super) async fn enquiry(to: &mut SqliteConnection, row: &Enquiry) -> Done {
    let query = sqlx::query("REPLACE INTO enquiries (id, person, at, body) VALUES (?, ?, ?, ?)")
        .bind(row.id.as_str())
        .bind(row.person.as_str())
        .bind(row.at.millis())
        .bind(json(row)?);
    run(query, to).await
}
