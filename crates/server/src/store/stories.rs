//! Pages of the gallery.
//!
//! The order is publication plus a bonus of the story's kind. Within a kind the bonus changes nothing, so each kind
//! is read in its index's own order, at most a page of it, and the few rows are merged.

use domain::{
    store::{StoreError, StoryQuestion},
    story::{Story, StoryKind, TopicCount},
    time::DAY,
};
use sqlx::Row;

use super::{SqliteStore, failed, rows};

impl SqliteStore {
    pub(super) async fn page(&self, question: &StoryQuestion) -> Result<Vec<Story>, StoreError> {
        let limit = i64::try_from(question.limit).map_err(rows::unreadable)?;
        let sql = page_sql(question);
        let mut query = sqlx::query(&sql);
        for kind in StoryKind::ALL {
            let bonus = question.bonus.get(&kind).copied().unwrap_or(0).saturating_mul(DAY);
            query = query.bind(bonus).bind(kind.name());
            if let Some(topic) = &question.topic {
                query = query.bind(topic);
            }
            if let Some(after) = &question.after {
                query = query.bind(after.key.saturating_sub(bonus)).bind(after.id.0.as_bytes().to_vec());
            }
            for word in &question.words {
                query = query.bind(format!(" {word}"));
            }
            query = query.bind(limit);
        }
        let found = query.bind(limit).fetch_all(&self.readers).await.map_err(failed)?;
        rows::bodies(&found)
    }

    pub(super) async fn topic_counts(&self) -> Result<Vec<TopicCount>, StoreError> {
        let counted = sqlx::query(
            "SELECT topic, COUNT(*) AS stories FROM story_topics GROUP BY topic ORDER BY stories DESC, topic",
        )
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?;
        let count = |row: &sqlx::sqlite::SqliteRow| {
            let stories = rows::unsigned(row.try_get("stories").map_err(failed)?)?;
            Ok(TopicCount { topic: row.try_get("topic").map_err(failed)?, stories })
        };
        counted.iter().map(count).collect()
    }
}

/// The question as SQL. Everything that comes from outside is bound, so there is nothing to escape.
fn page_sql(question: &StoryQuestion) -> String {
    let (from, date, id) = if question.topic.is_some() {
        // CROSS JOIN keeps the topic's index on the outside: it has the order.
        ("story_topics t CROSS JOIN stories s ON s.id = t.story", "t.published", "t.story")
    } else {
        ("stories s", "s.published", "s.id")
    };
    let mut part = format!("SELECT s.body AS body, {date} + ? AS key, {id} AS id FROM {from} WHERE ");
    part.push_str(if question.topic.is_some() { "t.kind = ? AND t.topic = ?" } else { "s.kind = ?" });
    if question.after.is_some() {
        part.push_str(&format!(" AND ({date}, {id}) < (?, ?)"));
    }
    for _ in &question.words {
        part.push_str(" AND instr(s.words, ?) > 0");
    }
    part.push_str(&format!(" ORDER BY {date} DESC, {id} DESC LIMIT ?"));
    let parts = vec![format!("SELECT * FROM ({part})"); StoryKind::ALL.len()];
    format!("SELECT body FROM ({}) ORDER BY key DESC, id DESC LIMIT ?", parts.join(" UNION ALL "))
}
