//! What several rooms need, gathered into few modules. wasm-split writes one for each set of rooms that shares anything:
//! hundreds, most smaller than the name they are fetched by. Modules needed by nearly the same rooms become one here, as long
//! as a request less is worth more than the code that a room then fetches without needing it.

use super::outline::{self, Import};
use super::parts::{Part, Script};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::node;
use std::fs;
use std::path::{Path, PathBuf};

/// So many bytes of code, not yet compressed, a room may fetch without need for one request less. When it was chosen, 587 modules
/// became 41 by it; a third of it would have left 90.
const REQUEST: u64 = 12_000;

/// The features that rustc's wasm target uses, as binaryen names them.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Parts that become one module.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    /// Whose parts: a bit for each room.
    rooms: u64,
    bytes: u64,
    /// Places in the list of parts.
    parts: Vec<usize>,
}

impl Group {
    /// What it is worth, in bytes, to fetch both as one; below zero it costs.
    fn worth(&self, other: &Self) -> i64 {
        let saved = REQUEST * u64::from((self.rooms & other.rooms).count_ones());
        let needless = |one: &Self, rooms: u64| one.bytes * u64::from((rooms & !one.rooms).count_ones());
        let lost = needless(self, other.rooms) + needless(other, self.rooms);
        i64::try_from(saved).unwrap_or(i64::MAX) - i64::try_from(lost).unwrap_or(i64::MAX)
    }

    fn take(&mut self, other: Self) {
        self.rooms |= other.rooms;
        self.bytes += other.bytes;
        self.parts.extend(other.parts);
    }
}

/// Gathers the modules that wasm-split wrote into `cut`, and lets `script` there fetch what they became.
pub fn shared(cut: &Path, script: &str) -> Result<()> {
    let path = cut.join(script);
    let script = Script::read(&paths::read(&path)?)?;
    let sizes = script.shared.iter().map(|part| size(&cut.join(&part.file)));
    let groups = grouped(&script, &sizes.collect::<Result<Vec<_>>>()?);
    let Some(sample) = script.shared.first() else { return Ok(()) };
    let stub = stub(cut, sample)?;
    let mut shared = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let parts: Vec<&Part> = group.parts.iter().filter_map(|at| script.shared.get(*at)).collect();
        let file = format!("shared_{number}.wasm");
        merge(cut, &stub, &parts, &file)?;
        shared.push((file, parts.iter().map(|part| part.name.clone()).collect::<Vec<_>>()));
    }
    for part in &script.shared {
        let file = cut.join(&part.file);
        fs::remove_file(&file).map_err(|e| Problem::file("remove", &file, &e))?;
    }
    fs::remove_file(&stub).map_err(|e| Problem::file("remove", &stub, &e))?;
    println!("    {} shared modules gathered into {}", script.shared.len(), shared.len());
    fs::write(&path, script.written(&shared)).map_err(|e| Problem::file("write", &path, &e))
}

/// A module's length without what only people read.
fn size(module: &Path) -> Result<u64> {
    let bytes = fs::read(module).map_err(|e| Problem::file("read", module, &e))?;
    Ok(outline::without_names(&bytes).unwrap_or(bytes).len() as u64)
}

/// Which parts go together: again and again the two groups that are worth most as one.
fn grouped(script: &Script, sizes: &[u64]) -> Vec<Group> {
    let rooms = script.rooms();
    let bit = |room: &String| rooms.iter().position(|other| other == room).map_or(0, |at| 1_u64 << (at % 64));
    let parts = script.shared.iter().zip(sizes).enumerate();
    let mut groups: Vec<Group> = parts
        .map(|(at, (part, bytes))| Group {
            rooms: part.rooms.iter().map(bit).fold(0, |all, bit| all | bit),
            bytes: *bytes,
            parts: vec![at],
        })
        .collect();
    while let Some((first, second)) = best_pair(&groups) {
        let taken = groups.swap_remove(second);
        if let Some(group) = groups.get_mut(first) {
            group.take(taken);
        }
    }
    for group in &mut groups {
        group.parts.sort_unstable();
    }
    groups.sort_by(|a, b| a.parts.cmp(&b.parts));
    groups
}

/// The two groups that are worth most as one, the later last; none where nothing is gained any more.
fn best_pair(groups: &[Group]) -> Option<(usize, usize)> {
    let pairs = groups.iter().enumerate().flat_map(|(at, one)| {
        let later = groups.iter().enumerate().skip(at + 1);
        later.map(move |(other, two)| (one.worth(two), at, other))
    });
    let best = pairs.max_by_key(|(worth, at, other)| (*worth, usize::MAX - at, usize::MAX - other))?;
    (best.0 > 0).then_some((best.1, best.2))
}

/// What all modules import from the app, as a module of its own: merged with it, they share one memory instead of each
/// bringing its own.
fn stub(cut: &Path, part: &Part) -> Result<PathBuf> {
    let sample = cut.join(&part.file);
    let bytes = fs::read(&sample).map_err(|e| Problem::file("read", &sample, &e))?;
    let imports = outline::imports(&bytes).ok_or_else(|| {
        let why = format!("{} imports something new", sample.display());
        Problem::new("gather what rooms share", why, "Mend crates/xtask/src/hook/gather.rs.")
    })?;
    let mut text = "(module (import \"app\" \"__wasm_split_shared0\" (global (mut i32)))\n".to_owned();
    for (name, import) in imports {
        let (kind, least) = match import {
            Import::Memory(pages) => ("memory", pages.to_string()),
            Import::Table(places) => ("table", format!("{places} funcref")),
        };
        text.push_str(&format!(
            "(import \"app\" \"{name}\" ({kind} {least})) (export \"{name}\" ({kind} 0))\n"
        ));
    }
    text.push_str("(export \"__wasm_split_shared0\" (global 0)))\n");
    let (source, module) = (cut.join("app.wat"), cut.join("app.stub"));
    fs::write(&source, text).map_err(|e| Problem::file("write", &source, &e))?;
    let mut assemble = run::command(node::bin()?.join("wasm-as"));
    assemble.args(FEATURES).arg(&source).arg("-o").arg(&module);
    run::run(&mut assemble, "Run `cargo xtask setup`, then build again.")?;
    fs::remove_file(&source).map_err(|e| Problem::file("remove", &source, &e))?;
    Ok(module)
}

fn merge(cut: &Path, stub: &Path, parts: &[&Part], file: &str) -> Result<()> {
    let mut merge = run::command(node::bin()?.join("wasm-merge"));
    merge.arg(stub).arg("__wasm_split");
    for part in parts {
        merge.arg(cut.join(&part.file)).arg(&part.name);
    }
    merge.args(FEATURES).arg("-o").arg(cut.join(file));
    // It warns of a kind of names it does not know; names are not packed.
    let output = run::output(&mut merge)?;
    if output.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Problem::new("merge shared modules", why, "Run `cargo xtask setup`, then build again."))
}

#[cfg(test)]
#[path = "gather_tests.rs"]
mod tests;
