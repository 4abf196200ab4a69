//! `cargo xtask soak <name>`: tests at their full counts, run before an issue is called done.

mod firefox;
mod lighthouse;
mod stream;

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup;
use crate::test::browser;
use crate::web;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// `cargo xtask soak <name>`.
pub fn main(args: &[String]) -> Result<()> {
    match args {
        [name] if name == "clicks" => ignored_test("server", "counting"),
        [name] if name == "sketches" => ignored_test("domain", "sketches"),
        [name] if name == "feeds" => feeds(),
        [name] if name == "screens" => screens(),
        [name] if name == "outbox" => outbox(),
        [name] if name == "offline" => offline(),
        [name] if name == "pack" => pack(),
        [name] if name == "calibrate" => ignored_test("pack-tools", "calibrate"),
        [name] if name == "firefox" => firefox::main(),
        [name] if name == "lighthouse" => lighthouse::main(),
        [name] if name == "stream" => stream::main(),
        _ => Err(Problem::new(
            "choose the soak test",
            format!("`soak {}` is unknown", args.join(" ")),
            "Use: soak calibrate, soak clicks, soak feeds, soak firefox, soak lighthouse, soak offline, soak outbox, soak pack, soak screens, \
             soak sketches or soak stream",
        )),
    }
}

/// Every screen in every look.
fn screens() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let mut node = browser::node()?;
    node.env("POLYPHONY_LOOKS", "all").arg("--test").arg(paths::root()?.join("tests/e2e/screens.test.mjs"));
    let run = run::run(&mut node, "Read the failed test above.");
    println!();
    let verdict = if run.is_ok() { "met" } else { "missed" };
    println!("goal: every screen sound in all 12 looks (axe, overflow, jumps): {verdict}");
    run
}

/// A hundred cold starts without a network, two hundred cycles of misfortune with typed input, every broken deploy, and
/// the manifests; the tests print the goal lines.
fn offline() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let mut node = browser::node()?;
    node.env("POLYPHONY_COLD_STARTS", "100").env("POLYPHONY_CYCLES", "200");
    node.args(["--test", "--test-concurrency=1"]);
    for name in ["offline", "cycles", "versions", "manifest"] {
        node.arg(paths::root()?.join(format!("tests/e2e/{name}.test.mjs")));
    }
    with_goals(node, "offline")
}

/// Two hundred shares with a misfortune each; the test prints the goal lines.
fn outbox() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let mut node = browser::node()?;
    node.env("POLYPHONY_CYCLES", "200");
    node.arg("--test").arg(paths::root()?.join("tests/e2e/outbox.test.mjs"));
    run::run(
        &mut node,
        "Read the failed test above; its seed is printed as SEED=…, and can be given as such.",
    )
}

/// Every rule of a good pack, the default one with all its languages, and four thousand simulated people twice.
fn pack() -> Result<()> {
    let packs = paths::root()?.join("public/packs");
    let mut cargo = run::command("cargo");
    cargo.args(["run", "--release", "--quiet", "--package", "pack-tools", "--", "lint"]);
    cargo.arg(packs.join("default.json"));
    for language in ["ar", "de", "es", "fr"] {
        cargo.arg(packs.join(format!("default.{language}.json")));
    }
    let run = run::run(cargo.args(["--simulate", "4000"]), "Mend what the lint names above.");
    println!();
    println!(
        "goal: the default pack breaks no rule, its simulated people included: {}",
        if run.is_ok() { "met" } else { "missed" }
    );
    run
}

/// Runs the tests that are ignored in the daily run.
fn ignored_test(package: &str, test: &str) -> Result<()> {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", package, "--test", test, "--", "--ignored", "--nocapture"]);
    cargo.current_dir(paths::root()?);
    with_goals(cargo, test)
}

/// Feeds that nobody here wrote, all of them.
fn feeds() -> Result<()> {
    setup::ensure(setup::DATA, |_| {})?;
    with_goals(crate::test::feeds::command("soak")?, "feeds")
}

/// Runs a test, passes its output on, and repeats the goal lines at the end.
fn with_goals(mut cargo: Command, test: &str) -> Result<()> {
    let mut child = run::spawn(cargo.stdout(Stdio::piped()))?;
    let mut goals = Vec::new();
    if let Some(stream) = child.stdout.take() {
        for line in BufReader::new(stream).lines().map_while(std::result::Result::ok) {
            println!("{line}");
            if let Some(at) = line.find("goal:") {
                goals.extend(line.get(at..).map(str::to_owned));
            }
        }
    }
    let failed = |why: String| Problem::new(format!("soak {test}"), why, "Read the test's output above.");
    let status = child.wait().map_err(|e| failed(e.to_string()))?;
    println!();
    goals.iter().for_each(|goal| println!("{goal}"));
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    if goals.is_empty() {
        return Err(failed("the test printed no goal line".to_owned()));
    }
    Ok(())
}
