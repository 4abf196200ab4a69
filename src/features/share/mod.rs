//! Sharing a story in one's own words.

mod compose;
mod draft;
mod link;
mod networks;
mod next_step;
mod page;
mod record;
mod sheet;

pub use page::ShareScreen;
