//! Sharing a story in one's own words.

mod after;
mod budget;
mod compose;
mod draft;
mod link;
mod networks;
mod next_step;
mod notices;
mod page;
mod prefs;
mod press;
mod record;
mod remind;
mod say;
mod seen;
mod sheet;
mod voice;

pub use page::ShareScreen;
