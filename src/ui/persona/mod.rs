//! What the quiz said about somebody: in words, as a picture, and with the answers behind it.

mod chord;
mod result;
pub mod words;

pub use result::ResultView;
