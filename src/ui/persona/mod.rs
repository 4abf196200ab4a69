//! What the quiz said about somebody: in words, as a picture, and with the answers behind it.

mod about;
mod chord;
mod grow;
mod named;
mod result;
mod ring;
pub mod seen;
mod strokes;
mod table;
mod why;
pub mod words;

pub use chord::{SmallChord, petals};
pub use result::{ResultView, headline};
