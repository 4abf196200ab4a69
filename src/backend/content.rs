//! The written content that comes with the app (guide, paths): one file a language, English where one is missing.

use domain::{
    guide::{self, Guide, Rule},
    problem::Problem,
};

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
async fn file(kind: &str, name: &str) -> Result<String, Problem> {
    let address = page::url(&format!("content/{kind}/{name}.json"));
    fetch::text(&address).await.map_err(|why| client::http::unreachable(&why))
}

impl super::Handle {
    /// The guide in a language, and the rules it rests on.
    pub async fn guide(self, language: &str) -> Result<(Guide, Vec<Rule>), Problem> {
        let rules = guide::rules(&file("guide", "rules").await?)?;
        let guide = guide::read(&text("guide", language).await?, &rules)?;
        Ok((guide, rules))
    }
}
