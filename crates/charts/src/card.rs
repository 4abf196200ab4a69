//! The picture that a person may choose to show to others.

use crate::chord::Chord;
use crate::pen::{Anchor, Area, Label, Pen, paint_paper};
use crate::ring::{Bounds, constellation};
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// The width for which everything is measured; a card is this wide at scale 1.
pub const CARD_WIDTH: u32 = 360;
/// Space at the edges.
const EDGE: f64 = 22.0;

/// What stands on a card. Every word comes from the caller; empty ones leave no gap.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// The blend.
    pub chord: Chord,
    /// What this is, small and first; the person's name, where they want it.
    pub eyebrow: String,
    /// The blend in words.
    pub headline: String,
    /// What the first persona is about; only on tall cards.
    pub essence: String,
    /// Where it comes from, small and last.
    pub footer: String,
}

/// Height of a card, tall or square, at scale 1.
pub fn card_height(tall: bool) -> u32 {
    if tall { 450 } else { CARD_WIDTH }
}

/// Draws the card on paper.
pub fn draw_card<DB: DrawingBackend>(area: &Area<DB>, card: &Card, theme: &Theme) -> Result<(), ChartError> {
    paint_paper(area, theme)?;
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let tall = pen.height > pen.width;
    let quiet = Label::quiet(pen.theme.muted, Anchor::Start);
    let mut y = EDGE;
    y += write(&pen, &card.eyebrow, y, Label { size: 12.0, ..quiet }, 1)? + 4.0;
    // A square has less room for words.
    let size = if !tall {
        18.0
    } else if card.headline.chars().count() > 34 {
        21.0
    } else {
        26.0
    };
    let head = Label { size, bold: true, ..Label::quiet(pen.theme.ink, Anchor::Start) };
    y += write(&pen, &card.headline, y, head, if tall { 3 } else { 2 })?;
    if tall {
        y += 5.0;
        y += write(
            &pen,
            &card.essence,
            y,
            Label { size: 13.5, ..Label::quiet(pen.theme.ink, Anchor::Start) },
            2,
        )?;
    }
    let foot = pen.height - EDGE * 0.85;
    pen.text(&card.footer, (EDGE, foot), Label { size: 10.5, ..quiet })?;
    let (top, bottom) = (y + 6.0, foot - 11.0);
    let bounds = Bounds { left: 6.0, top, width: pen.width - 12.0, height: (bottom - top).max(1.0) };
    constellation(&pen, &card.chord, bounds)
}

/// Writes a text into the width of the card and gives the height it took.
fn write<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    words: &str,
    top: f64,
    label: Label,
    most: usize,
) -> Result<f64, ChartError> {
    let height = label.size * 1.3;
    let guessed = if label.bold { label.size * 1.06 } else { label.size };
    let lines = text::wrap(words, guessed, pen.width - 2.0 * EDGE, most);
    for (place, line) in lines.iter().enumerate() {
        pen.text(line, (EDGE, top + height * (place as f64 + 0.5)), label)?;
    }
    Ok(height * lines.len() as f64)
}
