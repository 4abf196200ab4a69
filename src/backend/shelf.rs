//! Where commands wait: an IndexedDB database of its own, documented so that a service worker can read it.
//!
//! Database `polyphony-outbox`, version 1, object store `entries`: key = a growing number, value =
//! `{"id": command id, "entry": JSON of client::outbox::Entry}`, unique index `id`.

use std::sync::Arc;

use client::outbox::{Entry, MemoryShelf, Shelf};
use domain::{future::BoxFuture, ids::CommandId, problem::Problem};
use futures_util::{FutureExt, future::Shared};
use idb::{
    Database, DatabaseEvent, Factory, IndexParams, KeyPath, ObjectStore, ObjectStoreParams, Query,
    TransactionMode,
};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::{browser_problem, journal};

const DATABASE: &str = "polyphony-outbox";
const STORE: &str = "entries";

/// The shelf of this browser, opened when it is first looked at; in memory where the browser keeps nothing.
pub struct Opening(Shared<BoxFuture<'static, Arc<dyn Shelf>>>);

impl Opening {
    /// Not opened yet.
    pub fn new() -> Self {
        let open: BoxFuture<'static, Arc<dyn Shelf>> = Box::pin(async {
            let shelf = match Indexed::open().await {
                Ok(shelf) => Arc::new(shelf) as Arc<dyn Shelf>,
                Err(_) => Arc::new(MemoryShelf::default()),
            };
            // Somebody left before these were here. Where they are sent already, sending them again does nothing twice.
            for entry in journal::left() {
                let id = entry.command.id;
                if shelf.put(entry).await.is_ok() {
                    journal::forget(id);
                }
            }
            shelf
        });
        Self(open.shared())
    }
}

impl Shelf for Opening {
    fn put(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move {
            let id = entry.command.id;
            journal::note(&entry);
            let kept = self.0.clone().await.put(entry).await;
            journal::forget(id);
            kept
        })
    }
    fn all(&self) -> BoxFuture<'_, Result<Vec<Entry>, Problem>> {
        Box::pin(async move { self.0.clone().await.all().await })
    }
    fn update(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move { self.0.clone().await.update(entry).await })
    }
    fn remove(&self, id: CommandId) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(async move { self.0.clone().await.remove(id).await })
    }
}

struct Indexed(Database);

impl Indexed {
    async fn open() -> Result<Self, idb::Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            // An upgrade that fails leaves no store, and the next use says so.
            let _ = create(&event);
        });
        let mut database = request.await?;
        database.on_version_change(|event| {
            // Another tab brings a new version: get out of its way.
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self(database))
    }

    async fn in_store<T>(
        &self,
        mode: TransactionMode,
        work: impl AsyncFnOnce(&ObjectStore) -> Result<T, idb::Error>,
    ) -> Result<T, Problem> {
        let run = async {
            let transaction = self.0.transaction(&[STORE], mode)?;
            let store = transaction.object_store(STORE)?;
            let done = work(&store).await?;
            transaction.await?;
            Ok(done)
        };
        run.await.map_err(|error: idb::Error| browser_problem(&format!("the outbox: {error}")))
    }
}

fn create(event: &idb::event::VersionChangeEvent) -> Result<(), idb::Error> {
    let database = event.database()?;
    let mut params = ObjectStoreParams::new();
    params.auto_increment(true);
    let store = database.create_object_store(STORE, params)?;
    let mut unique = IndexParams::new();
    unique.unique(true);
    store.create_index("id", KeyPath::new_single("id"), Some(unique))?;
    Ok(())
}

fn row(entry: &Entry) -> JsValue {
    let object = Object::new();
    let json = serde_json::to_string(entry).unwrap_or_default();
    for (name, value) in [("id", entry.command.id.to_string()), ("entry", json)] {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value.into());
    }
    object.into()
}

fn entry(row: &JsValue) -> Option<Entry> {
    serde_json::from_str(&Reflect::get(row, &"entry".into()).ok()?.as_string()?).ok()
}

async fn key_of(store: &ObjectStore, id: CommandId) -> Result<Option<JsValue>, idb::Error> {
    store.index("id")?.get_key(Query::Key(id.to_string().into()))?.await
}

impl Shelf for Indexed {
    fn put(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(self.in_store(TransactionMode::ReadWrite, async move |store| {
            if key_of(store, entry.command.id).await?.is_none() {
                store.add(&row(&entry), None)?.await?;
            }
            Ok(())
        }))
    }

    fn all(&self) -> BoxFuture<'_, Result<Vec<Entry>, Problem>> {
        Box::pin(self.in_store(TransactionMode::ReadOnly, async move |store| {
            Ok(store.get_all(None, None)?.await?.iter().filter_map(entry).collect())
        }))
    }

    fn update(&self, entry: Entry) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(self.in_store(TransactionMode::ReadWrite, async move |store| {
            if let Some(key) = key_of(store, entry.command.id).await? {
                store.put(&row(&entry), Some(&key))?.await?;
            }
            Ok(())
        }))
    }

    fn remove(&self, id: CommandId) -> BoxFuture<'_, Result<(), Problem>> {
        Box::pin(self.in_store(TransactionMode::ReadWrite, async move |store| {
            if let Some(key) = key_of(store, id).await? {
                store.delete(Query::Key(key))?.await?;
            }
            Ok(())
        }))
    }
}
