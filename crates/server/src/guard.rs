//! Who may send what at all: against other sites that use a visitor's browser.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use http::{HeaderMap, Method, header};

use crate::{config::is_loopback_host, error::AppError, state::App};

/// The header that only our own app sets: another site would have to ask first, and is never allowed.
const OURS: &str = "x-polyphony";

/// Where a phone's share menu sends a form, without our header. It changes nothing: it only leads on.
pub const SHARE_TARGET: &str = "/share-target";

/// Lets a request through, or answers why not.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    match refusal(&app, &request) {
        Some(problem) => AppError::from(problem).into_response(),
        None => next.run(request).await,
    }
}

fn refusal(app: &App, request: &Request) -> Option<Problem> {
    let headers = request.headers();
    if app.is_demo() && !names_this_machine(headers) {
        // A foreign name that leads here (DNS rebinding) would make that name's pages our own.
        return Some(Problem::forbidden("the demo answers only under the name of this machine"));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return None;
    }
    if request.uri().path() == SHARE_TARGET && *request.method() == Method::POST {
        return None;
    }
    if headers.get(OURS).is_none_or(|value| value != "1") {
        return Some(Problem::forbidden("the header X-Polyphony: 1 is missing"));
    }
    let foreign = headers.get(header::ORIGIN).is_some_and(|origin| !is_own(app, headers, origin.as_bytes()));
    foreign.then(|| Problem::forbidden("the request comes from another site"))
}

fn names_this_machine(headers: &HeaderMap) -> bool {
    host(headers).is_none_or(|host| is_loopback_host(without_port(host)))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|host| host.to_str().ok())
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Our own origin is the public one; in the demo, whose host is checked, also the one that was typed.
pub fn is_own(app: &App, headers: &HeaderMap, origin: &[u8]) -> bool {
    let Ok(origin) = std::str::from_utf8(origin) else { return false };
    let typed = || host(headers).map(|host| format!("http://{host}"));
    origin == app.public.origin() || (app.is_demo() && typed().as_deref() == Some(origin))
}
