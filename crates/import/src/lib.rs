//! Feeds to stories, and the networks' export files to reported figures ([`read_export`]).
//!
//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and WordPress's REST API, as the world writes them.
//!
//! One broken entry never costs the others: what is sound is taken, every refused entry is reported with its
//! reason, and only a file that is no feed, breaks before its first sound entry, or is hostile is an error.
//!
//! The path of a feed: bytes → `decode` → `sniff` → `xml` or `json` → raw entries → `story`.
//! The reader is our own, over `quick-xml`: a general feed parser gives up the whole file for one wrong
//! attribute, and has code paths that panic on hostile input, which in a browser ends the worker.

mod address;
mod atom;
mod base64;
mod clean;
mod dates;
mod decode;
mod error;
mod exports;
mod html;
mod json;
mod kind;
mod language;
mod media;
mod namespace;
mod raw;
mod rss;
mod sniff;
mod story;
mod tree;
mod wordpress;
mod xml;

use domain::{story::NewStory, time::Instant};

pub use address::page;
pub use error::FeedError;
pub use exports::{Asked, Export, ExportError, Flag, MAX_EXPORT, Order, Place, Why, read_export};

/// The most bytes a feed may have.
pub const MAX_BYTES: usize = 50_000_000;

/// Why an entry is refused whose page another story leads to: for whoever knows the other stories.
pub const KNOWN_PAGE: &str = "is in the programme already";

/// The most notes one import gives; what is beyond them is counted.
const MAX_NOTES: usize = 50;

/// What was in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The feed's title for people; its host or file name when it gives none.
    pub feed_title: String,
    /// The sound entries, in the feed's order.
    pub stories: Vec<NewStory>,
    /// The entries that were not taken.
    pub refused: Vec<Refused>,
    /// What was odd but could be mended, one sentence each.
    pub notes: Vec<String>,
}

/// An entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its title, else its link, else "entry 3".
    pub entry: String,
    /// Why, as the end of a sentence that begins with the entry.
    pub reason: String,
}

/// The moment that a date means, as feeds and web servers write dates; none if that cannot be told.
pub fn moment(date: &str) -> Option<Instant> {
    dates::parse(date)
}

/// Reads a feed, judging its dates by this machine's clock.
///
/// `name` is the feed's address (absolute, http or https) or a file name; it becomes [`NewStory::feed`].
pub fn read_feed(bytes: &[u8], name: &str) -> Result<Imported, FeedError> {
    read_feed_at(bytes, name, clock())
}

/// Reads a feed as [`read_feed`] does, `now` being given.
pub fn read_feed_at(bytes: &[u8], name: &str, now: Instant) -> Result<Imported, FeedError> {
    if bytes.len() > MAX_BYTES {
        return Err(FeedError::TooLarge { bytes: bytes.len() });
    }
    sniff::refuse_binary(bytes)?;
    let (text, mut notes) = decode::to_text(bytes);
    let mut feed = match sniff::format(&text)? {
        sniff::Format::Xml => xml::read(&text)?,
        sniff::Format::Json => json::read(&text)?,
    };
    notes.append(&mut feed.notes);
    let mut imported = story::import(feed, name, now);
    notes.append(&mut imported.notes);
    if notes.len() > MAX_NOTES {
        let more = notes.len() - MAX_NOTES;
        notes.truncate(MAX_NOTES);
        notes.push(format!("and {more} more notes like these"));
    }
    imported.notes = notes;
    Ok(imported)
}

#[cfg(not(target_family = "wasm"))]
fn clock() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(target_family = "wasm")]
fn clock() -> Instant {
    // The standard library has no clock on this target. A float's milliseconds are whole and far below 2^53.
    Instant::from_millis(js_sys::Date::now() as i64)
}
