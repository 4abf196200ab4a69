//! The SQLite store answers every question exactly as the model in memory does, whatever was written before.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::Folder;
use domain::{
    actor::Circle,
    board::Board,
    command::StoredCommand,
    demo,
    event::{Audience, Happening, NewEvent},
    ids::{Code, CommandId, PersonId, StoryId},
    network::Network,
    person::Person,
    privacy::Publication,
    progress::Progress,
    reach::{ClickQuestion, ClickScope},
    settings::Settings,
    share::Share,
    sketch::Sketch,
    store::{Changes, Expect, Key, MemoryStore, Row, Store, StoreError},
    story::{NewStory, StoryKind},
    time::{Day, Instant},
    visit::{Click, DayKey},
};
use server::SqliteStore;

/// A small generator of numbers, printed with every failure (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }
}

fn person_id(n: u64) -> PersonId {
    PersonId::try_from(format!("person-{n}")).unwrap()
}

fn share_id(n: u64) -> CommandId {
    CommandId::v7(Instant::from_millis(i64::try_from(n).unwrap()), &[7; 10])
}

fn row(dice: &mut Dice) -> Row {
    let at = Instant::from_millis(i64::try_from(dice.roll(40)).unwrap() * 50_000_000);
    let (who, what) = (dice.roll(4), dice.roll(12));
    match dice.roll(8) {
        0 => Row::Person(Person {
            id: person_id(who),
            name: "Ä".into(),
            circle: Circle::Partner,
            joined: at,
            quiz: None,
            quiz_history: Vec::new(),
            settings: Settings::default(),
            progress: Progress::default(),
            saved: Vec::new(),
            milestones: Vec::new(),
            devices: Vec::new(),
            reminders: Vec::new(),
            demo: false,
            version: 1 + dice.roll(3),
        }),
        1 | 2 => {
            let topics = ["Energy", "Müll", "50 %", "a_b"];
            let mut some: Vec<String> = (0..dice.roll(3)).map(|_| dice.pick(&topics).to_owned()).collect();
            some.dedup();
            some.sort();
            some.dedup();
            let title = format!("{} {}", dice.pick(&["Solar roof", "Élan", "100 % wind"]), dice.roll(5));
            let story = NewStory {
                feed: "f".into(),
                guid: dice.roll(30).to_string(),
                title,
                summary: String::new(),
                url: "https://e.org/".into(),
                picture: None,
                topics: some,
                source: "S".into(),
                language: "en".into(),
                kind: dice.pick(&StoryKind::ALL),
                published: Some(at),
            };
            Row::Story(story.into_story(Instant::from_millis(i64::MAX)))
        }
        3 => Row::Share(Share {
            id: share_id(what),
            person: person_id(what % 3),
            story: StoryId::of_entry("f", "1"),
            title: "T".into(),
            network: dice.pick(&Network::ALL),
            caption: "c".into(),
            code: Code::of_share(share_id(what)),
            target: "https://e.org/".into(),
            topic: None,
            at,
            went: None,
            open: what % 2 == 0,
            post: None,
        }),
        4 | 5 => Row::Click(Click {
            share: share_id(what),
            person: person_id(what % 3),
            story: StoryId::of_entry("f", "1"),
            network: Network::X,
            at,
        }),
        6 => {
            let mut sketch = Sketch::new(at.day(), share_id(what));
            sketch.add(dice.roll(u64::MAX >> 33));
            sketch.version = 1 + dice.roll(3);
            Row::Sketch(sketch)
        }
        _ if dice.roll(4) == 0 => Row::Board(Board { version: 1 + dice.roll(3), ..Board::default() }),
        _ if dice.roll(2) == 0 => Row::DayKey(DayKey { day: at.day(), key: vec![1, 2, 3] }),
        _ => Row::Publication(Publication {
            name: format!("week/{}", dice.roll(3)),
            body: serde_json::json!({ "n": dice.roll(9) }),
            version: 1 + dice.roll(3),
        }),
    }
}

