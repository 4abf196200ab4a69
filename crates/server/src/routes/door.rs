//! What this server is, and how one comes in.

use axum::{
    Json,
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use domain::backend::{About, Capability, DemoVoice, Door};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;

use super::query::Sent;
use crate::{
    error::AppError,
    frame,
    sign_in::{COOKIE, Caller},
    state::App,
};

pub(super) async fn about(
    State(app): State<App>,
    caller: Result<Caller, AppError>,
) -> Result<Json<About>, AppError> {
    // Whoever signs in wrongly is nobody here too, but may still read where they are.
    let caller = match caller {
        Err(problem) if problem.status() == StatusCode::UNAUTHORIZED => Caller(None),
        caller => caller?,
    };
    let mut about = app.seen_by(caller.0).about().await?;
    // Only a server draws them.
    about.capabilities.push(Capability::Reports);
    Ok(Json(about))
}

pub(super) async fn voices(State(app): State<App>) -> Result<Json<Vec<DemoVoice>>, AppError> {
    Ok(Json(app.seen_by(None).voices().await?))
}

/// How long the demo remembers whom one chose to be, seconds.
const YEAR: i64 = 31_536_000;

/// Whom one wants to be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    voice: String,
}

pub(super) async fn enter(State(app): State<App>, Sent(wish): Sent<Wish>) -> Result<Response, AppError> {
    let me = app.seen_by(None).enter(&wish.voice).await?;
    // Not Secure: the demo is plain HTTP on this machine, and lives nowhere else.
    let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={YEAR}", me.person);
    let person = me.person.clone();
    let mut response = Json(me).into_response();
    // Inside pages of others, where there may be any, the first one is not sent back.
    let framed = (!app.config.embedding.hosts.is_empty()).then(|| frame::cookie(person.as_str(), YEAR));
    for cookie in [Some(cookie), framed].into_iter().flatten() {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    Ok(response)
}

/// Nobody again. Without a session it changes nothing, and says the same.
pub(super) async fn leave(State(_): State<App>, _caller: Caller) -> impl IntoResponse {
    let gone = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    let gone = [(header::SET_COOKIE, gone), (header::SET_COOKIE, frame::cookie("", 0))];
    (StatusCode::NO_CONTENT, AppendHeaders(gone))
}
