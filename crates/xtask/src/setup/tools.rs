//! The Rust programs that pack the app: Trunk, wasm-bindgen and wasm-split, compiled into the cache.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

const TRUNK: &str = "0.21.14";
/// Of wasm-split: it understands what `wasm_split_helpers` 0.2 marks.
const SPLIT: &str = "0.2.4";

/// The folder of the installed programs, to be put on the PATH.
pub fn bin() -> Result<PathBuf> {
    Ok(paths::cache()?.join("tools/bin"))
}

/// The version of wasm-bindgen that `Cargo.lock` names: library and program must be exactly equal.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let field = |line: &str, name: &str| {
        line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"').map(str::to_owned)
    };
    lock.split("[[package]]")
        .find(|entry| entry.lines().any(|line| field(line, "name").as_deref() == Some(package)))
        .and_then(|entry| entry.lines().find_map(|line| field(line, "version")))
}

fn bindgen_version() -> Result<Option<String>> {
    Ok(locked_version(&paths::read(&paths::root()?.join("Cargo.lock"))?, "wasm-bindgen"))
}

fn installed(program: &str) -> Result<Option<String>> {
    let path = bin()?.join(program);
    let printed = run::text(run::command(path).arg("--version"));
    Ok(printed.and_then(|text| text.split_whitespace().nth(1).map(str::to_owned)))
}

/// Whether Trunk is absent or of another version.
pub fn trunk_missing() -> Result<bool> {
    Ok(installed("trunk")?.as_deref() != Some(TRUNK))
}

/// Whether wasm-bindgen is absent or not of the lock file's version.
pub fn bindgen_missing() -> Result<bool> {
    let wanted = bindgen_version()?;
    Ok(wanted.is_some() && installed("wasm-bindgen")? != wanted)
}

/// Whether wasm-split is absent or of another version. It does not tell its version itself, cargo's list does.
pub fn split_missing() -> Result<bool> {
    let list = std::fs::read_to_string(paths::cache()?.join("tools/.crates.toml")).unwrap_or_default();
    let listed = list.contains(&format!("\"wasm_split_cli_support {SPLIT} "));
    Ok(!listed || !bin()?.join("wasm-split-cli").is_file())
}

/// `cargo install` into the cache, unoptimised: their own speed matters less than a short set-up. Outside
/// the repository, so that its cargo settings do not apply.
fn cargo_install(package: &str, version: &str) -> Result<Command> {
    let cache = paths::cache()?;
    let mut cargo = run::command("cargo");
    cargo.args(["install", package, "--version", version, "--debug", "--force", "--root"]);
    cargo.arg(cache.join("tools")).current_dir(&cache);
    cargo.env("CARGO_TARGET_DIR", build_folder()?).env("CARGO_PROFILE_DEV_DEBUG", "0");
    cargo.env_remove("RUSTFLAGS");
    Ok(cargo)
}

/// One fixed folder, so that an interrupted build goes on where it stopped.
fn build_folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join("build"))
}

fn build(mut cargo: Command, log: &str) -> Result<()> {
    let remedy = "Check that the crate registry can be reached and two gigabytes are free; then run the same \
                  command again: it goes on where it stopped.";
    run::logged(&mut cargo, log, Duration::from_secs(3600), remedy)?;
    // Only an interrupted build has a use for what lies there.
    let _ = std::fs::remove_dir_all(build_folder()?);
    Ok(())
}

/// Compiles Trunk. `--locked`: newer dependencies want a newer compiler.
pub fn install_trunk() -> Result<()> {
    let mut cargo = cargo_install("trunk", TRUNK)?;
    cargo.args(["--locked", "--no-default-features", "--features", "rustls"]);
    build(cargo, "trunk.log")
}

/// Compiles wasm-bindgen. Not `--locked`: its lock file names a version that registries may lack.
pub fn install_bindgen() -> Result<()> {
    let version = bindgen_version()?.ok_or_else(|| {
        Problem::new(
            "choose wasm-bindgen's version",
            "Cargo.lock does not name it",
            "Run `cargo generate-lockfile`.",
        )
    })?;
    build(cargo_install("wasm-bindgen-cli", &version)?, "wasm-bindgen.log")
}

/// Compiles wasm-split.
pub fn install_split() -> Result<()> {
    let mut cargo = cargo_install("wasm_split_cli_support", SPLIT)?;
    cargo.args(["--locked", "--features", "build-binary"]);
    build(cargo, "wasm-split.log")
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n\
                        dependencies = [\n \"wasm-bindgen-shared\",\n]\n";

    #[test]
    fn reads_the_exact_package_from_the_lock_file() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-shared").as_deref(), Some("0.2.1"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("", "wasm-bindgen"), None);
    }
}
