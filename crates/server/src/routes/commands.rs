//! The one write.

use axum::{Json, extract::State};
use domain::{
    backend::Backend,
    command::{Command, Receipt},
    problem::{Problem, ProblemKind},
};
use http::HeaderMap;

use super::query::Sent;
use crate::{error::AppError, sign_in::Caller, state::App};

/// The header that repeats the command's id, for everything on the way that does not read bodies.
const KEY: &str = "idempotency-key";

pub(super) async fn submit(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Sent(command): Sent<Command>,
) -> Result<Json<Receipt>, AppError> {
    let key =
        headers.get(KEY).and_then(|value| value.to_str().ok()).map(|text| text.trim().trim_matches('"'));
    match key {
        None => return Err(Problem::invalid("id", "must also stand in the header Idempotency-Key").into()),
        Some(key) if key.parse() != Ok(command.id) => {
            return Err(Problem::invalid("id", "is not what the header Idempotency-Key says").into());
        }
        Some(_) => {}
    }
    let seen = app.seen_by(caller.0);
    // In a task of its own: a caller who hangs up must not leave a commit without its notice.
    let task = tokio::spawn(async move { seen.submit(command).await });
    let receipt = task.await.map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))??;
    match receipt {
        Receipt::Refused { problem } => Err(AppError::refusal(problem)),
        receipt => Ok(Json(receipt)),
    }
}
