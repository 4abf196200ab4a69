//! The conformance suite on IndexedDB: the data worker with the suite compiled in, run inside Chromium.

use super::{Outcome, browser};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::{tools, wasm};

/// The worker's file, as cargo names it.
const WORKER: &str = "wasm32-unknown-unknown/debug/data_worker.wasm";

/// Builds the worker into a folder of its own and lets the browser run it.
pub fn in_browser() -> Result<Outcome> {
    let toolchain = wasm::toolchain()?.ok_or_else(|| {
        Problem::new("compile for wasm", "no toolchain for it was found", "Run `cargo xtask setup`.")
    })?;
    let root = paths::root()?;
    let target = paths::web_target()?;
    let mut cargo = run::command("cargo");
    cargo.current_dir(&root).env("CARGO_TARGET_DIR", &target);
    cargo.args(["build", "--target", "wasm32-unknown-unknown", "--bin", "data_worker"]);
    cargo.args(["--package", "polyphony", "--features", "conformance"]);
    toolchain.apply(&mut cargo);
    run::run(&mut cargo, "Mend what the compiler says above.")?;
    let folder = root.join("target/conformance");
    let mut bindgen = run::command(tools::bin()?.join("wasm-bindgen"));
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder);
    run::run(bindgen.arg(target.join(WORKER)), "Run `cargo xtask setup`, then try again.")?;
    let mut node = browser::node()?;
    node.env("POLYPHONY_CONFORMANCE", &folder);
    node.args(["--test"]).arg(root.join("tests/conformance/indexed-db.test.mjs"));
    run::run(&mut node, "Read the failed check above.")?;
    Ok(Outcome::Passed)
}
