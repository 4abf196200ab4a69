//! The store of this browser, or one in memory where the browser keeps nothing: in frames of pages that it keeps its
//! storage from. There everything is gone with the page, and the page says so.

use domain::{
    board::Board,
    campaign::Campaign,
    command::StoredCommand,
    enquiry::{Enquiry, EnquiryId},
    event::{Event, EventNumber},
    ids::{Code, CommandId, PersonId, ShareId, StoryId},
    person::Person,
    privacy::Publication,
    reach::{ClickCount, ClickQuestion},
    reported::Report,
    share::Share,
    sketch::Sketch,
    store::{Changes, MemoryStore, ShareFact, Store, StoreError, Trail},
    story::Story,
    submission::Submission,
    thanks::{Shown, ShownScope, Thanks, ThanksScope},
    time::{Day, Instant},
    visit::DayKey,
};
use idb::Factory;

use super::IndexedDbStore;

/// One of the two.
pub enum AnyStore {
    /// In the browser's IndexedDB.
    Kept(IndexedDbStore),
    /// As long as the page lives.
    Page(Box<MemoryStore>),
}

/// A name that nothing is kept under.
const PROBE: &str = "polyphony-probe";

impl AnyStore {
    /// Opens the database. Memory takes its place only where no database at all can be had: whatever is wrong with this
    /// one alone is said, for what is in it is not gone.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        match IndexedDbStore::open(name).await {
            Ok(store) => Ok(Self::Kept(store)),
            Err(error) if any_database().await.is_ok() => Err(error),
            Err(_) => Ok(Self::Page(Box::default())),
        }
    }
}

/// Whether the browser keeps databases here.
async fn any_database() -> Result<(), idb::Error> {
    let factory = Factory::new()?;
    factory.open(PROBE, None)?.await?.close();
    factory.delete(PROBE)?.await
}

/// Passes every question on.
macro_rules! passed_on {
    ($($name:ident($($of:ident: $type:ty),*) -> $answer:ty;)*) => {
        impl Store for AnyStore {
            $(async fn $name(&self, $($of: $type),*) -> Result<$answer, StoreError> {
                match self {
                    Self::Kept(store) => store.$name($($of),*).await,
                    Self::Page(store) => store.$name($($of),*).await,
                }
            })*
        }
    };
}

passed_on! {
    commit(changes: Changes) -> EventNumber;
    command(id: CommandId) -> Option<StoredCommand>;
    person(id: &PersonId) -> Option<Person>;
    people() -> Vec<Person>;
    story(id: StoryId) -> Option<Story>;
    stories_after(after: Option<StoryId>, limit: usize) -> Vec<Story>;
    stories_by_id(ids: &[StoryId]) -> Vec<Story>;
    sharers(least: u64) -> Vec<(StoryId, u64)>;
    share_by_code(code: &Code) -> Option<Share>;
    shares_of(person: &PersonId, limit: usize) -> Vec<Share>;
    shares_between(from: Instant, to: Instant) -> Vec<Share>;
    clicks(question: &ClickQuestion) -> Vec<ClickCount>;
    clicked_shares(from: Instant, to: Instant) -> Vec<ShareFact>;
    sketches(day: Day, person: Option<&PersonId>) -> Vec<Sketch>;
    sketch(day: Day, share: ShareId) -> Option<Sketch>;
    day_keys() -> Vec<DayKey>;
    publication(name: &str) -> Option<Publication>;
    board() -> Option<Board>;
    edited_stories() -> Vec<Story>;
    campaigns() -> Vec<Campaign>;
    submissions(person: Option<&PersonId>) -> Vec<Submission>;
    reports(person: &PersonId) -> Vec<Report>;
    enquiry(id: &EnquiryId) -> Option<Enquiry>;
    enquiries(person: Option<&PersonId>) -> Vec<Enquiry>;
    shown(scope: &ShownScope) -> Vec<Shown>;
    thanks(scope: &ThanksScope) -> Vec<Thanks>;
    trail_of(person: &PersonId) -> Trail;
    events_after(after: EventNumber, limit: usize) -> Vec<Event>;
    last_event() -> EventNumber;
}
