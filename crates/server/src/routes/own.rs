//! What the server says about itself.

use axum::{Json, extract::State, response::IntoResponse};
use domain::problem::{Problem, ProblemKind};
use http::header;
use serde_json::{Value, json};

use crate::{config::Brand, error::AppError, frame::Embedding, state::App};

/// The contract, kept by hand; a test holds it against the routes and their answers.
pub const OPENAPI: &str = include_str!("../../../../docs/openapi.json");

pub(super) async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], OPENAPI)
}

pub(super) async fn health(State(app): State<App>) -> Result<Json<Value>, AppError> {
    if let Err(error) = app.programme.store().check().await {
        tracing::error!("unhealthy: {error}");
        return Err(Problem::new(ProblemKind::Unavailable, "the database does not answer").into());
    }
    Ok(Json(json!({ "status": "ok" })))
}

/// What the app reads first: the backend is right here.
pub(super) async fn config(State(app): State<App>) -> impl IntoResponse {
    let mut body = json!({ "backend": { "kind": "rest", "base": "./" } });
    let brand = &app.config.brand;
    if *brand != Brand::default() {
        let brand = json!({ "accent": brand.accent, "logo": brand.logo });
        body.as_object_mut().map(|body| body.insert("brand".to_owned(), brand));
    }
    let embedding = &app.config.embedding;
    if *embedding != Embedding::default() {
        let embed = json!({ "hosts": embedding.hosts, "tell_shares": embedding.tells_shares });
        body.as_object_mut().map(|body| body.insert("embed".to_owned(), embed));
    }
    ([(header::CACHE_CONTROL, "no-cache")], Json(body))
}
