//! Shares that are shown to colleagues, and what was said for them.

use domain::{
    ids::{PersonId, ShareId},
    store::StoreError,
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
};
use sqlx::SqliteConnection;

use super::{
    SqliteStore, failed,
    put::{Done, Query, run},
    rows::{self, json, number},
};

impl SqliteStore {
    pub(super) async fn shown_shares(&self, scope: &ShownScope) -> Result<Vec<Shown>, StoreError> {
        let query = match scope {
            ShownScope::Share(share) => {
                sqlx::query("SELECT body FROM shown WHERE share = ?").bind(&share.0.as_bytes()[..])
            }
            ShownScope::Story(story) => {
                sqlx::query("SELECT body FROM shown WHERE story = ?").bind(&story.0.as_bytes()[..])
            }
            ShownScope::Person(person) => {
                sqlx::query("SELECT body FROM shown WHERE person = ?").bind(person.as_str())
            }
            ShownScope::Since(since) => {
                sqlx::query("SELECT body FROM shown WHERE since >= ?").bind(since.millis())
            }
        };
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    pub(super) async fn said(&self, scope: &ThanksScope) -> Result<Vec<Thanks>, StoreError> {
        let query = match scope {
            ThanksScope::One(share, from) => {
                sqlx::query("SELECT body FROM thanks WHERE share = ? AND giver = ?")
                    .bind(&share.0.as_bytes()[..])
                    .bind(from.as_str())
            }
            ThanksScope::To(person) => {
                sqlx::query("SELECT body FROM thanks WHERE receiver = ?").bind(person.as_str())
            }
            ThanksScope::From(person) => {
                sqlx::query("SELECT body FROM thanks WHERE giver = ?").bind(person.as_str())
            }
        };
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }
}

pub(super) async fn put_shown(to: &mut SqliteConnection, row: &Shown) -> Done {
    let query = sqlx::query(
        "REPLACE INTO shown (share, person, story, since, version, body) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(&row.share.0.as_bytes()[..])
    .bind(row.person.as_str())
    .bind(&row.story.0.as_bytes()[..])
    .bind(row.since.millis())
    .bind(number(row.version)?)
    .bind(json(row)?);
    run(query, to).await
}

pub(super) async fn put_thanks(to: &mut SqliteConnection, row: &Thanks) -> Done {
    let query =
        sqlx::query("REPLACE INTO thanks (share, giver, receiver, version, body) VALUES (?, ?, ?, ?, ?)")
            .bind(&row.share.0.as_bytes()[..])
            .bind(row.from.as_str())
            .bind(row.to.as_str())
            .bind(number(row.version)?)
            .bind(json(row)?);
    run(query, to).await
}

pub(super) fn thanks_away<'q>(share: &'q ShareId, from: &'q PersonId) -> Query<'q> {
    sqlx::query("DELETE FROM thanks WHERE share = ? AND giver = ?")
        .bind(&share.0.as_bytes()[..])
        .bind(from.as_str())
}
