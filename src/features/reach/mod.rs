//! Reach: what was counted on one's own links, as it happens.

mod beside;
mod colleagues;
mod counting;
mod drawn;
mod everybody;
mod figures;
mod line;
mod networks;
mod page;
mod picture;
mod save;
mod spark;
mod state;
mod story;
mod tables;
mod words;

pub use page::ReachScreen;
pub use story::StoryReachScreen;
