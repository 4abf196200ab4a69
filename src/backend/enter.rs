//! Coming in. What somebody who is in needs (who they are, what their device keeps) comes with the frame; the door does
//! without, so none of it weighs on the first visit.

use domain::{
    backend::Door,
    call::Call,
    future::BoxFuture,
    person::Me,
    problem::{Problem, ProblemKind},
};
use leptos::prelude::GetValue;
use serde_json::Value;

use super::Handle;
use crate::platform::absent::Absent;

impl From<Absent> for Problem {
    fn from(_: Absent) -> Self {
        client::http::unreachable("the app's code")
    }
}

/// What is kept on this device must be signed by whoever was here before: that takes the outbox.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_frame, fallible))]
fn through_outbox(handle: Handle, voice: String) -> Result<BoxFuture<'static, Result<Me, Problem>>, Absent> {
    Ok(Box::pin(async move { handle.way().enter(&voice).await }))
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_frame, fallible))]
fn read_me(answer: Value) -> Result<Result<Me, Problem>, Absent> {
    Ok(client::decode("me", &answer))
}

/// Becomes `voice`.
pub async fn enter(handle: Handle, voice: String) -> Result<Me, Problem> {
    #[cfg(feature = "split")]
    let entering = through_outbox(handle, voice).await;
    #[cfg(not(feature = "split"))]
    let entering = through_outbox(handle, voice);
    entering?.await
}

/// Who is in; nobody where the backend knows nobody.
pub async fn who(handle: Handle) -> Result<Option<Me>, Problem> {
    let answer = match handle.plain.get_value().transport().call(Call::Me).await {
        Ok(answer) => answer,
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => return Ok(None),
        Err(problem) => return Err(problem),
    };
    #[cfg(feature = "split")]
    let me = read_me(answer).await;
    #[cfg(not(feature = "split"))]
    let me = read_me(answer);
    me?.map(Some)
}
