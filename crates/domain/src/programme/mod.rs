//! A programme: the rules over a store. Seen by an actor it is a [`crate::backend::Backend`].

mod assumed;
mod board;
mod catalogue;
mod demo_data;
mod desk;
mod echoes;
mod editing;
mod enquiries;
mod erase;
mod feeds;
mod gallery;
mod insight;
mod news;
mod numbers;
mod offered;
mod own;
mod push;
mod quiz;
mod reads;
mod reported;
mod rules;
mod seen;
mod shared;
mod thanks;
mod told;
mod visits;

use std::sync::{Arc, OnceLock};

use crate::{
    bell::Bell,
    ports::{Clock, Random},
    problem::{Problem, ProblemKind},
    push::Sender,
    quiz::Pack,
    reach::Measure,
    store::{Store, StoreError},
    upload::{InRows, Pictures},
};

use catalogue::{Catalogue, Touches};
pub use editing::MOST_PINNED;
pub use rules::MOST_STORIES;
pub use seen::Seen;

/// How often the rules decide again when somebody else was faster.
const ATTEMPTS: usize = 5;

/// What is particular to one installation.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The programme's name.
    pub name: String,
    /// Whether links reach strangers.
    pub tracked_links: Measure,
    /// Where tracked links live, ending in a slash; none where they are practice.
    pub links: Option<String>,
    /// Whether networks are really opened.
    pub opens_networks: bool,
    /// Whether this is a demo, in which one chooses who to be.
    pub demo: bool,
    /// Whether feed files are taken by the app itself.
    pub takes_feeds: bool,
}

/// A programme over a store.
pub struct Programme<S> {
    store: S,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    pack: Arc<Pack>,
    settings: Settings,
    bell: Bell,
    catalogue: Catalogue,
    pictures: OnceLock<Arc<dyn Pictures>>,
    sender: OnceLock<Arc<dyn Sender>>,
}

impl<S: Store> Programme<S> {
    /// A programme over `store`, with this typology, on this clock and randomness.
    pub fn new(
        store: S,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        pack: Arc<Pack>,
        settings: Settings,
    ) -> Arc<Self> {
        Arc::new(Self {
            store,
            clock,
            random,
            pack,
            settings,
            bell: Bell::default(),
            catalogue: Catalogue::default(),
            pictures: OnceLock::new(),
            sender: OnceLock::new(),
        })
    }

    /// Keeps pictures there from now on, where nobody said so before; without it they are kept in the rows.
    pub fn keep_pictures_in(&self, pictures: Arc<dyn Pictures>) {
        // A second place would leave the first one's pictures behind: whoever comes first stays.
        drop(self.pictures.set(pictures));
    }

    /// Offers notifications from now on, where nobody said so before; without it there are none.
    pub fn notify_through(&self, sender: Arc<dyn Sender>) {
        // Devices that know one sender's key hear nothing of another: whoever comes first stays.
        drop(self.sender.set(sender));
    }

    fn pictures(&self) -> &dyn Pictures {
        self.pictures.get().map_or(&InRows, AsRef::as_ref)
    }

    /// Rings whenever the log grows.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// What is particular to this installation.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The store below, for what only its own kind can do (backups, health).
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Commits, and rings the bell if the log grew.
    async fn commit(&self, changes: crate::store::Changes) -> Result<u64, StoreError> {
        let events = changes.events.len() as u64;
        let touches = Touches::of(&changes);
        let last = self.store.commit(changes).await?;
        self.catalogue.note(touches, events, last);
        if events > 0 {
            self.bell.ring(last);
        }
        Ok(last)
    }
}

/// What a store's failure means to whoever asked. The details stay in the log of the backend.
fn failed(error: StoreError) -> Problem {
    match error {
        StoreError::Conflict => Problem::new(ProblemKind::Unavailable, "too many changes at once; try again"),
        StoreError::CommandExists(..) => Problem::new(ProblemKind::Conflict, "this was already done"),
        StoreError::Failed(why) => Problem::new(ProblemKind::Internal, why),
    }
}
