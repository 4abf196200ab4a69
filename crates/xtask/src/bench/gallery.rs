//! `cargo xtask bench gallery`: search over 100,000 stories beside the engines one would otherwise take, and the gallery of
//! the release app with as many; and its list of cards beside one written by hand.

use super::{examples, goals_of};
use crate::hook::optimise;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::setup::{self, packages};
use crate::test::browser;
use crate::web;
use std::fs;
use std::path::PathBuf;

/// Fetched for this alone, into the cache.
const RIVALS: [(&str, &str); 3] =
    [("minisearch", "7.2.0"), ("flexsearch", "0.8.212"), ("@leeoniya/ufuzzy", "1.0.19")];

/// Measures; the goals stand at the end.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    let module = module()?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/gallery.mjs"))
        .arg(module)
        .arg(packages::fetched("search-rivals", &RIVALS)?);
    let mut goals = goals_of(&mut node)?;
    println!("\nThe gallery in the app, on the server");
    web::build_server()?;
    web::build_release()?;
    let mut app = browser::node()?;
    app.arg(paths::root()?.join("tests/bench/gallery-app.mjs"));
    goals.extend(goals_of(&mut app)?);
    println!("\nIts cards beside cards made by hand");
    web::build_measured()?;
    let mut lists = browser::node()?;
    lists
        .env("POLYPHONY_DIST", web::measured_dist()?)
        .arg(paths::root()?.join("tests/bench/gallery-lists.mjs"));
    goals.extend(goals_of(&mut lists)?);
    super::print(&goals);
    Ok(())
}

/// Our index alone as a module, built and optimised as the app is.
fn module() -> Result<PathBuf> {
    let folder = paths::root()?.join("target/bench/gallery");
    paths::create_dir(&folder)?;
    let built = examples("domain", &["search_engine"])?.join("search_engine.wasm");
    let module = folder.join("search.wasm");
    fs::copy(&built, &module).map_err(|e| Problem::file("copy", &built, &e))?;
    optimise::all(&folder)?;
    Ok(module)
}
