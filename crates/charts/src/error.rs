//! The one error of this crate.

use plotters::drawing::DrawingAreaErrorKind;
use std::error::Error;
use std::fmt;

/// A drawing could not be finished: the backend (canvas or SVG) refused, with its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartError {
    message: String,
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
