//! The one write: a single transaction over every object store.

use domain::{
    event::{Event, EventNumber},
    store::{Changes, Key, Row, StoreError},
};
use idb::{CursorDirection, Database, ObjectStore, Query, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::{
    rows::{self, body, failed, member, sketch_key, thanks_key},
    schema::{
        ALL, BOARD, CAMPAIGNS, CLICKS, COMMANDS, CONTENT, DAY_KEYS, EDITIONS, ENQUIRIES, EVENTS, PEOPLE,
        PUBLICATIONS, REPORTS, SHARES, SHOWN, SKETCHES, STORIES, SUBMISSIONS, THANKS,
    },
    trail::forget,
};

pub async fn commit(database: &Database, changes: Changes) -> Result<EventNumber, StoreError> {
    let transaction = database.transaction(&ALL, TransactionMode::ReadWrite).map_err(failed)?;
    match apply(&transaction, changes).await {
        Ok(last) => {
            transaction.commit().map_err(failed)?.await.map_err(failed)?;
            Ok(last)
        }
        Err(error) => {
            // What was put before the refusal is undone; a transaction that is over already needs no undoing.
            if let Ok(aborting) = transaction.abort() {
                let _ = aborting.await;
            }
            Err(error)
        }
    }
}

async fn apply(transaction: &Transaction, changes: Changes) -> Result<EventNumber, StoreError> {
    let store = |name: &str| transaction.object_store(name).map_err(failed);
    let events = store(EVENTS)?;
    let mut last = last_number(&events).await?;
    if let Some(command) = &changes.command {
        let commands = store(COMMANDS)?;
        let key = command.id.to_string();
        let known = commands.get(Query::Key(key.as_str().into())).map_err(failed)?.await.map_err(failed)?;
        if let Some(known) = known {
            return Err(StoreError::CommandExists(body(&known)?, last));
        }
    }
    for expect in &changes.expect {
        let (name, key) = place(&expect.key);
        let row = store(name)?.get(Query::Key(key.as_str().into())).map_err(failed)?.await.map_err(failed)?;
        let version = row.map_or(0.0, |row| member(&row, "version").and_then(|v| v.as_f64()).unwrap_or(1.0));
        if version != expect.version as f64 {
            return Err(StoreError::Conflict);
        }
    }
    if changes.wipe {
        for name in CONTENT {
            store(name)?.clear().map_err(failed)?.await.map_err(failed)?;
        }
    }
    if let Some(person) = &changes.forget {
        forget(transaction, person).await?;
    }
    if let Some(command) = &changes.command {
        put(&store(COMMANDS)?, rows::plain(command.id.to_string(), command)?).await?;
    }
    for key in &changes.delete {
        let (name, row) = place(key);
        store(name)?.delete(Query::Key(row.as_str().into())).map_err(failed)?.await.map_err(failed)?;
        if let Key::Story(_) = key {
            store(EDITIONS)?
                .delete(Query::Key(row.as_str().into()))
                .map_err(failed)?
                .await
                .map_err(failed)?;
        }
    }
    // All puts are under way before the first is awaited: a demo programme has thousands.
    let mut under_way = Vec::with_capacity(changes.put.len());
    for row in &changes.put {
        let (name, value) = written(row)?;
        under_way.push(store(name)?.put(&value, None).map_err(failed)?);
    }
    for request in under_way {
        request.await.map_err(failed)?;
    }
    editions(&store(EDITIONS)?, &changes.put).await?;
    for event in changes.events {
        last += 1;
        put(&events, rows::plain(last as f64, &Event { n: last, event })?).await?;
    }
    Ok(last)
}

/// Keeps a second row of each story about which something was decided. Most have none: where there is none at all,
/// an import of many stories costs nothing.
async fn editions(store: &ObjectStore, written: &[Row]) -> Result<(), StoreError> {
    let mut any = store.count(None).map_err(failed)?.await.map_err(failed)? > 0;
    let stories =
        written.iter().filter_map(|row| if let Row::Story(story) = row { Some(story) } else { None });
    for story in stories {
        let key = story.id.to_string();
        if !story.edition.is_plain() {
            put(store, rows::plain(key, story)?).await?;
            any = true;
        } else if any {
            store.delete(Query::Key(key.as_str().into())).map_err(failed)?.await.map_err(failed)?;
        }
    }
    Ok(())
}

async fn put(store: &ObjectStore, row: JsValue) -> Result<(), StoreError> {
    store.put(&row, None).map_err(failed)?.await.map_err(failed)?;
    Ok(())
}

/// The number of the last event, 0 if there is none.
pub async fn last_number(events: &ObjectStore) -> Result<EventNumber, StoreError> {
    let cursor = events.open_key_cursor(None, Some(CursorDirection::Prev)).map_err(failed)?;
    let cursor = cursor.await.map_err(failed)?;
    let key = cursor.and_then(|cursor| cursor.key().ok()).and_then(|key| key.as_f64());
    Ok(key.map_or(0, |key| key as EventNumber))
}

/// Where a row is kept, and under which key.
fn place(key: &Key) -> (&'static str, String) {
    match key {
        Key::Person(id) => (PEOPLE, id.to_string()),
        Key::Story(id) => (STORIES, id.to_string()),
        Key::Share(id) => (SHARES, id.to_string()),
        Key::DayKey(day) => (DAY_KEYS, day.number().to_string()),
        Key::Sketch(day, share) => (SKETCHES, sketch_key(*day, *share)),
        Key::Publication(name) => (PUBLICATIONS, name.clone()),
        Key::Board => (BOARD, BOARD.to_owned()),
        Key::Campaign(id) => (CAMPAIGNS, id.to_string()),
        Key::Submission(id) => (SUBMISSIONS, id.to_string()),
        Key::Report(id) => (REPORTS, id.to_string()),
        Key::Enquiry(id) => (ENQUIRIES, id.as_str().to_owned()),
        Key::Shown(share) => (SHOWN, share.to_string()),
        Key::Thanks(share, from) => (THANKS, thanks_key(*share, from)),
    }
}

/// What is written where.
fn written(row: &Row) -> Result<(&'static str, JsValue), StoreError> {
    Ok(match row {
        Row::Person(row) => (PEOPLE, rows::versioned(row.id.to_string(), row.version, row)?),
        Row::Story(row) => (STORIES, rows::story(row)?),
        Row::Share(row) => (SHARES, rows::share(row)?),
        Row::Click(row) => (CLICKS, rows::click(row)),
        Row::DayKey(row) => (DAY_KEYS, rows::plain(row.day.number().to_string(), row)?),
        Row::Sketch(row) => (SKETCHES, rows::versioned(sketch_key(row.day, row.share), row.version, row)?),
        Row::Publication(row) => (PUBLICATIONS, rows::versioned(row.name.clone(), row.version, row)?),
        Row::Board(row) => (BOARD, rows::versioned(BOARD.to_owned(), row.version, row)?),
        Row::Campaign(row) => (CAMPAIGNS, rows::versioned(row.id.to_string(), row.version, row)?),
        Row::Submission(row) => (SUBMISSIONS, rows::submission(row)?),
        Row::Report(row) => (REPORTS, rows::report(row)?),
        Row::Enquiry(row) => (ENQUIRIES, rows::enquiry(row)?),
        Row::Shown(row) => (SHOWN, rows::shown(row)?),
        Row::Thanks(row) => (THANKS, rows::thanks(row)?),
    })
}
