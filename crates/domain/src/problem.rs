//! The one error of the backend boundary.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why something was not done, in a form a person can act on and a program can branch on.
///
/// Over HTTP it is `application/problem+json` (RFC 9457): `kind` is the last segment of `type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// One sentence for people, in English; the app translates by `kind` and shows this as the detail.
    pub detail: String,
    /// Which parts of the request are meant, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}

/// One part of a request that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) to the part.
    pub pointer: String,
    /// What is wrong with it, as the end of a sentence that begins with its name.
    pub reason: String,
}

/// The sorts of problem, each with its HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The request itself is wrong (422).
    Invalid,
    /// Nobody is signed in (401).
    Unauthenticated,
    /// The actor may not do this (403).
    Forbidden,
    /// There is no such thing, or not for this actor (404).
    NotFound,
    /// The command's id was already used for something else, or somebody else was faster (409).
    Conflict,
    /// Too much at once (413).
    TooLarge,
    /// Too often (429).
    TooMany,
    /// This backend does not have that capability (501).
    Unsupported,
    /// Out of order for the moment (503).
    Unavailable,
    /// The backend failed; details are in its log only (500).
    Internal,
    /// The backend could not be reached. Never sent, only met.
    Unreachable,
    /// What came back was not what the contract says. Never sent, only met.
    Garbled,
}

impl ProblemKind {
    /// The HTTP status that stands for it.
    pub const fn status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooMany => 429,
            Self::Unsupported => 501,
            Self::Unavailable | Self::Unreachable => 503,
            Self::Internal | Self::Garbled => 500,
        }
    }

    /// Whether the same command may succeed later without being changed.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::Unavailable | Self::Unreachable | Self::TooMany | Self::Internal | Self::Garbled)
    }

    /// Its name in the contract, `snake_case`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::TooLarge => "too_large",
            Self::TooMany => "too_many",
            Self::Unsupported => "unsupported",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
            Self::Unreachable => "unreachable",
            Self::Garbled => "garbled",
        }
    }
}

impl Problem {
    /// A problem of the given kind.
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), fields: Vec::new() }
    }
    /// One part of the request is wrong; `field` is its name or path without the leading slash.
    pub fn invalid(field: &str, reason: &str) -> Self {
        let fields = vec![FieldProblem { pointer: format!("/{field}"), reason: reason.into() }];
        Self { kind: ProblemKind::Invalid, detail: format!("{field} {reason}"), fields }
    }
    /// There is no such thing.
    pub fn not_found(what: &str) -> Self {
        Self::new(ProblemKind::NotFound, format!("there is no such {what}"))
    }
    /// The actor may not do this.
    pub fn forbidden(detail: &str) -> Self {
        Self::new(ProblemKind::Forbidden, detail)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.detail)
    }
}

impl std::error::Error for Problem {}
