//! Counts of clicks, and the sketches of visitors.

use domain::{
    ids::{PersonId, ShareId},
    reach::{ClickCount, ClickQuestion, ClickScope},
    share::Share,
    sketch::Sketch,
    store::{ShareFact, StoreError},
    time::{Day, Instant},
    visit::DayKey,
};
use sqlx::{Row, sqlite::SqliteRow};

use super::{SqliteStore, failed, rows};

impl SqliteStore {
    pub(super) async fn click_counts(&self, question: &ClickQuestion) -> Result<Vec<ClickCount>, StoreError> {
        let mine = match &question.scope {
            ClickScope::Person(_) => "person = ? AND ",
            ClickScope::Programme => "",
        };
        let sql = format!(
            "SELECT share, (at - ?) / ? AS bucket, COUNT(*) AS clicks FROM clicks
             WHERE {mine}at >= ? AND at < ? GROUP BY share, bucket"
        );
        let mut query = sqlx::query(&sql).bind(question.from.millis()).bind(question.width.max(1));
        if let ClickScope::Person(person) = &question.scope {
            query = query.bind(person.as_str());
        }
        let found = query
            .bind(question.from.millis())
            .bind(question.to.millis())
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        let count = |row: &SqliteRow| {
            Ok(ClickCount {
                share: domain::ids::CommandId(rows::uuid(row, "share")?),
                bucket: row.try_get("bucket").map_err(failed)?,
                clicks: rows::unsigned(row.try_get("clicks").map_err(failed)?)?,
            })
        };
        found.iter().map(count).collect()
    }

    pub(super) async fn share_facts(&self, from: Instant, to: Instant) -> Result<Vec<ShareFact>, StoreError> {
        let found = sqlx::query(
            "SELECT s.body AS body, c.clicks AS clicks
             FROM (SELECT share, COUNT(*) AS clicks FROM clicks WHERE at >= ? AND at < ? GROUP BY share) c
             JOIN shares s ON s.id = c.share ORDER BY s.id",
        )
        .bind(from.millis())
        .bind(to.millis())
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?;
        let fact = |row: &SqliteRow| {
            let share: Share = rows::body(row)?;
            Ok(ShareFact { share, clicks: rows::unsigned(row.try_get("clicks").map_err(failed)?)? })
        };
        found.iter().map(fact).collect()
    }

    pub(super) async fn day_sketches(
        &self,
        day: Day,
        person: Option<&PersonId>,
    ) -> Result<Vec<Sketch>, StoreError> {
        let query = match person {
            None => sqlx::query("SELECT * FROM sketches WHERE day = ? ORDER BY share").bind(day.number()),
            Some(person) => sqlx::query(
                "SELECT k.* FROM sketches k JOIN shares s ON s.id = k.share
                 WHERE k.day = ? AND s.person = ? ORDER BY k.share",
            )
            .bind(day.number())
            .bind(person.as_str()),
        };
        let found = query.fetch_all(&self.readers).await.map_err(failed)?;
        found.iter().map(sketch).collect()
    }

    pub(super) async fn one_sketch(&self, day: Day, share: ShareId) -> Result<Option<Sketch>, StoreError> {
        let found = sqlx::query("SELECT * FROM sketches WHERE day = ? AND share = ?")
            .bind(day.number())
            .bind(&share.0.as_bytes()[..])
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?;
        found.as_ref().map(sketch).transpose()
    }

    pub(super) async fn every_day_key(&self) -> Result<Vec<DayKey>, StoreError> {
        let found = sqlx::query("SELECT day, key FROM day_keys ORDER BY day")
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        let key = |row: &SqliteRow| {
            let day = Day::from_number(row.try_get("day").map_err(failed)?);
            Ok(DayKey { day, key: row.try_get("key").map_err(failed)? })
        };
        found.iter().map(key).collect()
    }
}

/// The sketch in a row.
pub(super) fn sketch(row: &SqliteRow) -> Result<Sketch, StoreError> {
    Ok(Sketch {
        day: Day::from_number(row.try_get("day").map_err(failed)?),
        share: domain::ids::CommandId(rows::uuid(row, "share")?),
        registers: row.try_get("registers").map_err(failed)?,
        version: rows::unsigned(row.try_get("version").map_err(failed)?)?,
    })
}
