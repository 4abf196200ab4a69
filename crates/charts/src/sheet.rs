//! Pictures that leave the app bring their own words.

use crate::pen::{Anchor, Area, Label, Pen};
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of the words above the picture, CSS pixels.
const HEAD: f64 = 56.0;
/// Space around, CSS pixels.
const EDGE: f64 = 20.0;

/// Writes what a picture shows, and below it of what time and how it was counted; gives the place for the picture.
pub fn sheet_head<DB: DrawingBackend>(
    area: &Area<DB>,
    title: &str,
    line: &str,
    theme: &Theme,
) -> Result<Area<DB>, ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(area.clone()) };
    let room = pen.width - 2.0 * EDGE;
    let strong = Label { size: 17.0, ..Label::strong(theme.ink, Anchor::Start) };
    let title = text::fit(title, strong.size * 1.06, room).unwrap_or_default();
    pen.text(&title, (EDGE, EDGE + 10.0), strong)?;
    let line = text::fit(line, text::LABEL, room).unwrap_or_default();
    pen.text(&line, (EDGE, EDGE + 33.0), Label::quiet(theme.muted, Anchor::Start))?;
    let edge = pen.device(EDGE);
    Ok(area.margin(pen.device(EDGE + HEAD), edge / 2, edge, edge))
}
