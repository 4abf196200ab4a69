//! `cargo xtask bench <name>`: measurements that end in goal lines and never fail a build.

pub(crate) mod charts;
mod engine;
mod gallery;
mod live;
mod quiz;
mod quiz_real;
mod weight;

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::web;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// `cargo xtask bench <name>`.
pub fn main(args: &[String]) -> Result<()> {
    match args {
        [name] if name == "weight" => weight::main(),
        [name] if name == "quiz" => quiz::main(),
        [name] if name == "quiz-real" => quiz_real::main(),
        [name] if name == "gallery" => gallery::main(),
        [name] if name == "charts" => charts::main(),
        [name] if name == "live" => live::main(),
        _ => Err(Problem::new(
            "choose the measurement",
            format!("`bench {}` is unknown", args.join(" ")),
            "Use: bench weight, bench quiz, bench quiz-real, bench gallery, bench charts or bench live",
        )),
    }
}

/// Runs a measurement and passes on what it prints, all but its goal lines: those are given back, to stand together at
/// the end.
fn goals_of(command: &mut Command) -> Result<Vec<String>> {
    let spelled = run::spelled(command);
    let mut child = run::spawn(command.stdout(Stdio::piped()))?;
    let mut goals = Vec::new();
    if let Some(stream) = child.stdout.take() {
        for line in BufReader::new(stream).lines().map_while(std::result::Result::ok) {
            match line.trim_start().strip_prefix("goal: ") {
                Some(goal) => goals.push(goal.to_owned()),
                None => println!("{line}"),
            }
        }
    }
    let failed =
        |why: String| Problem::new(format!("measure by `{spelled}`"), why, "Read its messages above.");
    let status = child.wait().map_err(|e| failed(e.to_string()))?;
    if status.success() { Ok(goals) } else { Err(failed(status.to_string())) }
}

/// Prints the goals, last of all.
fn print(goals: &[String]) {
    println!();
    goals.iter().for_each(|goal| println!("goal: {goal}"));
}

/// `polyphony-pack`, optimised, called from the root; its arguments are still to be given.
fn pack_tool() -> Result<Command> {
    let mut cargo = run::command("cargo");
    cargo.args([
        "run",
        "--quiet",
        "--profile",
        "server",
        "--package",
        "pack-tools",
        "--bin",
        "polyphony-pack",
        "--",
    ]);
    cargo.current_dir(paths::root()?);
    Ok(cargo)
}

/// The folder with these examples of a package as modules, as the release profile builds the app.
fn examples(package: &str, names: &[&str]) -> Result<PathBuf> {
    let mut cargo = run::command("cargo");
    web::environment(&mut cargo)?;
    cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", package]);
    cargo.args(names.iter().flat_map(|name| ["--example", name])).current_dir(paths::root()?);
    run::run(&mut cargo, "Mend what the compiler says above.")?;
    Ok(paths::web_target()?.join("wasm32-unknown-unknown/release/examples"))
}
