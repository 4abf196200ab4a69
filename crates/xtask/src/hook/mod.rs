//! Trunk's `post_build` hook. Order matters: cutting the app into rooms and gathering what they share, wasm-opt, smaller
//! scripts, then names by content, then `assets.json`, and compression last, when nothing changes any more.

pub mod assets;
pub mod compress;
mod door;
mod gather;
mod later;
mod locales;
mod manifests;
mod minify;
pub mod optimise;
mod outline;
mod parts;
mod service;
mod split;
mod teams;

use crate::paths;
use crate::problem::{Problem, Result};
use std::env;
use std::path::PathBuf;

fn given(name: &str) -> Result<PathBuf> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| {
        Problem::new(
            "run the packing hook",
            format!("{name} is not set"),
            "Trunk calls the hook: run `cargo xtask trunk build`.",
        )
    })
}

/// `xtask hook`, called by Trunk with its `TRUNK_…` variables.
pub fn main() -> Result<()> {
    let staging = given("TRUNK_STAGING_DIR")?;
    let source = given("TRUNK_SOURCE_DIR")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    manifests::make(&staging, &source)?;
    locales::complete(&staging)?;
    door::fill(&staging)?;
    teams::library(&staging)?;
    let mut workers = assets::find_workers(&staging);
    for worker in &workers {
        worker.mend_loader(&staging)?;
    }
    if release {
        later::part(&staging)?;
        split::app(&staging)?;
        optimise::all(&staging)?;
        minify::app(&staging)?;
        for worker in &mut workers {
            worker.rename_by_content(&staging)?;
        }
    }
    let manifest = assets::manifest(&staging, &workers, assets::protocol(&source)?)?;
    paths::write_atomic(&staging.join("assets.json"), format!("{manifest:#}\n").as_bytes())?;
    // It lists what all of this made.
    service::make(&staging, &source, release)?;
    if release {
        compress::all(&staging)?;
    }
    Ok(())
}
