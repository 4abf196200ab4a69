//! Stories, walked over and by their ids; and who shared them, as numbers. Finding them is the domain's business.

use domain::{ids::StoryId, store::StoreError, story::Story};
use sqlx::Row;

use super::{SqliteStore, failed, rows};

/// In the order in which they are asked for.
const BY_ID: &str =
    "SELECT s.body AS body FROM json_each(?) AS asked CROSS JOIN stories s ON s.id = unhex(asked.value)
     ORDER BY asked.key";

impl SqliteStore {
    pub(super) async fn walk(&self, after: Option<StoryId>, limit: usize) -> Result<Vec<Story>, StoreError> {
        // The empty blob comes before every id.
        let after = after.map_or(Vec::new(), |id| id.0.as_bytes().to_vec());
        let query = sqlx::query("SELECT body FROM stories WHERE id > ? ORDER BY id LIMIT ?")
            .bind(after)
            .bind(i64::try_from(limit).map_err(rows::unreadable)?);
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    pub(super) async fn by_id(&self, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
        let ids: Vec<String> = ids.iter().map(|id| id.0.simple().to_string()).collect();
        let query = sqlx::query(BY_ID).bind(rows::json(&ids)?);
        rows::bodies(&query.fetch_all(&self.readers).await.map_err(failed)?)
    }

    pub(super) async fn sharer_counts(&self, least: u64) -> Result<Vec<(StoryId, u64)>, StoreError> {
        let query = sqlx::query(
            "SELECT body ->> 'story' AS story, COUNT(DISTINCT person) AS people FROM shares
             GROUP BY story HAVING people >= ? ORDER BY story",
        )
        .bind(rows::number(least)?);
        let counted = query.fetch_all(&self.readers).await.map_err(failed)?;
        let count = |row: &sqlx::sqlite::SqliteRow| {
            let story: &str = row.try_get("story").map_err(failed)?;
            let people = rows::unsigned(row.try_get("people").map_err(failed)?)?;
            Ok((story.parse().map_err(rows::unreadable)?, people))
        };
        counted.iter().map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use sqlx::Row;

    use super::{super::desk::DECIDED, BY_ID, SqliteStore};

    #[tokio::test]
    async fn what_every_page_of_the_gallery_asks_for_never_walks_over_all_stories() {
        let store = SqliteStore::in_memory().await.unwrap();
        for query in [DECIDED, BY_ID] {
            let plan = format!("EXPLAIN QUERY PLAN {query}");
            let mut plan = sqlx::query(&plan);
            if query.contains('?') {
                plan = plan.bind("[]");
            }
            let steps = plan.fetch_all(&store.readers).await.unwrap();
            let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
            assert!(steps.iter().any(|step| step.starts_with("SEARCH s ")), "{query}: {steps:?}");
        }
    }
}
