//! How we count: every number in plain words, and everything that is assumed.

mod assumed;
mod compare;
mod edit;
mod explain;
mod leads;
mod page;
mod plot;
mod words;

pub use page::CountingScreen;
