//! Reads a fixture with our reader and compares.

use crate::{
    collection::Fixture,
    common::{NOW, sound},
    expected::{self, Expected, Verdict},
    known,
};
use import::{FeedError, Imported};

/// What we made of a fixture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ours {
    Accepted,
    Partly,
    /// All entries, or the file.
    Refused,
    /// A feed without entries.
    Empty,
    Panicked,
}

/// A value that differs.
#[derive(Debug)]
pub struct Unlike {
    pub what: &'static str,
    pub theirs: String,
    pub ours: String,
    pub reason: Option<&'static str>,
}

/// The comparison of one fixture.
#[derive(Debug)]
pub struct Judgement {
    pub ours: Ours,
    pub theirs: Verdict,
    /// What we made of it with a link and, where there is nothing to call it by, a title lent to each entry; the same
    /// where nothing had to be lent.
    pub lent: Ours,
    pub compared: usize,
    pub unlike: Vec<Unlike>,
    /// Why the file as a whole was refused.
    pub error: Option<String>,
}

type Read = Result<Imported, FeedError>;

/// Reads it as it is; and again with what its entries lack to be stories, if that is all that is wrong with them:
/// most fixtures have one odd element and no more, and how that is read is what matters.
pub fn judge(fixture: &Fixture) -> Judgement {
    let expected = expected::of(fixture);
    let mut judgement = Judgement {
        ours: Ours::Panicked,
        theirs: expected.verdict,
        lent: Ours::Panicked,
        compared: 0,
        unlike: Vec::new(),
        error: None,
    };
    let Some(read) = read(&fixture.bytes) else { return judgement };
    judgement.ours = outcome(&read);
    judgement.error = read.as_ref().err().map(ToString::to_string);
    let again = borrow(&fixture.bytes, read);
    judgement.lent = again.as_ref().map_or(Ours::Panicked, outcome);
    if let Some(again) = again {
        compare(fixture, &expected, &again, &mut judgement);
    }
    judgement
}

/// Whether the first entry is refused for this alone.
fn lacks(read: &Read, reason: &str) -> bool {
    let read = read.as_ref().ok().filter(|read| read.stories.is_empty());
    read.and_then(|read| read.refused.first()).is_some_and(|entry| entry.reason == reason)
}

fn borrow(bytes: &[u8], first: Read) -> Option<Read> {
    let mut bytes = bytes.to_vec();
    let mut read = first;
    if lacks(&read, "has neither a title nor a text") {
        bytes = lend(&bytes, |_| "<title>Lent</title>".to_owned());
        read = self::read(&bytes)?;
    }
    if lacks(&read, "has no link") {
        bytes = lend(&bytes, |number| {
            let address = format!("https://lent.example/{number}");
            // Each vocabulary has its own way, and overlooks the other.
            format!("<link href='{address}'/><link>{address}</link>")
        });
        read = self::read(&bytes)?;
    }
    Some(read)
}

/// None if reading panics or yields something unsound.
pub fn read(bytes: &[u8]) -> Option<Read> {
    std::panic::catch_unwind(|| {
        let read = import::read_feed_at(bytes, "https://soak.example/feed", NOW);
        if let Ok(imported) = &read {
            sound(imported);
        }
        read
    })
    .ok()
}

fn outcome(read: &Read) -> Ours {
    match read {
        Ok(read) if read.stories.is_empty() && read.refused.is_empty() => Ours::Empty,
        Ok(read) if read.stories.is_empty() => Ours::Refused,
        Ok(read) if read.refused.is_empty() => Ours::Accepted,
        Ok(_) => Ours::Partly,
        Err(_) => Ours::Refused,
    }
}

/// Puts an element at the start of each entry.
fn lend(bytes: &[u8], element: impl Fn(usize) -> String) -> Vec<u8> {
    let mut lent = Vec::with_capacity(bytes.len() + 100);
    let mut number = 0;
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        lent.push(*first);
        let begins =
            [&b"<item>"[..], b"<item ", b"<entry>", b"<entry "].iter().any(|tag| rest.starts_with(tag));
        rest = &rest[1..];
        if begins && let Some(end) = rest.iter().position(|b| *b == b'>') {
            number += 1;
            lent.extend_from_slice(&rest[..=end]);
            lent.extend_from_slice(element(number).as_bytes());
            rest = &rest[end + 1..];
        }
    }
    lent
}

fn compare(fixture: &Fixture, expected: &Expected, read: &Read, judgement: &mut Judgement) {
    let mut check = |what: &'static str, theirs: &str, ours: Option<String>, equal: bool| {
        judgement.compared += 1;
        if !equal {
            let reason = known::reason(&fixture.source, &fixture.path, what);
            let ours = ours.unwrap_or_else(|| "–".to_owned());
            judgement.unlike.push(Unlike { what, theirs: theirs.to_owned(), ours, reason });
        }
    };
    let Ok(read) = read else {
        if expected.verdict == Verdict::Sound || expected.verdict == Verdict::IllFormed {
            check("feed", "read", judgement.error.clone(), false);
        }
        return;
    };
    let story = read.stories.first();
    let same = |theirs: &str, ours: &str| {
        let (theirs, ours) = (plain(theirs), plain(ours));
        match ours.strip_suffix('…') {
            Some(start) => theirs.starts_with(start),
            None => theirs == ours,
        }
    };
    // Some parsers call a feed without a title after its file.
    let stem = fixture.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let said = |title: &&String| !plain(title).is_empty() && Some(*title) != stem.as_ref();
    if let Some(title) = expected.feed_title.as_ref().filter(said) {
        check("feed title", title, Some(read.feed_title.clone()), same(title, &read.feed_title));
    }
    if let Some(entries) = expected.entries {
        let ours = read.stories.len() + read.refused.len();
        check("entries", &entries.to_string(), Some(ours.to_string()), ours == entries);
    }
    if let Some(title) = expected.title.as_ref().filter(|title| !plain(title).is_empty()) {
        let ours = read.stories.iter().map(|story| &story.title);
        let refused = read.refused.iter().map(|entry| &entry.entry);
        let found = ours.chain(refused).any(|ours| same(title, ours));
        check("title", title, story.map(|story| story.title.clone()), found);
    }
    if let Some(text) = expected.text.as_ref().filter(|text| !plain(text).is_empty()) {
        let found = story.is_some_and(|story| same(text, &story.summary));
        check("text", text, story.map(|story| story.summary.clone()), found);
    }
    if let (Some(date), Some(story)) = (expected.date, story.filter(|_| read.refused.is_empty())) {
        let ours = story.published.map(|at| at.millis() / 1_000 * 1_000);
        check("date", &date.to_string(), ours.map(|at| at.to_string()), ours == Some(date));
    }
    if let Some(link) = expected.link.as_ref().filter(|link| link.contains("://")) {
        let ours = story.map(|story| story.url.clone());
        let bare = |link: &str| link.trim_end_matches('/').to_owned();
        let found = ours.as_deref().map(bare) == Some(bare(link));
        check("link", link, ours, found);
    }
}

/// The letters of a piece of markup, without tags and spaces: what both sides must have read.
fn plain(markup: &str) -> String {
    let mut text = markup.to_owned();
    for _ in 0..5 {
        let next = htmlize::unescape(without_tags(&text)).into_owned();
        if next == text {
            break;
        }
        text = next;
    }
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match after.split_once('>').filter(|_| is_tag) {
            Some((_, after)) => rest = after,
            None => {
                text.push('<');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}
