//! `cargo xtask bench <name>`: measurements that end in goal lines and never fail a build.

use crate::budget;
use crate::problem::{Problem, Result};
use crate::setup;
use crate::web;

/// `cargo xtask bench <name>`.
pub fn main(args: &[String]) -> Result<()> {
    match args {
        [name] if name == "weight" => weight(),
        _ => Err(Problem::new(
            "choose the measurement",
            format!("`bench {}` is unknown", args.join(" ")),
            "Use: bench weight",
        )),
    }
}

fn weight() -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    web::build_server()?;
    web::build_release()?;
    let report = budget::measure()?;
    report.print_files();
    for goal in report.goals() {
        println!("goal: {goal}");
    }
    Ok(())
}
