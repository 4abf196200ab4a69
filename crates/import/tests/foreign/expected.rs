//! What a fixture's own parser expects of it.

use serde_json::Value;

use crate::{collection::Fixture, python};

/// What their parser makes of a fixture, as far as its suite says so.
#[derive(Debug, Default)]
pub struct Expected {
    pub verdict: Verdict,
    /// How many entries there are.
    pub entries: Option<usize>,
    /// The feed's title, as markup.
    pub feed_title: Option<String>,
    /// Of the first entry, as markup.
    pub title: Option<String>,
    pub text: Option<String>,
    pub link: Option<String>,
    /// In milliseconds since 1970, whole seconds.
    pub date: Option<i64>,
}

/// Whether they can read it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Sound,
    /// Read all the same, with a warning.
    IllFormed,
    /// Not read.
    Refused,
    #[default]
    Silent,
}

/// Asks the fixture's own suite: a comment in it, a file beside it; else feed-rs, which is one of those parsers.
pub fn of(fixture: &Fixture) -> Expected {
    if fixture.source.starts_with("feedparser-6") {
        return comment(&fixture.bytes).unwrap_or_default();
    }
    beside(fixture).unwrap_or_else(|| feed_rs(fixture))
}

/// feedparser's fixtures say in a comment what must be true.
fn comment(bytes: &[u8]) -> Option<Expected> {
    let text: String = String::from_utf8_lossy(bytes).chars().filter(|c| *c != '\0').collect();
    // What HTTP's headers would have told is not in the file.
    let told = text.split("-->").next()?;
    if told.contains("Header:") {
        return None;
    }
    let expect = told.split_once("Expect:")?.1.trim();
    let of_entry = |names: &[&str]| {
        names.iter().find_map(|name| python::equal(expect, &format!("entries[0]['{name}']")))
    };
    let content = python::equal(expect, "entries[0]['content'][0]['value']");
    Some(Expected {
        verdict: if expect.contains("not bozo") {
            Verdict::Sound
        } else if expect.starts_with("bozo") {
            Verdict::IllFormed
        } else {
            Verdict::Silent
        },
        feed_title: python::equal(expect, "feed['title']"),
        title: of_entry(&["title"]),
        text: of_entry(&["description", "summary"]).or(content),
        link: of_entry(&["link"]),
        ..Expected::default()
    })
}

/// Results beside the fixture: rss_parser's `expect.json`, podcastparser's `.json`, reader's `.py`.
fn beside(fixture: &Fixture) -> Option<Expected> {
    let read = |path: std::path::PathBuf| std::fs::read_to_string(path).ok();
    let json = |path| serde_json::from_str::<Value>(&read(path)?).ok();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(facts) = json(fixture.file.with_file_name("expect.json")) {
        return Some(Expected {
            verdict: Verdict::Sound,
            entries: facts["items"].as_u64().and_then(|n| usize::try_from(n).ok()),
            feed_title: text(&facts["title"]),
            title: text(&facts["first_item_title"]),
            ..Expected::default()
        });
    }
    if fixture.source.starts_with("podcastparser") {
        let facts = json(fixture.file.with_extension("json"))?;
        return Some(Expected {
            verdict: Verdict::Sound,
            feed_title: text(&facts["title"]),
            ..Expected::default()
        });
    }
    let facts = read(std::path::PathBuf::from(format!("{}.py", fixture.file.display())))?;
    let (feed, entries) = facts.split_once("entries = [").unwrap_or((&facts, ""));
    let value = |text: &str, name: &str| python::string(text.split_once(&format!(" {name}="))?.1);
    Some(Expected {
        verdict: Verdict::Sound,
        entries: Some(entries.matches("EntryData(").count()),
        feed_title: value(feed, "title"),
        title: value(entries, "title"),
        ..Expected::default()
    })
}

/// What feed-rs reads; it may panic.
fn feed_rs(fixture: &Fixture) -> Expected {
    let bytes = fixture.bytes.clone();
    let read = std::panic::catch_unwind(move || feed_rs::parser::parse(&*bytes));
    let Ok(read) = read else { return Expected::default() };
    let Ok(feed) = read else { return Expected { verdict: Verdict::Refused, ..Expected::default() } };
    let first = feed.entries.first();
    Expected {
        verdict: Verdict::Sound,
        date: first.and_then(|entry| entry.published.or(entry.updated)).map(|date| date.timestamp() * 1_000),
        entries: Some(feed.entries.len()),
        feed_title: feed.title.as_ref().map(|title| title.content.clone()),
        title: first.and_then(|entry| entry.title.as_ref()).map(|title| title.content.clone()),
        ..Expected::default()
    }
}
