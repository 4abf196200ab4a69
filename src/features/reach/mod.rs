//! Reach: what was counted on one's own links, as it happens.

mod chart;
mod colleagues;
mod counting;
mod figures;
mod page;
mod state;
mod tables;

pub use page::ReachScreen;
