//! Tests that drive a real browser or a real web server, written for node.

use super::Outcome;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::{self, apt, browser, hosts, node};
use crate::web;
use std::path::Path;
use std::process::Command;

/// How node runs a file of tests: at most ten minutes, so that one which waits for ever is named and the others go on; and ended
/// with its last test, for after a failed one a server may still be listening.
const BOUNDED: [&str; 2] = ["--test-timeout=600000", "--test-force-exit"];

/// Node with what the tests need to know: `POLYPHONY_SERVER` (program), `POLYPHONY_DIST` (packed app),
/// `CHROMIUM` (program), `POLYPHONY_NODE_MODULES` (for `createRequire`: ES modules ignore `NODE_PATH`).
pub fn node() -> Result<Command> {
    let mut node = run::command("node");
    node.current_dir(paths::root()?);
    node.env("POLYPHONY_SERVER", paths::server_binary()?).env("POLYPHONY_DIST", paths::dist()?);
    node.env("POLYPHONY_NODE_MODULES", node::modules()?).env("NODE_PATH", node::modules()?);
    if let Some(chromium) = browser::find() {
        node.env("CHROMIUM", chromium);
    }
    Ok(node)
}

fn absent(path: &Path) -> Problem {
    Problem::new(
        "run the tests",
        format!("{} is not there", path.display()),
        "Restore it from the repository.",
    )
}

/// The journeys, accessibility and live tests in Chromium, one file after the other; with `POLYPHONY_E2E`
/// only the files whose name contains it.
pub fn journeys() -> Result<Outcome> {
    let folder = paths::root()?.join("tests/e2e");
    let part = std::env::var("POLYPHONY_E2E").unwrap_or_default();
    let files: Vec<_> = paths::files_below(&folder)
        .into_iter()
        .filter(|file| {
            file.to_string_lossy().ends_with(".test.mjs") && file.to_string_lossy().contains(&part)
        })
        .map(|file| folder.join(file))
        .collect();
    if files.is_empty() {
        return Err(absent(&folder.join("*.test.mjs")));
    }
    let mut node = node()?;
    node.args(["--test", "--test-concurrency=1"]).args(BOUNDED).args(files);
    run::run(
        &mut node,
        "Read the failed test above; one file alone: POLYPHONY_E2E=part-of-its-name cargo xtask test --only browser",
    )?;
    Ok(Outcome::Passed)
}

/// The app inside pages of others, in a Chromium that was started as people start theirs; one of them is a real intranet's,
/// where that can be had.
pub fn embedded() -> Result<Outcome> {
    if let Err(problem) = setup::ensure(setup::HOSTS, |_| {}) {
        println!("    not run: the app in DokuWiki ({})", problem.why);
    }
    let folder = paths::root()?.join("tests/embed");
    let files: Vec<_> = paths::files_below(&folder)
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .map(|file| folder.join(file))
        .collect();
    if files.is_empty() {
        return Err(absent(&folder.join("*.test.mjs")));
    }
    let mut node = node()?;
    let this = std::env::current_exe().map_err(|e| Problem::file("find", Path::new("xtask"), &e))?;
    node.env("POLYPHONY_HOSTS", hosts::folder()?).env("POLYPHONY_XTASK", this);
    node.args(["--test", "--test-concurrency=1"]).args(BOUNDED).args(files);
    run::run(&mut node, "Read the failed test above; pictures are in target/embed.")?;
    Ok(Outcome::Passed)
}

/// The layout of the style page and of the screens, against the pictures in the repository.
pub fn layout() -> Result<Outcome> {
    web::build_style()?;
    let script = paths::root()?.join("tests/layout/run.mjs");
    if !script.is_file() {
        return Err(absent(&script));
    }
    let mut node = node()?;
    node.env("POLYPHONY_DIST", web::style_dist()?).arg("--test").args(BOUNDED).arg(script);
    run::run(
        &mut node,
        "Look at the pictures in target/layout. If they are as they should be, keep them: \
         POLYPHONY_KEEP=1 cargo xtask test --only layout",
    )?;
    Ok(Outcome::Passed)
}

/// The walk through docs/DEPLOY.md, behind a real nginx.
pub fn deploy() -> Result<Outcome> {
    let script = paths::root()?.join("tests/deploy/run.mjs");
    if !script.is_file() {
        return Err(absent(&script));
    }
    let nginx = || run::find("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file();
    if !nginx() || run::find("htpasswd").is_none() {
        println!("    Debian starts a freshly installed nginx on port 80; the test does not need that one.");
        // Only this one check needs it, so a system without these packages can still pass the others.
        if let Err(problem) = apt::install(&["nginx-light", "apache2-utils"], "nginx") {
            return Ok(Outcome::NotRun(format!("nginx could not be had: {}", problem.why)));
        }
    }
    run::run(node()?.arg(script), "Read its messages above.")?;
    Ok(Outcome::Passed)
}
