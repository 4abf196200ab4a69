//! Notices: the number the log has reached, never what is in it.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::{
    backend::Live,
    problem::{Problem, ProblemKind},
    store::Store,
};
use futures_util::{StreamExt, stream};
use http::header;

use crate::{error::AppError, sign_in::Caller, state::App};

/// How often a quiet stream shows that it is alive.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

pub(super) async fn live(State(app): State<App>, caller: Caller) -> Result<impl IntoResponse, AppError> {
    // Listening comes before looking: what happens in between is rung again, not missed.
    let notices = app.seen_by(caller.0).notices().await?;
    let last = app.programme.store().last_event().await;
    let last = last.map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))?;
    let mut stopping = app.stopping.clone();
    let stopped = async move {
        // An error means that the server is gone, which is as good a reason to end.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let messages = stream::once(async move { last })
        .chain(notices)
        .map(|n| Ok::<_, Infallible>(Event::default().id(n.to_string()).data(n.to_string())))
        .take_until(Box::pin(stopped));
    // A proxy must pass each notice on at once.
    let headers = [(header::CACHE_CONTROL.as_str(), "no-store"), ("x-accel-buffering", "no")];
    Ok((headers, Sse::new(messages).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))))
}
