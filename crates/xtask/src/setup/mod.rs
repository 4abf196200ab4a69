//! Set-up: a list of pieces, each of which knows whether it is missing and how to get it. Everything can
//! be interrupted at any point and run again.

pub mod apt;
pub mod browser;
pub mod feeds;
pub mod hosts;
pub mod node;
pub mod packages;
pub mod people;
mod rdata;
pub mod tools;
pub mod wasm;

use crate::paths;
use crate::problem::{Problem, Result};
use crate::steps;
use std::fs::File;

/// One thing that builds or tests need.
pub struct Piece {
    /// What it is, for people.
    pub name: &'static str,
    /// Seconds it took on a machine with two cores where it had to be set up from nothing.
    pub first: u64,
    /// Whether it has to be installed; quick.
    pub missing: fn() -> Result<bool>,
    /// Gets it.
    pub install: fn() -> Result<()>,
}

const TOOLCHAIN: Piece = Piece {
    name: "wasm toolchain",
    first: 70,
    missing: || Ok(wasm::toolchain()?.is_none()),
    install: wasm::install,
};
const TRUNK: Piece =
    Piece { name: "trunk", first: 155, missing: tools::trunk_missing, install: tools::install_trunk };
const BINDGEN: Piece = Piece {
    name: "wasm-bindgen",
    first: 56,
    missing: tools::bindgen_missing,
    install: tools::install_bindgen,
};
const SPLIT: Piece =
    Piece { name: "wasm-split", first: 20, missing: tools::split_missing, install: tools::install_split };
const NODE: Piece =
    Piece { name: "node and its packages", first: 4, missing: node::missing, install: node::install };
const BROWSER: Piece = Piece {
    name: "Chromium",
    first: 20,
    missing: || Ok(browser::find().is_none()),
    install: browser::install,
};
const FEEDS: Piece =
    Piece { name: "feeds by others", first: 22, missing: feeds::missing, install: feeds::install };

const HOST: Piece = Piece {
    name: "an intranet to show the app in",
    first: 6,
    missing: hosts::missing,
    install: hosts::install,
};

const PEOPLE: Piece =
    Piece { name: "answers of real people", first: 5, missing: people::missing, install: people::install };

/// What building the app needs.
pub const WEB: &[Piece] = &[NODE, TOOLCHAIN, TRUNK, BINDGEN, SPLIT];
/// What the browser tests need.
pub const TESTS: &[Piece] = &[NODE, BROWSER];
/// What wasm lints need.
pub const WASM: &[Piece] = &[TOOLCHAIN];

/// What tests on foreign data need.
pub const DATA: &[Piece] = &[NODE, FEEDS];
/// What the test in a real intranet needs.
pub const HOSTS: &[Piece] = &[HOST];
/// What the measurement on real people needs.
pub const REAL: &[Piece] = &[PEOPLE];

/// Installs what is missing of these pieces, and calls `notice` before each.
pub fn ensure(pieces: &[Piece], mut notice: impl FnMut(&Piece)) -> Result<()> {
    // Two commands at once must not install into the same folder: the second waits here.
    let cache = paths::cache()?;
    paths::create_dir(&cache)?;
    let lock_path = cache.join("lock");
    let lock = File::create(&lock_path).map_err(|e| Problem::file("create", &lock_path, &e))?;
    if lock.try_lock().is_err() {
        println!("  another set-up is running: waiting for it");
        lock.lock().map_err(|e| Problem::file("lock", &lock_path, &e))?;
    }
    for piece in pieces {
        if !(piece.missing)()? {
            continue;
        }
        notice(piece);
        steps::step(&format!("set up: {}", piece.name), Some(piece.first), piece.install)?;
    }
    Ok(())
}

/// `cargo xtask setup [--browser] [--data]`.
pub fn main(args: &[String]) -> Result<()> {
    for arg in args {
        if !matches!(arg.as_str(), "--browser" | "--data") {
            return Err(Problem::new(
                format!("understand `setup {arg}`"),
                "setup knows --browser and --data",
                "Leave the argument out.",
            ));
        }
    }
    let start = std::time::Instant::now();
    ensure(WEB, |_| {})?;
    if args.iter().any(|a| a == "--browser") {
        ensure(TESTS, |_| {})?;
    }
    if args.iter().any(|a| a == "--data") {
        ensure(DATA, |_| {})?;
        ensure(REAL, |_| {})?;
        ensure(HOSTS, |_| {})?;
    }
    let toolchain = wasm::toolchain()?.map_or("none", |t| t.name());
    println!("Set-up complete after {}: wasm by the {toolchain} toolchain.", steps::seconds(start.elapsed()));
    println!("Tools are in {}", paths::cache()?.display());
    Ok(())
}
