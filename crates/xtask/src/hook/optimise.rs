//! wasm-opt over every module. Trunk could call it for the app and the workers itself, but would download
//! another version when it dislikes ours; so `index.html` turns that off.

use super::gather::FEATURES;
use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::node;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// Size before everything.
const FLAGS: &[&str] = &["-Oz"];

fn program() -> Result<PathBuf> {
    let ours = node::bin()?.join("wasm-opt");
    let found = if ours.is_file() { Some(ours) } else { run::find("wasm-opt") };
    found.ok_or_else(|| {
        Problem::new("optimise the wasm modules", "wasm-opt was not found", "Run `cargo xtask setup`.")
    })
}

/// Optimises all modules in the staging folder, in place and side by side: one a core, since each takes a good part of a
/// gigabyte.
pub fn all(staging: &Path) -> Result<()> {
    let program = program()?;
    // A module optimised by another version of wasm-opt is another module.
    let version = run::text(run::command(&program).arg("--version")).unwrap_or_default();
    let modules =
        paths::files_below(staging).into_iter().filter(|f| f.extension().is_some_and(|e| e == "wasm"));
    let modules: Vec<PathBuf> = modules.map(|f| staging.join(f)).collect();
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let queue = Mutex::new(modules.iter());
    let take = || queue.lock().ok().and_then(|mut queue| queue.next());
    thread::scope(|scope| {
        let work = || std::iter::from_fn(take).try_for_each(|module| one(&program, &version, module));
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|handle| {
            handle.join().unwrap_or_else(|_| {
                Err(Problem::new("optimise the wasm modules", "a worker thread broke off", "Run it again."))
            })
        })
    })
}

/// Optimises one module; the result is kept by content, since most builds change one module of three.
fn one(program: &Path, version: &str, module: &Path) -> Result<()> {
    let bytes = fs::read(module).map_err(|e| Problem::file("read", module, &e))?;
    let mut hash = Hash::new();
    hash.add(&bytes);
    for flag in FLAGS.iter().chain(&FEATURES) {
        hash.add(flag.as_bytes());
    }
    hash.add(program.canonicalize().unwrap_or_default().to_string_lossy().as_bytes());
    hash.add(version.as_bytes());
    let kept = paths::web_target()?.join("wasm-opt").join(format!("{}.wasm", hash.hex()));
    if !kept.is_file() {
        let temporary = kept.with_extension("new");
        paths::create_dir(&kept.with_file_name(""))?;
        let mut command: Command = run::command(program);
        command.args(FLAGS).args(FEATURES).arg(module).arg("-o").arg(&temporary);
        run::run(
            &mut command,
            "Read wasm-opt's message above; `cargo xtask setup` repairs the installation.",
        )?;
        fs::rename(&temporary, &kept).map_err(|e| Problem::file("keep", &kept, &e))?;
    }
    fs::copy(&kept, module).map_err(|e| Problem::file("replace", module, &e))?;
    let size = fs::metadata(module).map_or(0, |m| m.len());
    println!(
        "    wasm-opt {}: {} → {size} bytes",
        module.file_name().unwrap_or_default().display(),
        bytes.len()
    );
    Ok(())
}
