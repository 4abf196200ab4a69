//! On whose behalf a request comes.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use domain::{
    actor::{Actor, Circle, Role},
    ids::PersonId,
    problem::{Problem, ProblemKind},
    store::Store,
};
use http::{HeaderMap, header};

use crate::{
    config::{Mode, Proxy},
    error::AppError,
    frame,
    state::App,
};

/// The cookie that remembers whom one chose to be in the demo.
pub const COOKIE: &str = "polyphony_voice";

/// Who asks; nobody if there is no sign-in.
#[derive(Debug)]
pub struct Caller(pub Option<Actor>);

impl FromRequestParts<App> for Caller {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        match &app.config.mode {
            Mode::Demo => Ok(Self(demo(app, &parts.headers).await?)),
            Mode::Proxy(proxy) => {
                let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
                Ok(Self(behind(app, proxy, peer, &parts.headers).await?))
            }
        }
    }
}

/// The person in the cookie, if they are still there.
async fn demo(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Problem> {
    // "newcomer" as such is a door, not a person: it would be somebody else with each request.
    let chosen = cookie(headers, COOKIE).or_else(|| cookie(headers, frame::COOKIE));
    let Some(voice) = chosen.filter(|voice| *voice != "newcomer") else { return Ok(None) };
    match app.programme.demo_actor(voice).await {
        Ok(actor) => Ok(Some(actor)),
        Err(problem) if problem.kind == ProblemKind::Internal => Err(problem),
        // Somebody of a demo that was emptied since, or not a person at all: choose anew.
        Err(_) => Ok(None),
    }
}

/// A cookie's value.
fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}

/// The person a trusted proxy names.
async fn behind(
    app: &App,
    proxy: &Proxy,
    peer: Option<SocketAddr>,
    headers: &HeaderMap,
) -> Result<Option<Actor>, Problem> {
    let mut named = headers.get_all(&proxy.user_header).into_iter();
    let Some(value) = named.next() else { return in_frame(app, proxy, headers).await };
    if !peer.is_some_and(|peer| proxy.trusts(peer.ip())) {
        let detail = "the sign-in header is believed only when it comes from the proxy";
        return Err(Problem::new(ProblemKind::Unauthenticated, detail));
    }
    let unreadable =
        || Problem::new(ProblemKind::Unauthenticated, "the proxy's sign-in header is not a person's id");
    if named.next().is_some() {
        // Two values: one of them may be the visitor's own.
        return Err(unreadable());
    }
    let text = std::str::from_utf8(value.as_bytes()).map_err(|_| unreadable())?.trim();
    if text.is_empty() {
        return in_frame(app, proxy, headers).await;
    }
    let person = PersonId::try_from(text.to_owned()).map_err(|_| unreadable())?;
    known_as(app, proxy, person).await.map(Some)
}

/// Whoever signed in by pop-up inside a page of others: there the proxy knows nobody.
async fn in_frame(app: &App, proxy: &Proxy, headers: &HeaderMap) -> Result<Option<Actor>, Problem> {
    match cookie(headers, frame::COOKIE).and_then(|token| app.frames.person(token)) {
        Some(person) => known_as(app, proxy, person).await.map(Some),
        None => Ok(None),
    }
}

/// A person with what they may do here.
async fn known_as(app: &App, proxy: &Proxy, person: PersonId) -> Result<Actor, Problem> {
    let known = app.programme.store().person(&person).await;
    let known = known.map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))?;
    let mut roles = vec![Role::Ambassador];
    let listed = |list: &[String]| list.iter().any(|id| id == person.as_str());
    if listed(&proxy.facilitators) {
        roles.push(Role::Facilitator);
    }
    if listed(&proxy.administrators) {
        roles.push(Role::Administrator);
    }
    let circles = vec![known.as_ref().map_or(Circle::Employee, |person| person.circle)];
    let name = known.map_or_else(|| person.to_string(), |person| person.name);
    Ok(Actor { person, name, roles, circles })
}
