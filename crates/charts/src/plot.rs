//! Where the values of a picture stand.

/// The part of a picture that holds values, in CSS pixels from the reading start and the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Plot {
    pub start: f64,
    pub end: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Plot {
    /// Its width.
    pub(crate) fn width(&self) -> f64 {
        self.end - self.start
    }

    /// Its height.
    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}
