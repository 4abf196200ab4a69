//! Campaigns, suggestions, and stories about which something was decided.

use domain::{
    campaign::Campaign,
    ids::{PersonId, StoryId},
    store::StoreError,
    story::Story,
    submission::Submission,
};
use sqlx::SqliteConnection;

use super::{
    SqliteStore, failed,
    put::{Done, run},
    rows::{self, json, number},
};

/// Few editions beside many stories: `CROSS JOIN` has SQLite begin with the editions. Left to choose, it walked over all stories.
pub(super) const DECIDED: &str = "SELECT s.body FROM editions e CROSS JOIN stories s ON s.id = e.story";

impl SqliteStore {
    pub(super) async fn decided(&self) -> Result<Vec<Story>, StoreError> {
        let query = sqlx::query(DECIDED);
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    pub(super) async fn every_campaign(&self) -> Result<Vec<Campaign>, StoreError> {
        let query = sqlx::query("SELECT body FROM campaigns ORDER BY id");
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    pub(super) async fn suggestions(&self, person: Option<&PersonId>) -> Result<Vec<Submission>, StoreError> {
        let query = match person {
            Some(person) => {
                sqlx::query("SELECT body FROM submissions WHERE person = ? ORDER BY id").bind(person.as_str())
            }
            None => sqlx::query("SELECT body FROM submissions ORDER BY id"),
        };
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }
}

/// Notes whether something was decided about a story that is being written.
pub(super) async fn edition(to: &mut SqliteConnection, story: &Story) -> Done {
    let sql = if story.edition.is_plain() {
        "DELETE FROM editions WHERE story = ?"
    } else {
        "REPLACE INTO editions (story) VALUES (?)"
    };
    run(sqlx::query(sql).bind(&story.id.0.as_bytes()[..]), to).await
}

/// Forgets that something was decided about a story that goes.
pub(super) async fn edition_away(to: &mut SqliteConnection, story: StoryId) -> Done {
    run(sqlx::query("DELETE FROM editions WHERE story = ?").bind(&story.0.as_bytes()[..]), to).await
}

pub(super) async fn campaign(to: &mut SqliteConnection, row: &Campaign) -> Done {
    let query = sqlx::query("REPLACE INTO campaigns (id, version, body) VALUES (?, ?, ?)")
        .bind(&row.id.0.as_bytes()[..])
        .bind(number(row.version)?)
        .bind(json(row)?);
    run(query, to).await
}

pub(super) async fn submission(to: &mut SqliteConnection, row: &Submission) -> Done {
    let query = sqlx::query("REPLACE INTO submissions (id, person, version, body) VALUES (?, ?, ?, ?)")
        .bind(&row.id.0.as_bytes()[..])
        .bind(row.person.as_str())
        .bind(number(row.version)?)
        .bind(json(row)?);
    run(query, to).await
}
