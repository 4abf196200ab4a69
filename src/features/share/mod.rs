//! Sharing a story in one's own words.

mod after;
mod budget;
mod closed;
mod compose;
mod draft;
mod link;
mod networks;
mod next_step;
mod notices;
mod open;
mod page;
mod prefs;
mod press;
mod record;
mod remind;
mod say;
mod seen;
mod sheet;
mod voice;
mod wording;

pub use page::ShareScreen;
