//! What goes wrong on the way to an answer, as RFC 9457 wants it.

use axum::response::{IntoResponse, Response};
use domain::{
    command::hex,
    ports::Random,
    problem::{Problem, ProblemKind},
};
use http::{StatusCode, header};
use serde::Serialize;

use crate::system::SystemRandom;

/// A problem on its way out. What happened inside is logged here, and only here, under a reference.
#[derive(Debug)]
pub struct AppError {
    problem: Problem,
    status: StatusCode,
    refused: bool,
}

/// A problem as it is sent.
#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    /// Whether this is the receipt of a command that will not be done.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    refused: bool,
    #[serde(flatten)]
    problem: &'a Problem,
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        let status = StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { problem, status, refused: false }
    }
}

impl AppError {
    /// The receipt of a command that will not be done.
    pub fn refusal(problem: Problem) -> Self {
        Self { refused: true, ..Self::from(problem) }
    }

    /// Under which status it is answered.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// There is nothing under this address.
    pub fn no_route() -> Self {
        Problem::not_found("address").into()
    }

    /// The address is right, the method is not.
    pub fn wrong_method() -> Self {
        let problem = Problem::new(ProblemKind::Invalid, "this address does not take that method");
        Self { problem, status: StatusCode::METHOD_NOT_ALLOWED, refused: false }
    }
}

impl IntoResponse for AppError {
    fn into_response(mut self) -> Response {
        if self.problem.kind == ProblemKind::Internal {
            let mut bytes = [0; 4];
            SystemRandom.fill(&mut bytes);
            let reference = hex(&bytes);
            tracing::error!("{reference}: {}", self.problem.detail);
            self.problem.detail =
                format!("something failed in the server; its log says more under {reference}");
        }
        let body = Body {
            r#type: format!("/problems/{}", self.problem.kind.name()),
            title: title(self.problem.kind),
            status: self.status.as_u16(),
            refused: self.refused,
            problem: &self.problem,
        };
        // These plain types always become JSON; an empty body would still carry the status.
        let json = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.status, json).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, http::HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
        if matches!(self.problem.kind, ProblemKind::TooMany | ProblemKind::Unavailable) {
            headers.insert(header::RETRY_AFTER, http::HeaderValue::from_static("1"));
        }
        response
    }
}

fn title(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Invalid => "The request is not right",
        ProblemKind::Unauthenticated => "Nobody is signed in",
        ProblemKind::Forbidden => "Not allowed",
        ProblemKind::NotFound => "Not there",
        ProblemKind::Conflict => "Somebody else was faster",
        ProblemKind::TooLarge => "Too much at once",
        ProblemKind::TooMany => "Too often",
        ProblemKind::Unsupported => "Not offered here",
        ProblemKind::Unavailable | ProblemKind::Unreachable => "Out of order for the moment",
        ProblemKind::Internal | ProblemKind::Garbled => "Something failed in the server",
    }
}
