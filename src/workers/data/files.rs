//! Static files that come with the app.

use domain::problem::{Problem, ProblemKind};
use gloo_net::http::{Request, Response};

/// A file that must be there.
pub async fn text(path: &str) -> Result<String, Problem> {
    let response = get(path).await?;
    if !response.ok() {
        return Err(missing(path, &format!("status {}", response.status())));
    }
    response.text().await.map_err(|error| missing(path, &error.to_string()))
}

/// A JSON file that may not be there. A host that answers every address with the app's page has no such file either.
pub async fn json(path: &str) -> Result<Option<String>, Problem> {
    let response = get(path).await?;
    let kind = response.headers().get("content-type").unwrap_or_default();
    if response.status() == 404 || (response.ok() && kind.starts_with("text/html")) {
        return Ok(None);
    }
    if !response.ok() {
        return Err(missing(path, &format!("status {}", response.status())));
    }
    response.text().await.map(Some).map_err(|error| missing(path, &error.to_string()))
}

async fn get(path: &str) -> Result<Response, Problem> {
    Request::get(path).send().await.map_err(|error| missing(path, &error.to_string()))
}

fn missing(path: &str, why: &str) -> Problem {
    Problem::new(ProblemKind::Unreachable, format!("{path}: {why}"))
}
