//! The programme as a whole, for those who run it.

mod bars;
mod corrections;
mod daily;
mod days;
mod groups;
mod mix;
mod names;
mod page;
mod weeks;

pub use page::ProgrammeScreen;
