//! The backend handle: what features talk to, and how it comes about from the configuration.

#![allow(
    clippy::arc_with_non_send_sync,
    reason = "the client shares by Arc because a server's must; a page has one thread"
)]

mod assets;
pub mod import_worker;
mod local;
mod locks;
mod rest;
mod shelf;
mod worker;

use std::{rc::Rc, sync::Arc};

use client::{
    Client, Transport,
    outbox::{Entry, MemoryShelf, Outbox, Shelf},
};
use domain::{
    backend::Backend,
    ids::{CommandId, PersonId},
    person::Me,
    problem::{Problem, ProblemKind},
};
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    config::BackendConfig,
    platform::{page, storage},
};

pub use local::PROTOCOL;

/// The setting that remembers who was here last: what is given before the backend answers is theirs.
const PERSON: &str = "person";

/// The way to the backend. Only the transport is chosen at run time: behind a trait object every room would carry
/// the answers of all others.
type Way = Outbox<Client<Box<dyn Transport>>>;

/// A cheap handle on the one backend of this app.
#[derive(Clone, Copy)]
pub struct Handle {
    way: StoredValue<Option<Rc<Way>>, LocalStorage>,
    tended: StoredValue<bool>,
}

impl Handle {
    /// A handle on nothing: every question is answered by a problem.
    pub fn none() -> Self {
        Self::on(None)
    }

    fn on(way: Option<Rc<Way>>) -> Self {
        Self { way: StoredValue::new_local(way), tended: StoredValue::new(false) }
    }

    /// The backend.
    pub fn get(self) -> Rc<impl Backend> {
        self.way.get_value().unwrap_or_else(|| {
            let nowhere: Box<dyn Transport> = Box::new(local::Nowhere);
            Rc::new(way(nowhere, Arc::new(MemoryShelf::default()), None))
        })
    }

    /// What has not arrived yet.
    pub async fn waiting(self) -> Vec<Entry> {
        match self.way.get_value() {
            // A shelf that cannot be read has nothing to show; the next command says so where it matters.
            Some(outbox) => outbox.waiting().await.unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// Gives up a refused command.
    pub async fn dismiss(self, id: CommandId) {
        if let Some(outbox) = self.way.get_value() {
            // What is gone already needs no dismissing.
            let _ = outbox.dismiss(id).await;
        }
    }

    /// Sends what waits: now, and whenever somebody enters, the network is back or the page is looked at again.
    /// Safe to call again.
    pub fn tend(self, me: RwSignal<Option<Me>>) {
        let flush = move || {
            let Some(outbox) = self.way.get_value() else { return };
            // What still cannot be sent stays on its shelf and is shown as waiting.
            spawn_local(async move { drop(outbox.flush().await) });
        };
        let listening = self.tended.get_value();
        self.tended.set_value(true);
        if listening {
            return;
        }
        for name in ["online", "pageshow", "visibilitychange"] {
            // Listens as long as the page lives.
            std::mem::forget(window_event_listener_untyped(name, move |_| flush()));
        }
        Effect::new(move |_| {
            if let Some(person) = me.with(|me| me.as_ref().map(|me| me.person.clone())) {
                storage::set(PERSON, person.as_str());
                flush();
            }
        });
    }
}

/// Where a backend is, for people who look for a fault.
pub fn place(config: &BackendConfig) -> String {
    match config {
        BackendConfig::Rest { base } => page::url(base),
        BackendConfig::Embedded { .. } => page::base(),
    }
}

/// Connects to what the configuration names.
pub async fn connect(config: &BackendConfig) -> Result<Handle, Problem> {
    let transport: Box<dyn Transport> = match config {
        BackendConfig::Rest { base } => Box::new(rest::Fetch::new(base)?),
        BackendConfig::Embedded { .. } => Box::new(worker::DataWorker::start().await?),
    };
    let person = storage::get(PERSON).and_then(|id| PersonId::try_from(id).ok());
    let way = way(transport, shelf::open().await, person);
    Ok(Handle::on(Some(Rc::new(way))))
}

fn way(transport: Box<dyn Transport>, shelf: Arc<dyn Shelf>, person: Option<PersonId>) -> Way {
    Outbox::new(Arc::new(Client::new(transport)), shelf, Arc::new(locks::Browser::default()), person)
}

/// A problem of the browser's own making.
pub(crate) fn browser_problem(what: &str) -> Problem {
    Problem::new(ProblemKind::Unavailable, what)
}
