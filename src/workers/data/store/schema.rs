//! The object stores, by version of the database.
//!
//! Version 1. Every row is `{key, body, …}`: `body` is the row as JSON, the rest is what it is found by.
//! `commands`, `people`, `stories`, `shares` (indexes `code`, `person`),
//! `clicks` (keyed by a growing number; indexes `at` and `person_at`), `day_keys`, `sketches`, `publications`,
//! `events` (keyed by their number).
//!
//! Version 2 adds `board`, which has one row. Databases made before 2026-11-22 also have an index `order` of `stories`, into
//! which nothing goes any more: stories are found by the domain's own index.
//!
//! Version 3 adds `campaigns`, `submissions` (index `person`) and `editions`: a second row, under its id, of each story
//! about which something was decided.
//!
//! Version 4 adds `reports`, version 5 `enquiries` (both with the index `person`), version 6 `shown` (indexes `person`, `story`,
//! `since`) and `thanks` (indexes `giver`, `receiver`). Whatever is missing is made, from whichever version a database comes.

use idb::{
    Database, DatabaseEvent, Error, Factory, IndexParams, KeyPath, ObjectStore, ObjectStoreParams,
    event::VersionChangeEvent,
};

pub const COMMANDS: &str = "commands";
pub const PEOPLE: &str = "people";
pub const STORIES: &str = "stories";
pub const SHARES: &str = "shares";
pub const CLICKS: &str = "clicks";
pub const DAY_KEYS: &str = "day_keys";
pub const SKETCHES: &str = "sketches";
pub const PUBLICATIONS: &str = "publications";
pub const EVENTS: &str = "events";
pub const BOARD: &str = "board";
pub const CAMPAIGNS: &str = "campaigns";
pub const SUBMISSIONS: &str = "submissions";
pub const EDITIONS: &str = "editions";
pub const REPORTS: &str = "reports";
pub const ENQUIRIES: &str = "enquiries";
pub const SHOWN: &str = "shown";
pub const THANKS: &str = "thanks";

/// Every object store: a commit is a transaction over all of them.
pub const ALL: [&str; 17] = [
    COMMANDS,
    PEOPLE,
    STORIES,
    SHARES,
    CLICKS,
    DAY_KEYS,
    SKETCHES,
    PUBLICATIONS,
    EVENTS,
    BOARD,
    CAMPAIGNS,
    SUBMISSIONS,
    EDITIONS,
    REPORTS,
    ENQUIRIES,
    SHOWN,
    THANKS,
];

/// Those that are emptied when the programme is.
pub const CONTENT: [&str; 15] = [
    PEOPLE,
    STORIES,
    SHARES,
    CLICKS,
    DAY_KEYS,
    SKETCHES,
    PUBLICATIONS,
    BOARD,
    CAMPAIGNS,
    SUBMISSIONS,
    EDITIONS,
    REPORTS,
    ENQUIRIES,
    SHOWN,
    THANKS,
];

pub async fn open(name: &str) -> Result<Database, Error> {
    let mut request = Factory::new()?.open(name, Some(6))?;
    request.on_upgrade_needed(|event| {
        // An upgrade that fails leaves a store missing, and the first transaction says so.
        let _ = create(&event);
    });
    let mut database = request.await?;
    database.on_version_change(|event| {
        // A newer version of the app wants to upgrade: get out of its way.
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}

fn create(event: &VersionChangeEvent) -> Result<(), Error> {
    let database = event.database()?;
    let there = database.store_names();
    for name in ALL.into_iter().filter(|name| there.iter().all(|known| known != name)) {
        let mut params = ObjectStoreParams::new();
        if name == CLICKS {
            params.auto_increment(true);
        } else {
            params.key_path(Some(KeyPath::new_single("key")));
        }
        let store = database.create_object_store(name, params)?;
        let mut unique = IndexParams::new();
        unique.unique(true);
        match name {
            SHARES => {
                store.create_index("code", KeyPath::new_single("code"), Some(unique))?;
                store.create_index("person", KeyPath::new_single("person"), None)?;
            }
            SUBMISSIONS | REPORTS | ENQUIRIES => {
                store.create_index("person", KeyPath::new_single("person"), None)?;
            }
            SHOWN => index(&store, &["person", "story", "since"])?,
            THANKS => index(&store, &["giver", "receiver"])?,
            CLICKS => {
                store.create_index("at", KeyPath::new_single("at"), None)?;
                store.create_index("person_at", KeyPath::new_array(["person", "at"]), None)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Indexes of the rows' members with these names.
fn index(store: &ObjectStore, members: &[&str]) -> Result<(), Error> {
    for member in members {
        store.create_index(member, KeyPath::new_single(member), None)?;
    }
    Ok(())
}
