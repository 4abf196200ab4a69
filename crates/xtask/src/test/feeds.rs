//! Feeds that nobody here wrote, read by the import crate's test `foreign`.

use super::Outcome;
use crate::paths;
use crate::problem::Result;
use crate::run;
use crate::setup;
use std::process::Command;

/// The test with its feeds; `name` chooses how many.
pub fn command(name: &str) -> Result<Command> {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", "import", "--test", "foreign", "--", "--ignored", "--nocapture", name]);
    cargo.current_dir(paths::root()?).env("POLYPHONY_FOREIGN_FEEDS", setup::feeds::folder()?);
    Ok(cargo)
}

/// Thirty of them. Where they cannot be had, nothing here is at fault.
pub fn thirty() -> Result<Outcome> {
    if let Err(problem) = setup::ensure(setup::DATA, |_| {}) {
        println!("{problem}");
        return Ok(Outcome::NotRun("the feeds could not be fetched, see above".to_owned()));
    }
    run::run(&mut command("thirty")?, "Read the lines that begin with FAULT above.")?;
    Ok(Outcome::Passed)
}