fn key(row: &Row) -> Option<Key> {
    Some(match row {
        Row::Person(row) => Key::Person(row.id.clone()),
        Row::Story(row) => Key::Story(row.id),
        Row::Share(row) => Key::Share(row.id),
        Row::Click(_) => return None,
        Row::DayKey(row) => Key::DayKey(row.day),
        Row::Sketch(row) => Key::Sketch(row.day, row.share),
        Row::Publication(row) => Key::Publication(row.name.clone()),
        Row::Board(_) => Key::Board,
        Row::Campaign(row) => Key::Campaign(row.id),
        Row::Submission(row) => Key::Submission(row.id),
        Row::Report(row) => Key::Report(row.id),
        Row::Enquiry(row) => Key::Enquiry(row.id.clone()),
        Row::Shown(row) => Key::Shown(row.share),
        Row::Thanks(row) => Key::Thanks(row.share, row.from.clone()),
    })
}

fn changes(dice: &mut Dice) -> Changes {
    let put: Vec<Row> = (0..dice.roll(6)).map(|_| row(dice)).collect();
    let expect = row(dice);
    let expect = key(&expect).filter(|_| dice.roll(3) == 0).map(|key| Expect { key, version: dice.roll(3) });
    let command = (dice.roll(2) == 0).then(|| StoredCommand {
        id: share_id(100 + dice.roll(40)),
        person: Some(person_id(1)),
        digest: "d".into(),
    });
    let audience = dice.pick(&[None, Some(0), Some(1)]);
    let audience = audience.map_or(Audience::Everyone, |n| Audience::Person(person_id(n)));
    let event = NewEvent {
        at: Instant::from_millis(5),
        audience,
        what: Happening::StoriesChanged { stories: Vec::new() },
    };
    let events = vec![event; usize::try_from(dice.roll(3)).unwrap()];
    let delete = (0..dice.roll(2)).filter_map(|_| key(&row(dice))).collect();
    let forget = (dice.roll(10) == 0).then(|| person_id(dice.roll(3)));
    let wipe = dice.roll(40) == 0;
    Changes { command, expect: expect.into_iter().collect(), wipe, forget, delete, put, events }
}

async fn compare(dice: &mut Dice, model: &MemoryStore, store: &SqliteStore) {
    macro_rules! same {
        ($($call:tt)*) => {
            assert_eq!(store.$($call)*.await.unwrap(), model.$($call)*.await.unwrap(), stringify!($($call)*))
        };
    }
    let (day, share) = (Day::from_number(i64::try_from(dice.roll(24)).unwrap()), share_id(dice.roll(12)));
    let person = person_id(dice.roll(4));
    let (command, after) = (share_id(100 + dice.roll(40)), dice.roll(20));
    same!(command(command));
    same!(person(&person));
    same!(people());
    same!(story(StoryId::of_entry("f", "3")));
    same!(share_by_code(&Code::of_share(share)));
    same!(shares_of(&person, 2));
    same!(sketch(day, share));
    same!(sketches(day, None));
    same!(sketches(day, Some(&person)));
    same!(day_keys());
    same!(publication("week/1"));
    same!(events_after(after, 7));
    same!(last_event());
    same!(board());
    same!(trail_of(&person));
    let (from, to) = (Instant::from_millis(200_000_000), Instant::from_millis(1_500_000_000));
    same!(clicked_shares(from, to));
    for scope in [ClickScope::Programme, ClickScope::Person(person)] {
        let question = ClickQuestion { scope, from, to, width: 86_400_000 };
        let mut counts = store.clicks(&question).await.unwrap();
        counts.sort();
        assert_eq!(counts, model.clicks(&question).await.unwrap());
    }
    let walk = model.stories_after(None, 1_000).await.unwrap();
    assert_eq!(store.stories_after(None, 1_000).await.unwrap(), walk);
    let ids: Vec<StoryId> = walk.iter().map(|story| story.id).rev().collect();
    let after = ids.get(dice.roll(ids.len().max(1) as u64) as usize).copied();
    assert_eq!(store.stories_after(after, 2).await.unwrap(), model.stories_after(after, 2).await.unwrap());
    assert_eq!(store.stories_by_id(&ids).await.unwrap(), model.stories_by_id(&ids).await.unwrap());
    for least in 1..=3 {
        assert_eq!(store.sharers(least).await.unwrap(), model.sharers(least).await.unwrap());
    }
}

