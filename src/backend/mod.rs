//! The backend handle: what features talk to, and how it comes about from the configuration.

#![allow(
    clippy::arc_with_non_send_sync,
    reason = "the client shares by Arc because a server's must; a page has one thread"
)]

mod assets;
pub mod content;
mod enter;
pub mod import_worker;
mod journal;
mod local;
mod locks;
pub mod report_file;
mod rest;
mod shelf;
mod worker;

use std::{rc::Rc, sync::Arc};

use client::{
    Client, Transport,
    outbox::{Entry, Outbox},
};
use domain::{
    backend::{About, Backend, Door},
    command::{Command, Receipt},
    ids::{CommandId, PersonId},
    person::Me,
    problem::{Problem, ProblemKind},
};
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    config::BackendConfig,
    platform::{page, ports, service_worker, storage},
};

pub use local::PROTOCOL;

/// The setting that remembers who was here last: what is given before the backend answers is theirs.
const PERSON: &str = "person";

/// The plain way to the backend. Only the transport is chosen at run time: behind a trait object every room would
/// carry the answers of all others.
type Plain = Client<Box<dyn Transport>>;
/// The way that keeps what was given until it has arrived.
type Way = Outbox<Plain>;

/// A cheap handle on the one backend of this app.
#[derive(Clone, Copy)]
pub struct Handle {
    plain: StoredValue<Arc<Plain>, LocalStorage>,
    /// Where the server is, if there is one.
    base: StoredValue<Option<String>>,
    /// Made by the first room that asks: at the door there is nothing to keep, and its code would weigh.
    way: StoredValue<Option<Rc<Way>>, LocalStorage>,
    tended: StoredValue<bool>,
}

impl Handle {
    fn on(transport: Box<dyn Transport>, base: Option<String>) -> Self {
        Self {
            base: StoredValue::new(base),
            plain: StoredValue::new_local(Arc::new(Client::new(transport))),
            way: StoredValue::new_local(None),
            tended: StoredValue::new(false),
        }
    }

    /// A handle on nothing: every question is answered by a problem.
    pub fn none() -> Self {
        Self::on(Box::new(local::Nowhere), None)
    }

    /// The address of a file that the server makes; none where there is no server.
    pub fn file(self, path: &str) -> Option<String> {
        self.base.get_value().map(|base| format!("{base}{path}"))
    }

    /// The backend as the door asks it. Commands go through [`Handle::get`].
    pub fn door(self) -> Arc<impl Door> {
        self.plain.get_value()
    }

    /// The backend.
    pub fn get(self) -> Rc<impl Backend> {
        self.way()
    }

    fn way(self) -> Rc<Way> {
        if let Some(way) = self.way.get_value() {
            return way;
        }
        let person = storage::get(PERSON).and_then(|id| PersonId::try_from(id).ok());
        let (shelf, lock) = (Arc::new(shelf::Opening::new()), Arc::new(locks::Browser::default()));
        let way = Outbox::new(self.plain.get_value(), shelf, lock, person);
        let way = Rc::new(way.sending_only_if(rest::me_is_fresh));
        self.way.set_value(Some(Rc::clone(&way)));
        way
    }

    /// Who is in, if anybody. Where `about` knows of nobody, nobody is asked for: the refusal would only look like a
    /// fault.
    pub async fn who(self, about: &About) -> Result<Option<Me>, Problem> {
        if about.signed_in { enter::who(self).await } else { Ok(None) }
    }

    /// Becomes somebody of the demo.
    pub async fn enter(self, voice: String) -> Result<Me, Problem> {
        enter::enter(self, voice).await
    }

    /// What has not arrived yet.
    pub async fn waiting(self) -> Vec<Entry> {
        // A shelf that cannot be read has nothing to show; the next command says so where it matters.
        self.way().waiting().await.unwrap_or_default()
    }

    /// What is being sent from here just now.
    pub fn sending(self) -> Option<CommandId> {
        self.way().sending()
    }

    /// Takes a command back to be changed; none if it was sent already.
    pub async fn take_back(self, id: CommandId) -> Option<Entry> {
        self.way().take_back(id).await.ok().flatten()
    }

    /// Gives a refused command once more, as a new one.
    pub async fn give_again(self, entry: Entry) -> Result<Receipt, Problem> {
        let command = Command { id: ports::command_id(), body: entry.command.body };
        self.way().replace(entry.command.id, command).await
    }

    /// Something could not be sent: has the service worker do it when there is a network again, also without this page.
    pub fn send_later(self) {
        // Without a server there is nothing to be sent anywhere.
        if self.base.with_value(Option::is_some) {
            service_worker::sync();
        }
    }

    /// Sends what waits, now.
    pub async fn send_now(self) {
        // What still cannot be sent stays on its shelf and is shown as waiting.
        let _ = self.way().flush().await;
    }

    /// Gives up a refused command.
    pub async fn dismiss(self, id: CommandId) {
        // What is gone already needs no dismissing.
        let _ = self.way().dismiss(id).await;
    }

    /// Sends what waits: now, and whenever somebody enters, the network is back or the page is looked at again.
    /// Safe to call again.
    pub fn tend(self, me: RwSignal<Option<Me>>) {
        let flush = move || {
            // What still cannot be sent stays on its shelf and is shown as waiting.
            spawn_local(async move { drop(self.way().flush().await) });
        };
        let listening = self.tended.get_value();
        self.tended.set_value(true);
        let names: &[&str] = if listening { &[] } else { &["online", "pageshow", "visibilitychange"] };
        for name in names {
            // Listens as long as the page lives.
            std::mem::forget(window_event_listener_untyped(name, move |_| flush()));
        }
        Effect::new(move |_| {
            if let Some(person) = me.with(|me| me.as_ref().map(|me| me.person.clone())) {
                storage::set(PERSON, person.as_str());
                service_worker::come_in();
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
    match config {
        BackendConfig::Rest { base } => {
            let server = rest::Fetch::new(base)?;
            let base = server.base().to_owned();
            Ok(Handle::on(Box::new(server), Some(base)))
        }
        BackendConfig::Embedded { .. } => Ok(Handle::on(worker::start().await?, None)),
    }
}

/// A problem of the browser's own making.
pub(crate) fn browser_problem(what: &str) -> Problem {
    Problem::new(ProblemKind::Unavailable, what)
}
