//! What the networks report: export files brought in, looked at, matched with one's shares, taken in and taken back.

mod ask;
mod choose;
mod file;
mod flags;
mod imports;
mod look;
mod page;
mod post;
mod send;
mod standing;
mod state;

pub use page::ReportedScreen;
