//! `cargo xtask bench <name>`: measurements that end in goal lines and never fail a build.

mod charts;
mod engine;
mod gallery;
mod live;
mod quiz;
mod rivals;
mod weight;

use crate::problem::{Problem, Result};
use crate::run;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// `cargo xtask bench <name>`.
pub fn main(args: &[String]) -> Result<()> {
    match args {
        [name] if name == "weight" => weight::main(),
        [name] if name == "quiz" => quiz::main(),
        [name] if name == "gallery" => gallery::main(),
        [name] if name == "charts" => charts::main(),
        [name] if name == "live" => live::main(),
        _ => Err(Problem::new(
            "choose the measurement",
            format!("`bench {}` is unknown", args.join(" ")),
            "Use: bench weight, bench quiz, bench gallery, bench charts or bench live",
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
