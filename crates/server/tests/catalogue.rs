//! The index of stories stays right when somebody else writes into the same file, and tells nobody who shared what.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::sync::Arc;

use common::{Folder, config};
use domain::{
    actor::{Actor, Circle, Role},
    backend::{Backend, Stories},
    command::{Command, CommandBody, Receipt},
    ids::{CommandId, PersonId, StoryId},
    network::Network,
    programme::Programme,
    quiz::Pack,
    story::{NewStory, StoryFilter, StoryKind, StoryOrder},
    taste::Reason,
    time::Instant,
};
use server::{SqliteStore, config::PublicUrl};

type Here = Arc<Programme<SqliteStore>>;

async fn open(folder: &Folder) -> Here {
    let config = config(folder);
    let pack = Pack::read(include_str!("../../../public/packs/default.json")).unwrap();
    std::fs::create_dir_all(&config.data).unwrap();
    let store = SqliteStore::open(&config.data.join("polyphony.db")).await.unwrap();
    server::serve::programme(&config, &PublicUrl::read("http://localhost/").unwrap(), pack, store)
}

async fn submit(programme: &Here, person: &str, n: u8, body: CommandBody) {
    let person = PersonId::try_from(person.to_owned()).unwrap();
    let (roles, circles) = (vec![Role::Ambassador, Role::Administrator], vec![Circle::Employee]);
    let actor = Actor { person, name: String::new(), roles, circles };
    let id = CommandId::v7(Instant::from_millis(5), &[n; 10]);
    let receipt = programme.seen_by(Some(actor)).submit(Command { id, body }).await.unwrap();
    assert!(matches!(receipt, Receipt::Applied { .. }), "{receipt:?}");
}

fn story(guid: &str, title: &str, day: i64) -> NewStory {
    NewStory {
        feed: "f".into(),
        guid: guid.into(),
        title: title.into(),
        summary: String::new(),
        url: "https://e.org/".into(),
        picture: None,
        topics: vec![],
        source: "S".into(),
        language: "en".into(),
        kind: StoryKind::News,
        published: Some(Instant::from_millis(day * 86_400_000)),
    }
}

async fn page(programme: &Here, text: &str, order: StoryOrder) -> (Vec<String>, Vec<Vec<Reason>>) {
    let person = PersonId::try_from("reader".to_owned()).unwrap();
    let actor =
        Actor { person, name: String::new(), roles: vec![Role::Ambassador], circles: vec![Circle::Employee] };
    let filter = StoryFilter { text: text.into(), order, ..StoryFilter::default() };
    let page = programme.seen_by(Some(actor)).stories(filter).await.unwrap();
    let reasons = page.items.iter().map(|story| page.reasons.get(&story.id).cloned().unwrap_or_default());
    (page.items.iter().map(|story| story.title.clone()).collect(), reasons.collect())
}

#[tokio::test]
async fn what_another_process_writes_is_found_at_once() {
    let folder = Folder::new();
    let (here, there) = (open(&folder).await, open(&folder).await);
    for n in 0..5u8 {
        let title = format!("Wallaby {n}");
        let stories = vec![story(&n.to_string(), &title, 1), story("same", &title, 2)];
        let (writer, reader) = if n % 2 == 0 { (&here, &there) } else { (&there, &here) };
        submit(writer, "import", n, CommandBody::AddStories { stories }).await;
        for programme in [reader, writer] {
            let (titles, _) = page(programme, "walaby", StoryOrder::Fresh).await;
            assert_eq!(titles.len(), usize::from(n) + 2, "{titles:?}");
            assert_eq!(titles[0], title);
        }
    }
}

#[tokio::test]
async fn four_sharers_are_nobody_and_five_are_five() {
    for (sharers, popular) in [(4u8, ["New", "Old"]), (5, ["Old", "New"])] {
        let folder = Folder::new();
        let programme = open(&folder).await;
        let stories = vec![story("old", "Old", 1), story("new", "New", 2)];
        submit(&programme, "import", 200, CommandBody::AddStories { stories }).await;
        for n in 0..sharers {
            // Each of them shares twice: people count, not shares.
            for twice in [0, 100] {
                let body = CommandBody::RecordShare {
                    story: StoryId::of_entry("f", "old"),
                    network: Network::X,
                    caption: String::new(),
                    open: false,
                };
                submit(&programme, &format!("sharer{n}"), n + twice, body).await;
            }
        }
        let (titles, reasons) = page(&programme, "", StoryOrder::Popular).await;
        assert_eq!(titles, popular, "{sharers} sharers");
        for (title, reasons) in titles.iter().zip(reasons) {
            let well_shared = sharers == 5 && title == "Old";
            assert_eq!(!reasons.contains(&Reason::LittleShared), well_shared, "{title}, {sharers} sharers");
        }
    }
}
