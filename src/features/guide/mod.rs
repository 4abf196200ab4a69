//! The guide: found by words, read in peace, and asked "may I post this?".

mod ask;
mod book;
mod country;
mod entry;
mod home;
mod page;
mod rules;
mod search;

pub use ask::AskScreen;
pub use entry::GuideEntry;
pub use page::GuideScreen;
