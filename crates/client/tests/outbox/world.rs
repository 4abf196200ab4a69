//! A programme with one story and one ambassador, and chance with a seed.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use client::outbox::{Entry, MemoryShelf, Shelf};
use domain::{
    actor::{Actor, Circle, Role},
    chance::SplitMix,
    command::{Command, CommandBody},
    event::Happening,
    future::BoxFuture,
    ids::{CommandId, PersonId, StoryId},
    network::Network,
    ports::{Clock, Random},
    problem::Problem,
    programme::{Programme, Seen, Settings},
    quiz::Pack,
    reach::Measure,
    store::{Changes, MemoryStore, Row, Store},
    story::{NewStory, StoryKind},
    time::Instant,
};
use futures_executor::block_on;

/// What a test leaves to chance.
pub struct Chance(SplitMix);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(SplitMix::new(seed))
    }

    pub fn next(&mut self) -> u64 {
        self.0.draw()
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }
}

struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

impl Random for Ticking {
    fn fill(&self, bytes: &mut [u8]) {
        let mut chance = Chance::new(u64::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap());
        bytes.iter_mut().for_each(|byte| *byte = chance.next().to_be_bytes()[0]);
    }
}

pub struct World {
    programme: Arc<Programme<MemoryStore>>,
    story: StoryId,
}

impl World {
    pub fn new() -> Self {
        let pack = Pack::read(include_str!("../../../../public/packs/default.json")).unwrap();
        let ticking = Arc::new(Ticking(AtomicI64::new(1_700_000_000_000)));
        let settings = Settings {
            name: "Test".into(),
            tracked_links: Measure::Practice,
            links: None,
            opens_networks: false,
            demo: true,
            takes_feeds: false,
        };
        let programme =
            Programme::new(MemoryStore::default(), ticking.clone(), ticking, Arc::new(pack), settings);
        let story = NewStory {
            feed: "f".into(),
            guid: "g".into(),
            title: "A story".into(),
            summary: String::new(),
            url: "https://example.org/".into(),
            picture: None,
            topics: Vec::new(),
            source: String::new(),
            language: "en".into(),
            kind: StoryKind::News,
            published: None,
        };
        let story = story.into_story(Instant::from_millis(0));
        let id = story.id;
        let put = vec![Row::Story(story)];
        block_on(programme.store().commit(Changes { put, ..Changes::default() })).unwrap();
        Self { programme, story: id }
    }

    pub fn ambassador(&self) -> PersonId {
        PersonId::try_from("newcomer-anna".to_owned()).unwrap()
    }

    pub fn seen_by_ambassador(&self) -> Seen<MemoryStore> {
        let person = self.ambassador();
        let (roles, circles) = (vec![Role::Ambassador], vec![Circle::Employee]);
        self.programme.seen_by(Some(Actor { person, name: "Anna".into(), roles, circles }))
    }

    pub fn share(&self, chance: &mut Chance) -> Command {
        self.share_of(self.story, chance)
    }

    pub fn share_of_nothing(&self, chance: &mut Chance) -> Command {
        self.share_of(StoryId::of_entry("no", "where"), chance)
    }

    fn share_of(&self, story: StoryId, chance: &mut Chance) -> Command {
        let bytes = [(); 10].map(|()| chance.next().to_be_bytes()[0]);
        let body =
            CommandBody::RecordShare { story, network: Network::X, caption: "Mine".into(), open: false };
        Command { id: CommandId::v7(Instant::from_millis(1_700_000_000_000), &bytes), body }
    }

    /// The commands that were applied, in the order of the log.
    pub fn applied(&self) -> Vec<CommandId> {
        let events = block_on(self.programme.store().events_after(0, usize::MAX)).unwrap();
        let shared = |what| if let Happening::Shared { share } = what { Some(share) } else { None };
        events.into_iter().filter_map(|event| shared(event.event.what)).collect()
    }
}

/// A shelf that remembers everything that was ever put on it.
#[derive(Default)]
pub struct Remembering {
    shelf: MemoryShelf,
    put: Mutex<Vec<CommandId>>,
}

impl Remembering {
    pub fn ever(&self) -> Vec<CommandId> {
        self.put.lock().unwrap().clone()
    }
}

type Done<'a, T> = BoxFuture<'a, Result<T, Problem>>;

impl Shelf for Remembering {
    fn put(&self, entry: Entry) -> Done<'_, ()> {
        self.put.lock().unwrap().push(entry.command.id);
        self.shelf.put(entry)
    }
    fn all(&self) -> Done<'_, Vec<Entry>> {
        self.shelf.all()
    }
    fn update(&self, entry: Entry) -> Done<'_, ()> {
        self.shelf.update(entry)
    }
    fn remove(&self, id: CommandId) -> Done<'_, ()> {
        self.shelf.remove(id)
    }
}
