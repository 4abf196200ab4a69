//! Reading the fixtures.

#![allow(clippy::unwrap_used, reason = "the lint knows test functions, but not their helpers")]

use domain::{story::NewStory, time::Instant};
use import::{FeedError, Imported};

/// 2026-11-22T00:00:00Z: the day all fixtures are read on.
pub const NOW: Instant = Instant::from_millis(1_795_305_600_000);

/// A fixture's bytes.
pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/feeds/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What is read from a fixture under its file name.
pub fn read(name: &str) -> Result<Imported, FeedError> {
    let read = import::read_feed_at(&bytes(name), name, NOW);
    if let Ok(imported) = &read {
        sound(imported);
    }
    read
}

/// The same, when it must be readable.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn feed(name: &str) -> Imported {
    read(name).unwrap()
}

/// Every story keeps the domain's own rules, and nothing in it can harm a page.
pub fn sound(imported: &Imported) {
    for story in &imported.stories {
        assert_eq!(story.faults(""), [], "{story:?}");
        let picture = story.picture.iter().filter_map(|picture| picture.remote.as_deref());
        assert!(picture.clone().all(domain::story::is_web_address), "{story:?}");
        for text in [&story.title, &story.summary, &story.source].into_iter().chain(&story.topics) {
            let lower = text.to_ascii_lowercase();
            assert!(
                !["<script", "</script", "<img", "<svg", "<iframe"].iter().any(|tag| lower.contains(tag)),
                "{text:?}"
            );
            assert!(
                !text.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)),
                "{text:?}"
            );
        }
        assert!(story.summary.chars().count() <= 600 && !story.source.is_empty());
    }
}

/// What one sees of stories in a list.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn titles(stories: &[NewStory]) -> Vec<&str> {
    stories.iter().map(|story| story.title.as_str()).collect()
}

/// The refused entries and why.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn refused(imported: &Imported) -> Vec<(&str, &str)> {
    imported.refused.iter().map(|refused| (refused.entry.as_str(), refused.reason.as_str())).collect()
}

/// Address and alternative text of a story's picture.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn picture(story: &NewStory) -> Option<(&str, &str)> {
    let picture = story.picture.as_ref()?;
    Some((picture.remote.as_deref()?, picture.alt.as_str()))
}
