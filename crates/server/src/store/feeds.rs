//! What is kept about scheduled feeds, and which pages the programme's stories lead to.

use std::collections::HashMap;

use domain::{feeds::FeedState, ids::StoryId, store::StoreError};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{SqliteStore, failed, rows};
use crate::fetch::Known;

/// A scheduled feed, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFeed {
    /// How it stands.
    pub state: FeedState,
    /// What its server is told that we have.
    pub known: Known,
    /// Of the bytes that were last taken in whole.
    pub digest: Option<String>,
}

impl SqliteStore {
    /// Every scheduled feed, by address.
    pub async fn kept_feeds(&self) -> Result<Vec<KeptFeed>, StoreError> {
        let found = sqlx::query("SELECT body FROM feeds ORDER BY address");
        rows::bodies(&found.fetch_all(&self.readers).await.map_err(failed)?)
    }

    /// Writes a new feed down.
    pub async fn add_feed(&self, feed: &KeptFeed) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO feeds (address, body) VALUES (?, ?)")
            .bind(&feed.state.address)
            .bind(rows::json(feed)?)
            .execute(&self.writer)
            .await
            .map_err(failed)?;
        Ok(())
    }

    /// Writes down how a feed stands. If its row is gone (the programme was emptied meanwhile), it stays gone: what the
    /// row says of the stories would no longer be so.
    pub async fn update_feed(&self, feed: &KeptFeed) -> Result<(), StoreError> {
        sqlx::query("UPDATE feeds SET body = ? WHERE address = ?")
            .bind(rows::json(feed)?)
            .bind(&feed.state.address)
            .execute(&self.writer)
            .await
            .map_err(failed)?;
        Ok(())
    }

    /// Forgets a feed that is no longer configured. Its stories stay.
    pub async fn drop_feed(&self, address: &str) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM feeds WHERE address = ?").bind(address);
        delete.execute(&self.writer).await.map_err(failed)?;
        Ok(())
    }

    /// The story behind each page that the programme's stories lead to (see [`import::page`]).
    pub async fn pages(&self) -> Result<HashMap<String, StoryId>, StoreError> {
        let found = sqlx::query("SELECT id, body ->> '$.url' AS url FROM stories ORDER BY id");
        let found = found.fetch_all(&self.readers).await.map_err(failed)?;
        let page = |row: &sqlx::sqlite::SqliteRow| {
            let url: &str = row.try_get("url").map_err(failed)?;
            Ok((import::page(url), StoryId(rows::uuid(row, "id")?)))
        };
        found.iter().map(page).collect()
    }
}
