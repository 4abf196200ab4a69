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
    store::{Changes, Row, Store},
    story::{Edition, NewStory, StoryKind},
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

/// Takes out of a file what later versions of the schema brought, and gives back what they took: it then is as version 2
/// left it.
async fn back_to_version_2(path: &std::path::Path) {
    let mut file = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    for sql in [
        "DROP TABLE push_position",
        "DROP TABLE push_queue",
        "DROP INDEX people_with_devices",
        "DROP TABLE reports",
        "DROP TABLE enquiries",
        "DROP TABLE shown",
        "DROP TABLE thanks",
        "DROP TABLE feeds",
        "DROP TABLE campaigns",
        "DROP TABLE submissions",
        "DROP TABLE editions",
        "ALTER TABLE stories ADD COLUMN words TEXT NOT NULL DEFAULT ' old'",
        "ALTER TABLE stories ADD COLUMN kind TEXT NOT NULL DEFAULT 'news'",
        "ALTER TABLE stories ADD COLUMN published INTEGER NOT NULL DEFAULT 5",
        "CREATE INDEX stories_by_kind ON stories (kind, published, id)",
        "CREATE TABLE story_topics (topic TEXT NOT NULL, kind TEXT NOT NULL, published INTEGER NOT NULL, story BLOB NOT NULL,
            PRIMARY KEY (topic, kind, published, story)) STRICT, WITHOUT ROWID",
        "CREATE INDEX story_topics_by_story ON story_topics (story)",
        "INSERT INTO story_topics SELECT 'Energy', kind, published, id FROM stories",
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
    assert_eq!(store.stories_after(None, 9).await.unwrap(), [story]);
    store.close().await;
}