#[tokio::test]
async fn whatever_was_written_it_answers_as_the_model_does() {
    for seed in 1..=8 {
        println!("seed {seed}");
        let (mut dice, model) = (Dice(seed), MemoryStore::default());
        let store = SqliteStore::in_memory().await.unwrap();
        for step in 0..60 {
            let changes = changes(&mut dice);
            let expected = model.commit(changes.clone()).await;
            assert_eq!(store.commit(changes.clone()).await, expected, "step {step}: {changes:?}");
            compare(&mut dice, &model, &store).await;
        }
    }
}

#[tokio::test]
async fn the_demo_reads_the_same_from_both() {
    let pack = domain::quiz::Pack::read(include_str!("../../../public/packs/default.json")).unwrap();
    let put = demo::generate(7, Instant::from_millis(1_800_000_000_000), &pack);
    let (model, store) = (MemoryStore::default(), SqliteStore::in_memory().await.unwrap());
    model.commit(Changes { put: put.clone(), ..Changes::default() }).await.unwrap();
    store.commit(Changes { put, ..Changes::default() }).await.unwrap();
    // Counted first, so that a difference is printed as one person and not as sixty.
    let (read, written) = (store.people().await.unwrap(), model.people().await.unwrap());
    assert_eq!(read.len(), written.len());
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(read, written);
    }
    let (read, written) = (store.stories_after(None, 1_000), model.stories_after(None, 1_000));
    assert_eq!(read.await.unwrap(), written.await.unwrap());
    assert_eq!(store.sharers(2).await.unwrap(), model.sharers(2).await.unwrap());
    let (from, to) = (Instant::from_millis(0), Instant::from_millis(i64::MAX));
    let facts = model.clicked_shares(from, to).await.unwrap();
    assert!(!facts.is_empty());
    assert_eq!(store.clicked_shares(from, to).await.unwrap(), facts);
}

#[tokio::test]
async fn two_writers_of_one_file_never_both_win() {
    let folder = Folder::new();
    let path = folder.path().join("x.db");
    let stores = [SqliteStore::open(&path).await.unwrap(), SqliteStore::open(&path).await.unwrap()];
    let mut tasks = Vec::new();
    for n in 0..40 {
        let store = stores[n % 2].clone();
        tasks.push(tokio::spawn(async move {
            let put =
                vec![Row::DayKey(DayKey { day: Day::from_number(1), key: vec![u8::try_from(n).unwrap()] })];
            let expect = vec![Expect { key: Key::DayKey(Day::from_number(1)), version: 0 }];
            store.commit(Changes { expect, put, ..Changes::default() }).await
        }));
    }
    let mut won = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => won += 1,
            Err(error) => assert_eq!(error, StoreError::Conflict),
        }
    }
    assert_eq!(won, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_nobody_waits_for_any_more_leaves_the_store_writable() {
    let folder = Folder::new();
    let store = SqliteStore::open(&folder.path().join("data.sqlite")).await.unwrap();
    let mut dice = Dice(11);
    for turn in 0..400u32 {
        let put = vec![row(&mut dice)];
        let mut writing = Box::pin(store.commit(Changes { put, ..Changes::default() }));
        // Looked after a few times, as a server looks after a request, and left in the middle.
        for _ in 0..turn % 20 {
            let looked =
                std::future::poll_fn(|context| std::task::Poll::Ready(writing.as_mut().poll(context)));
            if looked.await.is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(writing);
        let put = vec![row(&mut dice)];
        let after = store.commit(Changes { put, ..Changes::default() }).await;
        assert!(after.is_ok(), "turn {turn}: {after:?}");
    }
}
