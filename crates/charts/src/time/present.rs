//! The present: a rule, and what it says above everything, so that no line runs through the words and the words keep their
//! place while the line moves.

use super::TimeFrame;
use crate::pen::{Anchor, Label, Pen};
use crate::plot::Plot;
use crate::{ChartError, text};
use plotters::backend::DrawingBackend;

/// The present and its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Present<'a> {
    /// When it is, milliseconds; out of sight nothing is drawn.
    pub at: f64,
    /// What it says, as the locale writes it; needs [`TimeFrame::words_above`]. May be empty.
    pub words: &'a str,
}

impl Present<'_> {
    /// Draws the rule and the words.
    pub(super) fn draw<DB: DrawingBackend>(
        &self,
        pen: &Pen<'_, DB>,
        frame: &TimeFrame,
        plot: Plot,
    ) -> Result<(), ChartError> {
        let x = plot.start + frame.view.share(self.at) * plot.width();
        let from = (plot.top - 5.0).max(0.0);
        pen.rect((x - 0.5, from), (x + 0.5, plot.bottom), pen.theme.accent.alpha(0.4))?;
        if !frame.words_above {
            return Ok(());
        }
        // Before the rule, or after it where they would not fit.
        let wide = text::width(self.words, text::STRONG) * 1.06;
        let (x, anchor) = if wide <= x + 6.0 { (x + 6.0, Anchor::End) } else { (0.0, Anchor::Start) };
        pen.text(self.words, (x, plot.top - 15.0), Label::strong(pen.theme.ink, anchor))
    }
}
