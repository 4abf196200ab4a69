//! Trunk with the right toolchain and tools, and the release build of the app when it is not fresh.

use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::{self, node, tools, wasm};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the packed app is made of.
const SOURCES: &[&str] = &[
    "src",
    "style",
    "public",
    "crates/domain",
    "crates/client",
    "crates/charts",
    "crates/import",
    "crates/xtask/src/hook",
];
const SOURCE_FILES: &[&str] =
    &["build.rs", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "tests/package-lock.json"];

/// Gives a command the wasm toolchain, the tools on its PATH, and the wasm target folder.
pub fn environment(command: &mut Command) -> Result<()> {
    let toolchain = wasm::toolchain()?.ok_or_else(|| {
        Problem::new("compile for wasm", "no toolchain for it was found", "Run `cargo xtask setup`.")
    })?;
    toolchain.apply(command);
    let old = env::var_os("PATH").unwrap_or_default();
    let dirs = [tools::bin()?, node::bin()?].into_iter().chain(env::split_paths(&old));
    let path = env::join_paths(dirs).map_err(|e| {
        Problem::new("put the tools on the PATH", e.to_string(), "Choose another POLYPHONY_CACHE.")
    })?;
    command.env("PATH", path).env("CARGO_TARGET_DIR", paths::web_target()?);
    Ok(())
}

fn trunk_command() -> Result<Command> {
    let mut trunk = run::command(tools::bin()?.join("trunk"));
    environment(&mut trunk)?;
    trunk.current_dir(paths::root()?).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // The hook is this very program, called by its path: through cargo it would inherit the toolchain of the
    // wasm build and be built anew.
    let this = env::current_exe().map_err(|e| Problem::file("find", Path::new("xtask"), &e))?;
    trunk.env("POLYPHONY_XTASK", this);
    // Trunk takes this variable's value for a boolean, and most people set it to 1.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// `cargo xtask trunk <args…>`.
pub fn trunk(args: &[String]) -> Result<()> {
    setup::ensure(setup::WEB, |_| {})?;
    run::run(trunk_command()?.args(args), "Read Trunk's message above.")
}

/// Hash of every source of the app.
fn sources() -> Result<String> {
    let root = paths::root()?;
    let mut hash = Hash::new();
    let below = SOURCES.iter().flat_map(|dir| {
        paths::files_below(&root.join(dir)).into_iter().map(move |file| Path::new(dir).join(file))
    });
    for file in below.chain(SOURCE_FILES.iter().map(|f| Path::new(f).to_path_buf())) {
        hash.add(file.to_string_lossy().as_bytes());
        hash.add(&std::fs::read(root.join(&file)).unwrap_or_default());
    }
    Ok(hash.hex())
}

/// Hash of what tells one packed app from another: all other names hang on these two files.
fn packed() -> Result<String> {
    let dist = paths::dist()?;
    let mut hash = Hash::new();
    for name in ["index.html", "assets.json"] {
        hash.add(&std::fs::read(dist.join(name)).unwrap_or_default());
    }
    Ok(hash.hex())
}

/// Whether `dist` holds the release build of the present sources.
pub fn fresh() -> Result<bool> {
    let stamp = std::fs::read_to_string(paths::root()?.join("target/dist.stamp")).unwrap_or_default();
    let there = paths::dist()?.join("index.html.br").is_file();
    Ok(there && stamp == format!("{} {}", sources()?, packed()?))
}

/// Builds and packs the app for release, unless that is already done.
pub fn build_release() -> Result<()> {
    if fresh()? {
        println!("    dist is up to date");
        return Ok(());
    }
    let before = sources()?;
    let remedy = "Mend what the compiler or Trunk says above, then run the same command again.";
    run::run(trunk_command()?.args(["build", "--release", "--features", "split"]), remedy)?;
    let stamp = format!("{before} {}", packed()?);
    paths::write_atomic(&paths::root()?.join("target/dist.stamp"), stamp.as_bytes())
}

/// Where the build with the style page lies.
pub fn style_dist() -> Result<PathBuf> {
    Ok(paths::root()?.join("target/style-dist"))
}

/// Builds the app with its living style page, which no served bundle has; unoptimised, since it is only looked at.
pub fn build_style() -> Result<()> {
    build_with_style_page(&style_dist()?, &[])
}

/// Where the same build lies as it is measured.
pub fn measured_dist() -> Result<PathBuf> {
    Ok(paths::root()?.join("target/bench/style-dist"))
}

/// Builds the app with the style page, and the list that is measured there, as a release is built.
pub fn build_measured() -> Result<()> {
    build_with_style_page(&measured_dist()?, &["--release"])
}

fn build_with_style_page(dist: &Path, how: &[&str]) -> Result<()> {
    let stamp = dist.join("stamp");
    let now = sources()?;
    if std::fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
        println!("    the style page is up to date");
        return Ok(());
    }
    paths::create_dir(dist)?;
    let mut trunk = trunk_command()?;
    trunk.args(["build", "--features", "style-page"]).args(how).env("TRUNK_BUILD_DIST", dist);
    run::run(&mut trunk, "Mend what the compiler or Trunk says above, then run the same command again.")?;
    paths::write_atomic(&stamp, now.as_bytes())
}

/// Builds the reference server.
pub fn build_server() -> Result<()> {
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--package", "server", "--profile", "server"]).current_dir(paths::root()?);
    run::run(&mut cargo, "Mend what the compiler says above, then run the same command again.")
}
