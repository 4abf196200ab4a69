//! A file of an earlier version is brought up to date with everything that is in it.

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
    ids::StoryId,
    store::{Changes, Row, Store, StoryQuestion},
    story::{Edition, KindBonus, NewStory, StoryKind},
    time::Instant,
};
use server::SqliteStore;
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};

fn story() -> NewStory {
    NewStory {
        feed: "f".into(),
        guid: "g".into(),
        title: "Old".into(),
        summary: String::new(),
        url: "https://example.org/".into(),
        picture: None,
        topics: vec!["Energy".into()],
        source: "S".into(),
        language: "en".into(),
        kind: StoryKind::News,
        published: None,
    }
}

/// Takes out of a file what version 3 of the schema brought: it then is as version 2 left it.
async fn back_to_version_2(path: &std::path::Path) {
    let mut file = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    for sql in [
        "DROP TABLE campaigns",
        "DROP TABLE submissions",
        "DROP TABLE editions",
        "DELETE FROM _sqlx_migrations WHERE version >= 3",
    ] {
        sqlx::query(sql).execute(&mut file).await.unwrap();
    }
    file.close().await.unwrap();
}

#[tokio::test]
async fn stories_from_before_there_were_editions_are_plain_and_can_be_edited() {
    let folder = Folder::new();
    let path = folder.path().join("old.db");
    let mut story = story().into_story(Instant::from_millis(5));
    let store = SqliteStore::open(&path).await.unwrap();
    let put = vec![Row::Story(story.clone())];
    store.commit(Changes { put, ..Changes::default() }).await.unwrap();
    store.close().await;
    back_to_version_2(&path).await;

    let store = SqliteStore::open(&path).await.unwrap();
    let id = StoryId::of_entry("f", "g");
    assert_eq!(store.story(id).await.unwrap(), Some(story.clone()));
    assert_eq!(store.edited_stories().await.unwrap(), []);
    assert_eq!(store.submissions(None).await.unwrap(), []);
    story.version = 2;
    story.edition = Edition { pinned: true, ..Edition::default() };
    let put = vec![Row::Story(story.clone())];
    store.commit(Changes { put, ..Changes::default() }).await.unwrap();
    assert_eq!(store.edited_stories().await.unwrap(), [story.clone()]);
    let all = StoryQuestion { words: vec![], topic: None, bonus: KindBonus::new(), after: None, limit: 9 };
    assert_eq!(store.stories(&all).await.unwrap(), [story]);
    store.close().await;
}
