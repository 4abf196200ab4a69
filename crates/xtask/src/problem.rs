//! The one error type of this tool: what went wrong, why, and what the person can do about it.

use std::fmt;

/// The result of nearly every function here.
pub type Result<T> = std::result::Result<T, Problem>;

/// Something a person has to know, in three plain sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What could not be done.
    pub what: String,
    /// The cause, as far as it is known.
    pub why: String,
    /// What the person can do now.
    pub remedy: String,
}

impl Problem {
    /// Builds a problem from its three sentences.
    pub fn new(what: impl Into<String>, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), remedy: remedy.into() }
    }

    /// A problem with a file or folder, for use in `map_err`.
    pub fn file(what: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("{what} {}", path.display()),
            error.to_string(),
            "Check that the folder exists, may be written and has room left; then run the same command again.",
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Could not: {}", self.what)?;
        writeln!(f, "  because: {}", self.why)?;
        write!(f, "  what to do: {}", self.remedy)
    }
}
