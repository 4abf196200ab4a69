//! `cargo xtask bench quiz-real`: calibration and quiz on answers of real people.

use super::goals_of;
use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup::{self, people};

/// Fetches the answers if need be, and measures.
pub fn main() -> Result<()> {
    setup::ensure(setup::REAL, |_| {})?;
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
    ]);
    cargo.args(["--", "real"]).arg(people::folder()?).current_dir(paths::root()?);
    let goals = goals_of(&mut cargo)?;
    super::print(&goals);
    Ok(())
}
