//! Reading what a request asks, with the place of every mistake.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::request::Parts,
};
use domain::problem::{FieldProblem, Problem, ProblemKind};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use super::MOST_BYTES;
use crate::error::AppError;

/// The parameters after the question mark.
pub struct Asked(BTreeMap<String, String>);

impl Asked {
    /// A parameter as it stands; none if it is missing or empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// A parameter as a number; `missing` if it is not there.
    pub fn number<T: std::str::FromStr>(&self, name: &str, missing: T) -> Result<T, Problem> {
        match self.text(name) {
            Some(text) => text.parse().map_err(|_| Problem::invalid(name, "must be a whole number")),
            None => Ok(missing),
        }
    }

    /// A parameter as one of some words; `missing` if it is not there.
    pub fn word<T: DeserializeOwned>(&self, name: &str, missing: T, words: &str) -> Result<T, Problem> {
        match self.text(name) {
            Some(text) => serde_json::from_value(serde_json::Value::from(text))
                .map_err(|_| Problem::invalid(name, &format!("must be one of {words}"))),
            None => Ok(missing),
        }
    }
}

/// Yes or no, as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Yes.
    True,
    /// No.
    False,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let read = Query::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let Query(asked) = read.map_err(|_| {
            Problem::new(ProblemKind::Invalid, "the parameters after ? are not properly encoded")
        })?;
        Ok(Self(asked))
    }
}

/// A JSON body.
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &S) -> Result<Self, AppError> {
        let bytes = body(request).await?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let pointer = pointer(error.path());
            misplaced(pointer, error.inner())
        })?;
        reader.end().map_err(|error| misplaced(String::new(), &error))?;
        Ok(Self(value))
    }
}

/// The body's bytes. Of one that is too large the rest is still taken in, up to a point, and forgotten: a client
/// that is cut off while it sends would never read why.
async fn body(request: Request) -> Result<Vec<u8>, Problem> {
    let mut chunks = request.into_body().into_data_stream();
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let broken = |_| Problem::new(ProblemKind::Invalid, "the body did not arrive whole");
        let chunk = chunk.map_err(broken)?;
        length += chunk.len();
        if length <= MOST_BYTES {
            bytes.extend_from_slice(&chunk);
        } else if length > 10 * MOST_BYTES {
            break;
        }
    }
    if length > MOST_BYTES {
        return Err(Problem::new(ProblemKind::TooLarge, "the body must have at most 2 MB"));
    }
    Ok(bytes)
}

fn misplaced(pointer: String, error: &serde_json::Error) -> Problem {
    let reason = format!("cannot be read: {error}");
    let detail = format!("the body {reason}");
    Problem { kind: ProblemKind::Invalid, detail, fields: vec![FieldProblem { pointer, reason }] }
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.replace('~', "~0").replace('/', "~1"),
            Segment::Enum { .. } | Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&name);
    }
    pointer
}
