//! Signing in inside a page of others: the pop-up, its code, and the frame's session.

use axum::{
    Json,
    extract::State,
    response::{Html, IntoResponse, Response},
};
use domain::problem::{Problem, ProblemKind};
use http::{HeaderName, HeaderValue, StatusCode, header};
use report::{Language, Texts};
use serde::Deserialize;
use serde_json::{Value, json};

use super::query::{Asked, Sent};
use crate::{
    config::Mode,
    error::AppError,
    frame::{self, LASTS, Proof},
    sign_in::Caller,
    state::App,
};

/// The pop-up. It stands alone, and must reach whoever opened it.
pub(super) async fn page(asked: Asked) -> Response {
    let texts = Texts { language: asked.text("lang").and_then(Language::named).unwrap_or_default() };
    let t = |key: &str| texts.t(key);
    let (language, direction) = (texts.language.tag(), if texts.language.rtl() { "rtl" } else { "ltr" });
    let html = format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><meta charset=\"utf-8\">\
         <title>{}</title><meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"stylesheet\" href=\"/server.css\"><main><h1>{0}</h1>\
         <p id=\"busy\" role=\"status\">{}</p><p id=\"nobody\" hidden>{}</p><p id=\"failed\" hidden>{}</p>\
         <p id=\"open\" hidden><a href=\"/\">{}</a></p></main>\
         <script src=\"/api/v1/frame/sign-in.js\"></script></html>",
        t("report.sign_in.title"),
        t("report.sign_in.busy"),
        t("report.sign_in.nobody"),
        t("report.sign_in.failed"),
        t("report.sign_in.open"),
    );
    let opener = (HeaderName::from_static("cross-origin-opener-policy"), "unsafe-none");
    ([opener, (header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

/// The script of the pop-up.
pub(super) async fn script() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("../frame/sign-in.js"))
}

/// A code for whoever is signed in here, to be handed to a frame.
pub(super) async fn give(
    State(app): State<App>,
    caller: Caller,
    Sent(proof): Sent<Proof>,
) -> Result<Json<Value>, AppError> {
    only_behind_a_proxy(&app)?;
    let Some(actor) = caller.0 else {
        return Err(Problem::new(ProblemKind::Unauthenticated, "nobody is signed in").into());
    };
    if proof.challenge.len() != 64 || !proof.challenge.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    {
        return Err(Problem::invalid("/challenge", "must be SHA-256 in 64 hexadecimal digits").into());
    }
    if !app.config.embedding.takes(&proof.host) {
        return Err(Problem::forbidden("this page is not on the list of those that may show the app").into());
    }
    Ok(Json(json!({ "code": app.frames.code(actor.person, proof)? })))
}

/// What a frame shows for its session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Redeem {
    code: String,
    verifier: String,
    host: String,
}

/// The session for a code.
pub(super) async fn take(State(app): State<App>, Sent(shown): Sent<Redeem>) -> Result<Response, AppError> {
    only_behind_a_proxy(&app)?;
    let Some((_, token)) = app.frames.session(&shown.code, &shown.verifier, &shown.host) else {
        return Err(Problem::forbidden("this code is not good, or not any more").into());
    };
    let cookie = HeaderValue::try_from(frame::cookie(&token, LASTS / 1_000))
        .map_err(|error| Problem::new(ProblemKind::Internal, error.to_string()))?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

fn only_behind_a_proxy(app: &App) -> Result<(), Problem> {
    match app.config.mode {
        Mode::Proxy(_) => Ok(()),
        Mode::Demo => Err(Problem::new(ProblemKind::Unsupported, "in the demo one chooses who to be")),
    }
}
