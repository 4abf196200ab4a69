//! The drawings of Polyphony, generic over plotters' `DrawingBackend`: a canvas in the app, SVG in exports and tests.
//!
//! Over time: [`time`] (lines, bands, shares, a cursor, a brush; any stretch of a [`Pyramid`] costs what its pixel
//! columns cost), [`areas`], [`multiples`], [`spark`]. Side by side: [`bars`], [`dots`], [`funnel`], [`distribution`],
//! [`heat`], [`cohorts`]. People: [`chord`] and the constellation. [`palette`] has the colours of series and steps and the
//! marks that say the same without colour.
//!
//! Nothing here knows the domain, the language or the page: inputs are plain data, every word on a picture comes
//! from the caller. All layout is done in CSS pixels and multiplied by [`Theme::scale`] at the very end.
//!
//! The caller owns three things that plotters does not offer:
//! - a canvas must carry `dir="ltr"` (plotters anchors text by "start" and "end", which would swap in a
//!   right-to-left page; mirroring is done here, by [`Theme::rtl`]) and `lineJoin = "round"`;
//! - clearing the canvas before a drawing (or [`paint_paper`]);
//! - the words and the table beside the picture, for which [`summary`] has the figures.

mod across;
pub mod areas;
pub mod bars;
pub mod card;
pub mod chord;
pub mod cohorts;
mod dash;
pub mod distribution;
pub mod dots;
mod error;
mod flower;
pub mod funnel;
mod glyph;
mod grid;
pub mod heat;
mod ink;
mod marks;
pub mod multiples;
pub mod palette;
mod pen;
mod petal;
mod plot;
pub mod pyramid;
mod ring;
pub mod scale;
mod sheet;
pub mod spark;
pub mod summary;
mod svg;
mod text;
mod theme;
mod thin;
mod ticks;
pub mod time;

pub use across::Across;
pub use bars::{Bar, BarChart, Layout, draw_bars};
pub use card::{CARD_WIDTH, Card, card_height, draw_card};
pub use chord::{Chord, Emphasis, Petal, draw_chord};
pub use error::ChartError;
pub use glyph::{Stroke, strokes};
pub use grid::Cell;
pub use pen::{Area, paint_paper};
pub use pyramid::Pyramid;
pub use ring::draw_constellation;
pub use scale::Scale;
pub use sheet::sheet_head;
pub use svg::to_svg;
pub use text::{fit as fit_text, width as text_width, wrap as wrap_text};
pub use theme::{Rgb, Theme};
pub use ticks::compact;

// The app builds its canvas area from these without naming plotters' version a second time.
pub use plotters::prelude::{DrawingBackend, IntoDrawingArea};
