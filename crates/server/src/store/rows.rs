//! Between rows and values.

use domain::{event::Event, ids::PersonId, store::StoreError};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

use super::failed;

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(unreadable)
}

pub(super) fn number(value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(unreadable)
}

pub(super) fn unsigned(value: i64) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(unreadable)
}

/// The value in a row's column `body`.
pub(super) fn body<T: DeserializeOwned>(row: &SqliteRow) -> Result<T, StoreError> {
    let text: &str = row.try_get("body").map_err(failed)?;
    serde_json::from_str(text).map_err(unreadable)
}

/// The values of many rows.
pub(super) fn bodies<T: DeserializeOwned>(rows: &[SqliteRow]) -> Result<Vec<T>, StoreError> {
    rows.iter().map(body).collect()
}

/// The event in the columns `n` and `body`.
pub(super) fn event(row: &SqliteRow) -> Result<Event, StoreError> {
    let n = unsigned(row.try_get("n").map_err(failed)?)?;
    Ok(Event { n, event: body(row)? })
}

pub(super) fn uuid(row: &SqliteRow, column: &str) -> Result<Uuid, StoreError> {
    let bytes: &[u8] = row.try_get(column).map_err(failed)?;
    Uuid::from_slice(bytes).map_err(unreadable)
}

/// The person in a column; none if it is empty.
pub(super) fn person(text: String) -> Result<Option<PersonId>, StoreError> {
    if text.is_empty() { Ok(None) } else { text.try_into().map(Some).map_err(unreadable) }
}

/// A row that this version cannot read: the file was changed by something else.
pub(super) fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Failed(format!("a row cannot be read: {error}"))
}
