//! `cargo xtask bench weight`: bytes of a first visit, of each room and of the workers.

use crate::budget;
use crate::problem::Result;
use crate::setup;
use crate::web;

/// Weighs the release build.
pub fn main() -> Result<()> {
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
