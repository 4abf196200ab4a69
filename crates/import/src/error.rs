//! The one error of this crate.

use std::fmt;

use domain::problem::{Problem, ProblemKind};

/// Why a whole feed could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedError {
    /// More than [`crate::MAX_BYTES`].
    TooLarge {
        /// How many bytes there were.
        bytes: usize,
    },
    /// It is something else.
    NotAFeed {
        /// What it is, with its article: "a web page (HTML)".
        found: String,
    },
    /// It breaks off or goes wrong before its first sound entry.
    Broken {
        /// Where: "line 3, column 17".
        at: String,
        /// What is wrong there.
        why: String,
    },
    /// It is built to exhaust or to spy on its reader.
    Hostile {
        /// Where: "line 3, column 17".
        at: String,
        /// What it tries.
        why: String,
    },
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the feed has {bytes} bytes; the most is {}", crate::MAX_BYTES)
            }
            Self::NotAFeed { found } => {
                write!(f, "this is {found}, not an RSS, Atom or JSON feed")
            }
            Self::Broken { at, why } => write!(f, "the feed is broken at {at}: {why}"),
            Self::Hostile { at, why } => write!(f, "the feed was refused for safety at {at}: {why}"),
        }
    }
}

impl std::error::Error for FeedError {}

impl From<FeedError> for Problem {
    fn from(error: FeedError) -> Self {
        let kind = match error {
            FeedError::TooLarge { .. } => ProblemKind::TooLarge,
            _ => ProblemKind::Invalid,
        };
        Self::new(kind, error.to_string())
    }
}

/// The place of a byte in a text, for people: "line 3, column 17", both counted from 1.
pub(crate) fn place(text: &str, byte: usize) -> String {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|b| **b == b'\n').count();
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let column = 1 + String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count();
    format!("line {line}, column {column}")
}

/// Counts lines while a reader moves forward, so that naming many places costs no more than one walk.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    byte: usize,
    breaks: usize,
}

impl Lines {
    /// The line of a byte, from 1; bytes must not go back.
    pub(crate) fn line_at(&mut self, text: &str, byte: usize) -> usize {
        let passed = text.as_bytes().get(self.byte..byte).unwrap_or_default();
        self.breaks += passed.iter().filter(|b| **b == b'\n').count();
        self.byte = self.byte.max(byte);
        self.breaks + 1
    }
}
