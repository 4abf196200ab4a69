//! The page as pixels.

use std::{error::Error, fmt};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

use crate::fonts;

/// The narrowest and the widest picture, pixels.
pub const NARROWEST: u32 = 400;
/// The widest.
pub const WIDEST: u32 = 2_400;
/// What is drawn where nobody says how wide: two pixels for each CSS pixel of A4.
pub const USUAL: u32 = 1_588;
/// A picture is never higher than this many times its width: a page is about 1.4 times.
const HIGHEST: u32 = 3;

/// A page could not be drawn; in words for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PngError(String);

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the report could not be drawn: {}", self.0)
    }
}

impl Error for PngError {}

/// Draws a page so many pixels wide, between [`NARROWEST`] and [`WIDEST`], as PNG. It computes: not on
/// a thread that answers requests.
pub fn png(svg: &str, width: u32) -> Result<Vec<u8>, PngError> {
    let failed = |why: String| PngError(why);
    let tree = Tree::from_str(svg, &fonts::options()).map_err(|error| failed(error.to_string()))?;
    let width = width.clamp(NARROWEST, WIDEST);
    let scale = width as f32 / tree.size().width();
    // Whole rows only: one that the page covers in part would be half transparent.
    let rows = (tree.size().height() * scale + 0.01).floor();
    let height = (rows as u32).clamp(1, width.saturating_mul(HIGHEST));
    let mut pixels =
        Pixmap::new(width, height).ok_or_else(|| failed(format!("{width} × {height} pixels")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}
