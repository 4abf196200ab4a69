//! `cargo xtask soak <name>`: tests at their full counts, run before an issue is called done.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// `cargo xtask soak <name>`.
pub fn main(args: &[String]) -> Result<()> {
    match args {
        [name] if name == "clicks" => ignored_test("server", "counting"),
        _ => Err(Problem::new(
            "choose the soak test",
            format!("`soak {}` is unknown", args.join(" ")),
            "Use: soak clicks",
        )),
    }
}

/// Runs the tests that are ignored in the daily run, passes their output on, and repeats the goal lines at
/// the end.
fn ignored_test(package: &str, test: &str) -> Result<()> {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", package, "--test", test, "--", "--ignored", "--nocapture"]);
    let mut child = run::spawn(cargo.current_dir(paths::root()?).stdout(Stdio::piped()))?;
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
