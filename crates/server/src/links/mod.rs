//! Tracked links: `/r/{code}` counts an opening and leads on. The redirect is written after the count is durable.

mod counter;
mod visitor;

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Path, State},
    response::{Html, IntoResponse, Response},
};
use domain::{
    ids::Code,
    problem::Problem,
    share::with_code,
    visit::{Visit, left_out},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use crate::state::App;

pub use counter::{Counter, counter};

/// Answers `GET` and `HEAD` of `/r/{code}`.
pub async fn open(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(code): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let Ok(code) = Code::try_from(code) else { return nowhere() };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let agent = text("user-agent");
    let purpose = ["sec-purpose", "purpose", "x-moz"].into_iter().find_map(text);
    let target = if left_out(method.as_str(), agent, purpose).is_some() {
        app.programme.target(&code).await
    } else {
        let visitor = visitor::visitor(&app, peer, &headers, agent.unwrap_or_default());
        app.counter.count(Visit { code: code.clone(), visitor }).await
    };
    match target {
        Ok(Some(target)) if app.config.enquiry_secret.is_some() => {
            lead_on(&with_code(&target, code.as_str()))
        }
        Ok(Some(target)) => lead_on(&target),
        Ok(None) => nowhere(),
        Err(problem) => failed(&problem),
    }
}

fn lead_on(target: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(&ascii(target)) else { return nowhere() };
    let headers = [
        (header::LOCATION, location),
        // Each opening must come to us, or it is not counted.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer-when-downgrade")),
        (header::HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// An address with everything beyond ASCII percent-encoded, as a header needs it.
fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn nowhere() -> Response {
    let text = "This link leads nowhere. It may have been cut off when it was copied: \
                ask whoever sent it to you for the whole link.";
    page(StatusCode::NOT_FOUND, "Link not found", text)
}

fn failed(problem: &Problem) -> Response {
    tracing::error!("a link could not be opened: {problem}");
    let text = "This link cannot be opened right now. Please try again in a moment.";
    page(StatusCode::SERVICE_UNAVAILABLE, "Try again in a moment", text)
}

/// A page for somebody who has never heard of us.
fn page(status: StatusCode, title: &str, text: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"stylesheet\" href=\"/server.css\"><main><h1>{title}</h1><p>{text}</p></main></html>"
    );
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::RETRY_AFTER, "2")];
    let mut response = (status, headers, Html(html)).into_response();
    if status == StatusCode::NOT_FOUND {
        response.headers_mut().remove(header::RETRY_AFTER);
    }
    response
}
