//! Reports that leave the server: what one person's links did, and what the programme may show of all of them, on a
//! page that can be printed (SVG) or sent as a picture (PNG).
//!
//! [`mine()`] and [`programme()`] turn what a backend tells one actor into a [`Sheet`]: words, figures and pictures in
//! their order. [`page`] lays a sheet out as one SVG, [`png`] draws that SVG with the fonts of this crate, so that a
//! server without any font shapes Arabic as well. Words come from the app's own texts, pictures from `charts`.
//!
//! Nothing here asks anybody: whoever calls has been told these figures already, the programme's through the gate of
//! `domain::privacy`.

mod fonts;
mod language;
mod mine;
mod page;
mod paint;
mod period;
mod pictures;
mod png;
mod programme;
mod sheet;
mod texts;

pub use language::Language;
pub use mine::{Mine, mine};
pub use page::page;
pub use period::{FEWEST_DAYS, MOST_DAYS, Period, Reachable};
pub use png::{NARROWEST, PngError, USUAL, WIDEST, png};
pub use programme::{Whole, programme};
pub use sheet::{Block, Figure, Kind, Look, Sheet, Table};
pub use texts::Texts;
