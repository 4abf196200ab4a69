//! Node and the packages pinned in `tests/package.json`: wasm-opt, Playwright's core, axe.

use super::apt;
use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::PathBuf;
use std::time::Duration;

const OLDEST: u32 = 18;
const PINS: [&str; 2] = ["package.json", "package-lock.json"];

fn folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("node"))
}

/// The installed packages.
pub fn modules() -> Result<PathBuf> {
    Ok(folder()?.join("node_modules"))
}

/// The programs of the packages (`wasm-opt`), to be put on the PATH.
pub fn bin() -> Result<PathBuf> {
    Ok(modules()?.join(".bin"))
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn node_is_there() -> bool {
    let version = run::text(run::command("node").arg("--version")).and_then(|text| major(&text));
    version.is_some_and(|v| v >= OLDEST) && run::find("npm").is_some()
}

/// Hash of the two pin files: the stamp of an installation that was completed.
fn wanted() -> Result<String> {
    let mut hash = Hash::new();
    for name in PINS {
        hash.add(paths::read(&paths::root()?.join("tests").join(name))?.as_bytes());
    }
    Ok(hash.hex())
}

/// Whether node is absent or too old, or the packages are not those of the lock file.
pub fn missing() -> Result<bool> {
    let stamp = std::fs::read_to_string(folder()?.join("complete")).unwrap_or_default();
    Ok(stamp != wanted()? || !node_is_there())
}

/// Gets both.
pub fn install() -> Result<()> {
    if !node_is_there() {
        println!("    node {OLDEST} or newer is not there: taking Debian's nodejs and npm");
        apt::install(&["nodejs", "npm"], "node")?;
    }
    if !node_is_there() {
        return Err(Problem::new(
            "set up node",
            format!("no node of version {OLDEST} or newer with npm was found"),
            format!("Install Node {OLDEST} or newer with npm and put both on the PATH; then run this again."),
        ));
    }
    let folder = folder()?;
    for name in PINS {
        paths::write_atomic(
            &folder.join(name),
            paths::read(&paths::root()?.join("tests").join(name))?.as_bytes(),
        )?;
    }
    let stamp = folder.join("complete");
    let _ = std::fs::remove_file(&stamp);
    let mut npm = run::command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=dev"]).current_dir(&folder);
    let remedy = "Check that npm reaches its registry (`npm ping`), then run the same command again.";
    run::logged(&mut npm, "npm.log", Duration::from_secs(600), remedy)?;
    paths::write_atomic(&stamp, wanted()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_nodes_major_version() {
        assert_eq!(major("v18.19.0"), Some(18));
        assert_eq!(major("20"), None);
    }
}
