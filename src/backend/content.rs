//! The written content that comes with the app (guide, paths): one file a language, English where one is missing.

use domain::problem::Problem;

use crate::platform::{fetch, page};

/// What every content is written in first.
const FIRST: &str = "en";

/// The text of the content of this kind in a language, else in English.
pub async fn text(kind: &str, language: &str) -> Result<String, Problem> {
    if language != FIRST
        && let Ok(text) = file(kind, language).await
    {
        return Ok(text);
    }
    file(kind, FIRST).await
}

/// The text of a file among this content, by its name without the ending.
pub(super) async fn file(kind: &str, name: &str) -> Result<String, Problem> {
    let address = page::url(&format!("content/{kind}/{name}.json"));
    fetch::text(&address).await.map_err(|why| client::http::unreachable(&why))
}
