//! The one error of this crate.

use plotters::drawing::DrawingAreaErrorKind;
use std::error::Error;
use std::fmt;

/// A drawing could not be made: the backend (canvas or SVG) refused, with its own words, or the figures were none that
/// a picture can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartError {
    message: String,
}

impl ChartError {
    /// Figures that no picture can show, and which. For developers: people see the table beside the picture.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for ChartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the chart could not be drawn: {}", self.message)
    }
}

impl Error for ChartError {}

impl<E: Error + Send + Sync> From<DrawingAreaErrorKind<E>> for ChartError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self { message: error.to_string() }
    }
}
