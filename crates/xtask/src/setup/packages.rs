//! Packages that only a measurement or a long test needs: rivals, and tools that weigh too much for every day.

use crate::paths;
use crate::problem::Result;
use crate::run;
use std::fs;
use std::path::PathBuf;

/// A folder of the cache into which these packages are installed, each by name and version.
pub fn fetched(name: &str, packages: &[(&str, &str)]) -> Result<PathBuf> {
    let folder = paths::cache()?.join(name);
    paths::create_dir(&folder)?;
    let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    let stamp = folder.join("complete");
    if fs::read_to_string(&stamp).unwrap_or_default() != wanted.join(" ") {
        let mut npm = run::command("npm");
        npm.current_dir(&folder).args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
        npm.args(&wanted);
        run::run(&mut npm, "Check that the package registry can be reached.")?;
        paths::write_atomic(&stamp, wanted.join(" ").as_bytes())?;
    }
    Ok(folder)
}
