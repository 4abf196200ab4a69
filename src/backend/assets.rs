//! `assets.json`: the names of the worker files that belong to this very build.

use domain::problem::{Problem, ProblemKind};
use serde::Deserialize;
use std::collections::HashMap;

use super::PROTOCOL;
use crate::platform::{fetch, page};

#[derive(Deserialize)]
struct Assets {
    workers: HashMap<String, WorkerFiles>,
    protocol: u32,
}

#[derive(Deserialize)]
struct WorkerFiles {
    js: String,
}

/// The address of a worker's script. An app and a worker of different builds are told apart here, by the number of
/// the protocol between them, never by a message that cannot be read.
pub async fn worker(name: &str) -> Result<String, Problem> {
    let text = fetch::text(&page::url("assets.json")).await.map_err(|why| client::http::unreachable(&why))?;
    let assets: Assets = serde_json::from_str(&text)
        .map_err(|error| Problem::new(ProblemKind::Garbled, format!("assets.json: {error}")))?;
    if assets.protocol != PROTOCOL {
        return Err(Problem::new(ProblemKind::Unsupported, "a new version is there: reload the page"));
    }
    let files = assets.workers.get(name).ok_or_else(|| Problem::not_found("worker in assets.json"))?;
    Ok(page::url(&files.js))
}
