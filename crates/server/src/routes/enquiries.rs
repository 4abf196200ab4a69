//! Where the company's own site says that somebody asked for something after a click.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    enquiry::Lead,
    problem::{Problem, ProblemKind},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::query::Sent;
use crate::{error::AppError, state::App};

/// What the site sends.
#[derive(Debug, Deserialize)]
pub(super) struct Posted {
    /// The code of the link that was opened last.
    code: String,
    /// What the company knows the enquiry by.
    reference: String,
}

/// Takes an enquiry. The answer is the same whether it counts or not: codes cannot be tried out here.
pub(super) async fn take(
    State(app): State<App>,
    headers: HeaderMap,
    Sent(posted): Sent<Posted>,
) -> Result<Response, AppError> {
    let Some(secret) = &app.config.enquiry_secret else {
        let detail = "this programme takes no enquiries: it was started without --enquiry-secret";
        return Err(Problem::new(ProblemKind::Unsupported, detail).into());
    };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    // Digests are compared, so that the time it takes says nothing about the secret.
    if Sha256::digest(given) != Sha256::digest(secret) {
        return Err(Problem::new(ProblemKind::Unauthenticated, "this is not the programme's secret").into());
    }
    let lead = Lead::read(&posted.code, &posted.reference, None)
        .map_err(|(part, reason)| Problem::invalid(part, &reason))?;
    app.programme.record_enquiry(&lead).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}
