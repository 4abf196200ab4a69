//! `cargo xtask bench quiz`: how well the quiz measures (by simulation), how large its engine is, whether it gives the
//! same bits everywhere, and how soon the next question is there.

use super::{engine, goals_of};
use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup;
use crate::test::browser;
use crate::web;
use std::process::Command;

const PACK: &str = "public/packs/default.json";

/// Measures all of it; the goals stand together at the end.
pub fn main() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    setup::ensure(setup::TESTS, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    println!("\nThe engine alone: its size, its bits, its time in Chromium");
    let mut goals = goals_of(&mut engine::command()?)?;
    println!("\nThe app in Chromium: from a key to the next question");
    goals.extend(goals_of(browser::node()?.arg(paths::root()?.join("tests/bench/quiz-app.mjs")))?);
    println!("\nThe quiz by simulation");
    let simulated = goals_of(&mut simulation()?)?;
    println!();
    for goal in simulated.iter().chain(&goals) {
        println!("goal: {goal}");
    }
    Ok(())
}

/// The pack's own measurements: accuracy, certainty, exposure, against quadrature.
fn simulation() -> Result<Command> {
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
    cargo.args(["bench", PACK]).current_dir(paths::root()?);
    Ok(cargo)
}
