//! The engine of the quiz without the app: as a wasm module that is optimised as the app is, beside one that has all but
//! the engine, and beside what its native twin computes.

use crate::hook::optimise;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::test::browser;
use std::fs;
use std::process::Command;

/// So many sessions must end in the same bits natively and in wasm.
const SESSIONS: &str = "60";

/// The engine, and the same without it.
const MODULES: [&str; 2] = ["quiz_engine.wasm", "quiz_frame.wasm"];

/// Builds them, and gives the command that compares and times them.
pub fn command() -> Result<Command> {
    let folder = paths::root()?.join("target/bench/quiz");
    paths::create_dir(&folder)?;
    let built = super::examples("domain", &["quiz_engine", "quiz_frame"])?;
    for name in MODULES {
        let from = built.join(name);
        fs::copy(&from, folder.join(name)).map_err(|e| Problem::file("copy", &from, &e))?;
    }
    // The very optimiser of the packing hook, so that a module weighs what it weighs in the app.
    optimise::all(&folder)?;
    let digests = folder.join("digests.txt");
    paths::write_atomic(&digests, natively()?.as_bytes())?;
    let mut node = browser::node()?;
    node.arg(paths::root()?.join("tests/bench/quiz-engine.mjs"));
    node.args(MODULES.map(|name| folder.join(name))).arg(digests);
    Ok(node)
}

/// The digests of the sessions, computed natively, one a line.
fn natively() -> Result<String> {
    let mut cargo = run::command("cargo");
    cargo.args(["run", "--quiet", "--profile", "server", "--package", "domain", "--example", "quiz_digests"]);
    cargo.args(["--", SESSIONS]).current_dir(paths::root()?);
    run::text(&mut cargo).ok_or_else(|| {
        Problem::new(
            "take the quiz natively",
            format!("`{}` failed", run::spelled(&cargo)),
            "Run it yourself and mend what it says.",
        )
    })
}
