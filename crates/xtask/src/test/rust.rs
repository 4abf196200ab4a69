//! The checks that cargo does.

use super::Outcome;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::wasm;
use std::process::Command;

const MEND: &str = "Mend what cargo says above.";

fn cargo(args: &[&str]) -> Result<Command> {
    let mut cargo = run::command("cargo");
    cargo.args(args).current_dir(paths::root()?);
    Ok(cargo)
}

fn passed(mut command: Command, remedy: &str) -> Result<Outcome> {
    run::run(&mut command, remedy)?;
    Ok(Outcome::Passed)
}

/// Formatting.
pub fn fmt() -> Result<Outcome> {
    passed(cargo(&["fmt", "--all", "--check"])?, "Run `cargo fmt --all`.")
}

/// Lints of everything that runs natively.
pub fn clippy() -> Result<Outcome> {
    let args = ["clippy", "--workspace", "--all-targets", "--exclude", "polyphony", "--", "-D", "warnings"];
    passed(cargo(&args)?, MEND)
}

/// The root package's features that bring its workers in.
const WORKERS: &str = "polyphony/data-worker,polyphony/import-worker";

/// Lints of everything that runs in the browser.
pub fn clippy_wasm() -> Result<Outcome> {
    let packages = ["polyphony", "domain", "client", "charts"].iter().flat_map(|name| ["--package", name]);
    let mut command = cargo(&["clippy", "--target", "wasm32-unknown-unknown"])?;
    command
        .args(packages)
        .args(["--features", WORKERS, "--", "-D", "warnings"])
        .env("CARGO_TARGET_DIR", paths::web_target()?);
    let toolchain = wasm::toolchain()?.ok_or_else(|| {
        Problem::new("compile for wasm", "no toolchain for it was found", "Run `cargo xtask setup`.")
    })?;
    toolchain.apply(&mut command);
    passed(command, MEND)
}

/// Documentation of every public item, with sound links.
pub fn doc() -> Result<Outcome> {
    let mut command = cargo(&["doc", "--workspace", "--no-deps", "--exclude", "polyphony"])?;
    command.env("RUSTDOCFLAGS", "-D warnings");
    passed(command, MEND)
}

/// All native tests, among them the server's and the conformance suite.
pub fn unit() -> Result<Outcome> {
    passed(cargo(&["test", "--workspace", "--exclude", "polyphony"])?, MEND)
}
