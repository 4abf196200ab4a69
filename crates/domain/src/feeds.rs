//! Feeds that a backend fetches again and again by itself, and how each of them stands.

use serde::{Deserialize, Serialize};

use crate::time::Instant;

/// How often a feed is fetched where nothing else was said, in minutes.
pub const USUAL_MINUTES: u32 = 60;
/// The shortest and the longest time between two fetches of a feed, in minutes: five minutes and a week.
pub const MINUTES: (u32, u32) = (5, 7 * 24 * 60);
/// How many entries that were not taken, and how many notes, the state of a feed keeps.
pub const MOST_TOLD: usize = 50;

/// The feeds of a backend, for those who run the programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedDesk {
    /// Whether this backend fetches feeds by itself. One without a server cannot, and says so here.
    pub scheduled: bool,
    /// The feeds, by address.
    pub feeds: Vec<FeedState>,
}

/// How a feed stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedState {
    /// Where it is fetched.
    pub address: String,
    /// What it calls itself; none before it was first read.
    pub title: Option<String>,
    /// How long after a success it is fetched again, in minutes.
    pub every_minutes: u32,
    /// When it was last tried.
    pub tried: Option<Instant>,
    /// When it last answered, also with "nothing new".
    pub succeeded: Option<Instant>,
    /// When it is tried next.
    pub next: Instant,
    /// How often in a row it could not be read; 0 while all is well.
    pub failures: u32,
    /// Why the last try failed, in words for people, with the place where the feed is broken; none while all is well.
    pub problem: Option<String>,
    /// How many of its entries were in the programme when it was last read.
    pub taken: u32,
    /// The entries that were not taken then, at most [`MOST_TOLD`].
    pub refused: Vec<RefusedEntry>,
    /// What was odd then but could be mended, one sentence each, at most [`MOST_TOLD`].
    pub notes: Vec<String>,
}

/// An entry of a feed that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedEntry {
    /// How people recognise it: its title, else its link, else "entry 3".
    pub entry: String,
    /// Why, as the end of a sentence that begins with the entry.
    pub reason: String,
}
