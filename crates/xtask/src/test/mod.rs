//! `cargo xtask test`: every check, each timed, all failures told at the end.

pub mod browser;
mod conformance;
mod content;
mod deps;
pub mod feeds;
mod house;
mod licence;
mod rust;
mod texts;

use crate::budget;
use crate::problem::{Problem, Result};
use crate::setup::{self, Piece};
use crate::steps::{self, Times};
use crate::web;
use std::time::Instant;

/// How a check ended when it did not fail.
pub enum Outcome {
    /// Everything held.
    Passed,
    /// It could not be run here, for this reason.
    NotRun(String),
}

struct Step {
    name: &'static str,
    /// What has to be set up for it.
    needs: &'static [Piece],
    /// The step without which this one makes no sense.
    after: Option<&'static str>,
    run: fn() -> Result<Outcome>,
}

const fn step(name: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, needs: &[], after: None, run }
}

const STEPS: &[Step] = &[
    step("fmt", rust::fmt),
    step("clippy", rust::clippy),
    Step { needs: setup::WASM, ..step("clippy-wasm", rust::clippy_wasm) },
    step("doc", rust::doc),
    step("deps", deps::check),
    step("house", house::check),
    step("texts", texts::check),
    step("unit", rust::unit),
    step("feeds", feeds::thirty),
    Step { needs: setup::WEB, ..step("build", build) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("budget", weight) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("indexed-db", conformance::in_browser) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("browser", browser::journeys) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("embed", browser::embedded) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("layout", browser::layout) },
    Step { needs: setup::TESTS, after: Some("build"), ..step("deploy", browser::deploy) },
];

fn build() -> Result<Outcome> {
    web::build_server()?;
    web::build_release()?;
    Ok(Outcome::Passed)
}

fn weight() -> Result<Outcome> {
    let report = budget::measure()?;
    report.print_files();
    for goal in report.goals() {
        println!("  goal: {goal}");
    }
    let heavy: Vec<String> =
        report.goals().into_iter().filter(|goal| goal.too_heavy()).map(|g| g.to_string()).collect();
    if heavy.is_empty() {
        return Ok(Outcome::Passed);
    }
    Err(Problem::new(
        "weigh no more than before",
        heavy.join("; "),
        "Look for the heaviest file above; the ceilings are in crates/xtask/src/budget/mod.rs.",
    ))
}

fn chosen(args: &[String]) -> Result<Vec<&'static Step>> {
    let [only, names] = args else {
        let usage = || {
            Problem::new(
                "understand the arguments of test",
                args.join(" "),
                "Use: test [--only a,b] [--list]",
            )
        };
        return if args.is_empty() { Ok(STEPS.iter().collect()) } else { Err(usage()) };
    };
    let names: Vec<&str> = names.split(',').collect();
    let unknown: Vec<&&str> = names.iter().filter(|name| STEPS.iter().all(|s| s.name != **name)).collect();
    if only != "--only" || !unknown.is_empty() {
        let why = format!("there is no step {unknown:?} for {only}");
        return Err(Problem::new("choose the steps", why, "Run `cargo xtask test --list`."));
    }
    Ok(STEPS.iter().filter(|s| names.contains(&s.name)).collect())
}

fn run_step(step: &Step, failed: &[&str]) -> Result<Outcome> {
    if let Some(needed) = step.after.filter(|name| failed.contains(name)) {
        return Err(Problem::new(
            format!("run {}", step.name),
            format!("{needed} failed"),
            format!("Mend {needed}."),
        ));
    }
    setup::ensure(step.needs, |_| {})?;
    (step.run)()
}

/// `cargo xtask test [--only a,b] [--list]`.
pub fn main(args: &[String]) -> Result<()> {
    if args == ["--list"] {
        STEPS.iter().for_each(|step| println!("{}", step.name));
        return Ok(());
    }
    let steps = chosen(args)?;
    let mut times = Times::load()?;
    let start = Instant::now();
    let mut failed: Vec<&str> = Vec::new();
    let mut table: Vec<String> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let position = format!("[{}/{}] ", index + 1, steps.len());
        let record = format!("test: {}", step.name);
        println!();
        steps::begin(&position, step.name, times.expected(&record, None));
        let begun = Instant::now();
        let verdict = match run_step(step, &failed) {
            Ok(Outcome::Passed) => {
                // Set-up steps inside this one have kept their own figures meanwhile.
                times = Times::load()?;
                times.keep(&record, begun.elapsed());
                "passed".to_owned()
            }
            Ok(Outcome::NotRun(reason)) => format!("not run: {reason}"),
            Err(problem) => {
                println!("{problem}");
                failed.push(step.name);
                "FAILED".to_owned()
            }
        };
        steps::end(step.name, begun.elapsed(), &verdict);
        table.push(format!("  {:<12} {:>14}  {verdict}", step.name, steps::seconds(begun.elapsed())));
    }
    println!("\nAll steps:");
    table.iter().for_each(|line| println!("{line}"));
    println!("  {:<12} {:>14}", "total", steps::seconds(start.elapsed()));
    if failed.is_empty() {
        println!("All checks that ran have passed.");
        return Ok(());
    }
    Err(Problem::new(
        "pass every check",
        format!("failed: {}", failed.join(", ")),
        format!("Mend them, then run `cargo xtask test --only {}`.", failed.join(",")),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chooses_steps_by_name() {
        let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let names: Vec<&str> =
            chosen(&words(&["--only", "unit,fmt"])).unwrap().iter().map(|step| step.name).collect();
        assert_eq!(names, ["fmt", "unit"]);
        assert_eq!(chosen(&[]).unwrap().len(), STEPS.len());
        assert!(chosen(&words(&["--only", "unti"])).is_err());
        assert!(chosen(&words(&["unit"])).is_err());
    }

    #[test]
    fn a_step_is_left_out_when_its_base_failed() {
        let step = Step { after: Some("build"), ..step("budget", || Ok(Outcome::Passed)) };
        assert!(run_step(&step, &["build"]).is_err());
    }
}
