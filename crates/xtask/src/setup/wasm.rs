//! The wasm toolchain: the target of the toolchain in use; else from rustup; else Debian's compiler for
//! the web with the standard library built once.

use super::apt;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const TARGET: &str = "wasm32-unknown-unknown";
const LINK: &str = "polyphony-web";
const PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22", "rust-web-clippy", "rustfmt-web"];
const REMEDY: &str = "Run `rustup target add wasm32-unknown-unknown` where rustup can download, or use Debian or \
     Ubuntu, where packages take its place; then run the same command again.";

/// The toolchain wasm is compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// The one cargo uses anyway.
    Default,
    /// The rustup link `polyphony-web` to Debian's compiler.
    Linked,
}

impl Toolchain {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Linked => LINK,
        }
    }

    /// Lets a cargo or rustc command use it.
    pub fn apply(self, command: &mut Command) {
        if self == Self::Linked {
            command.env("RUSTUP_TOOLCHAIN", LINK);
        }
    }
}

/// The toolchain that can compile for wasm now, if any.
pub fn toolchain() -> Result<Option<Toolchain>> {
    for candidate in [Toolchain::Default, Toolchain::Linked] {
        let known = candidate == Toolchain::Default || link_exists();
        if known && compiles(candidate)? {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}

fn link_exists() -> bool {
    run::text(run::command("rustup").args(["toolchain", "list"]))
        .is_some_and(|list| list.lines().any(|line| line.split_whitespace().next() == Some(LINK)))
}

/// Compiles one line against the standard library: also notices one built by another compiler version.
fn compiles(toolchain: Toolchain) -> Result<bool> {
    let folder = paths::cache()?.join("probe");
    paths::create_dir(&folder)?;
    let mut rustc = run::command("rustc");
    toolchain.apply(&mut rustc);
    rustc.args(["--crate-name", "probe", "--crate-type", "lib", "--emit", "metadata", "--target", TARGET]);
    rustc.arg("--out-dir").arg(&folder).arg("-");
    rustc.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = run::spawn(&mut rustc)?;
    if let Some(mut input) = child.stdin.take() {
        // A compiler that has already given up closes the pipe; its exit code tells.
        let _ = input.write_all(b"pub fn probe() -> String { String::new() }");
    }
    Ok(child.wait().is_ok_and(|status| status.success()))
}

/// Gets the target, by the first way that works.
pub fn install() -> Result<()> {
    let rustup = run::find("rustup").is_some();
    if rustup {
        println!("    rustup target add {TARGET}");
        let mut add = run::command("rustup");
        add.args(["target", "add", TARGET]);
        match run::logged(&mut add, "rustup-target.log", Duration::from_secs(180), REMEDY) {
            Ok(()) if compiles(Toolchain::Default)? => return Ok(()),
            Ok(()) => println!("    rustup says it is there, but rustc cannot use it"),
            Err(_) => println!("    rustup cannot download it here: taking Debian's packages"),
        }
    }
    apt::install(PACKAGES, "the wasm toolchain")?;
    if rustup && !link_exists() {
        println!("    rustup toolchain link {LINK} /usr");
        run::run(run::command("rustup").args(["toolchain", "link", LINK, "/usr"]), REMEDY)?;
    }
    let toolchain = if rustup { Toolchain::Linked } else { Toolchain::Default };
    if !compiles(toolchain)? {
        let libraries = build_std(toolchain)?;
        copy_std(toolchain, &libraries)?;
    }
    if compiles(toolchain)? {
        return Ok(());
    }
    Err(Problem::new("compile for wasm", "the compiler still finds no standard library for it", REMEDY))
}

/// Builds the standard library in an empty crate. The bitcode is embedded because LTO fails without.
fn build_std(toolchain: Toolchain) -> Result<PathBuf> {
    println!("    building the standard library for wasm");
    let scratch = paths::cache()?.join("std");
    paths::write_atomic(
        &scratch.join("Cargo.toml"),
        b"[package]\nname = \"scratch\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    paths::write_atomic(&scratch.join("src/lib.rs"), b"")?;
    let mut cargo = run::command("cargo");
    toolchain.apply(&mut cargo);
    cargo.args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET]);
    cargo.current_dir(&scratch).env("CARGO_TARGET_DIR", scratch.join("target"));
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run::logged(&mut cargo, "std.log", Duration::from_secs(900), REMEDY)?;
    Ok(scratch.join("target").join(TARGET).join("release/deps"))
}

/// Copies the libraries into the compiler's folder, the standard library itself last: with it there, the
/// rest is there too.
fn copy_std(toolchain: Toolchain, libraries: &Path) -> Result<()> {
    let mut rustc = run::command("rustc");
    toolchain.apply(&mut rustc);
    let sysroot = run::text(rustc.args(["--print", "sysroot"])).ok_or_else(|| {
        Problem::new(
            "ask rustc for its folder",
            "`rustc --print sysroot` failed",
            "Repair the Rust installation.",
        )
    })?;
    let into = Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib");
    let script = r#"set -e
        mkdir -p "$2"; rm -f "$2"/*.rlib
        for file in "$1"/*.rlib; do
            case "$file" in */libscratch-*|*/libstd-*) ;; *) cp "$file" "$2/" ;; esac
        done
        for file in "$1"/libstd-*.rlib; do
            cp "$file" "$2/new"; chmod 644 "$2"/*; mv "$2/new" "$2/${file##*/}"
        done"#;
    // Beside a rustup toolchain the folder is ours; below /usr it is root's.
    let ours = !into.starts_with("/usr");
    let shell = if ours { Some(run::command("sh")) } else { apt::as_root("sh") };
    let remedy =
        format!("Run as root: mkdir -p {0} && cp {1}/*.rlib {0}/", into.display(), libraries.display());
    let mut shell = shell.ok_or_else(|| {
        let why = format!("{} belongs to root, and sudo wants a password", into.display());
        Problem::new("install the standard library for wasm", why, remedy.clone())
    })?;
    shell.args(["-c", script, "sh"]).arg(libraries).arg(&into);
    run::logged(&mut shell, "std-copy.log", Duration::from_secs(120), &remedy)
}
