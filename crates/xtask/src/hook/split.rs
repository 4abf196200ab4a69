//! Cuts the app's module into rooms: what the first visit needs, and one module for each place marked in
//! `src/rooms.rs`, fetched when somebody walks in. Without marks (feature `split` off) the app stays whole.
//!
//! wasm-split reads cargo's own output, with relocations and before wasm-bindgen; so the app that Trunk has
//! already bound is bound once more here, under the same names.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use crate::setup::tools;
use std::fs;
use std::path::{Path, PathBuf};

/// What wasm-split calls the script that fetches rooms. The marked module imports from it by this name.
const LINK: &str = "__wasm_split.js";
const BINARY: &str = "_bg.wasm";
const APP: &str = "polyphony";

/// Cuts the app in the staging folder, if it is marked.
pub fn app(staging: &Path) -> Result<()> {
    let Some(stem) = stem(staging) else { return Ok(()) };
    let whole = paths::web_target()?.join("wasm32-unknown-unknown/release").join(format!("{APP}.wasm"));
    let bytes = fs::read(&whole).map_err(|e| Problem::file("read", &whole, &e))?;
    if !contains(&bytes, b"__wasm_split_load_") {
        return Ok(());
    }
    let work = paths::web_target()?.join("rooms");
    // What an earlier build left there must not be packed with this one.
    let _ = fs::remove_dir_all(&work);
    let (cut, bound) = (work.join("cut"), work.join("bound"));
    let remedy = "Run `cargo xtask setup`, then build again.";
    let mut splitter = run::command(tools::bin()?.join("wasm-split-cli"));
    splitter.arg(&whole).arg(&cut).args(["--out-name", APP]);
    run::run(&mut splitter, remedy)?;
    super::gather::shared(&cut, LINK)?;
    let mut bindgen = run::command(tools::bin()?.join("wasm-bindgen"));
    bindgen.arg(cut.join(format!("{APP}.wasm"))).arg("--out-dir").arg(&bound);
    bindgen.args(["--target", "web", "--keep-lld-exports", "--no-typescript", "--out-name", APP]);
    run::run(&mut bindgen, remedy)?;
    let names = Names::new(&stem, &cut);
    let place = |from: &Path, to: &str| {
        fs::copy(from, staging.join(to)).map(|_| ()).map_err(|e| Problem::file("copy", from, &e))
    };
    for (from, to) in &names.modules {
        place(&cut.join(from), to)?;
    }
    place(&bound.join(format!("{APP}{BINARY}")), &format!("{stem}{BINARY}"))?;
    let scripts =
        [(cut.join(LINK), names.link.clone()), (bound.join(format!("{APP}.js")), format!("{stem}.js"))];
    for (from, to) in scripts {
        let path = staging.join(to);
        fs::write(&path, names.rewritten(&paths::read(&from)?))
            .map_err(|e| Problem::file("write", &path, &e))?;
    }
    println!("    cut into {} modules", names.modules.len() + 1);
    Ok(())
}

/// `polyphony-<hash>`, as Trunk named the app.
fn stem(staging: &Path) -> Option<String> {
    paths::files_below(staging).into_iter().find_map(|file| {
        let stem = file.to_str()?.strip_suffix(BINARY)?.to_owned();
        stem.starts_with(&format!("{APP}-")).then_some(stem)
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The packed names: all carry the hash that Trunk gave to the app they were cut from.
struct Names {
    stem: String,
    link: String,
    /// wasm-split's name and ours.
    modules: Vec<(PathBuf, String)>,
}

impl Names {
    fn new(stem: &str, cut: &Path) -> Self {
        let hash = stem.rsplit('-').next().unwrap_or_default();
        let parts = paths::files_below(cut).into_iter().filter_map(|file| {
            let name = file.to_str()?.strip_suffix(".wasm")?.to_owned();
            let plain = name.strip_prefix("split_").unwrap_or(&name);
            (name != APP).then(|| (file.clone(), format!("{plain}-{hash}.wasm")))
        });
        Self { stem: stem.to_owned(), link: format!("rooms-{hash}.js"), modules: parts.collect() }
    }

    /// A script with the packed names in the place of the tools' own.
    fn rewritten(&self, script: &str) -> String {
        let script = script
            // Only where the script is fetched: the module itself knows its imports by the old name.
            .replace(&format!("from \"./{LINK}\""), &format!("from \"./{}\"", self.link))
            .replace(&format!("./{APP}.js"), &format!("./{}.js", self.stem))
            .replace(&format!("'{APP}{BINARY}'"), &format!("'{}{BINARY}'", self.stem));
        // The app says itself that a room cannot be had, and whoever leaves in the middle of a fetch made no error.
        let script = script.replace("console.error(e);", "");
        self.modules.iter().fold(script, |script, (from, to)| {
            script.replace(&format!("\"./{}\"", from.display()), &format!("\"./{to}\""))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_name_the_packed_files() {
        let names = Names {
            stem: "polyphony-1f".to_owned(),
            link: "rooms-1f.js".to_owned(),
            modules: vec![(PathBuf::from("split_room_quiz.wasm"), "room_quiz-1f.wasm".to_owned())],
        };
        let script = "import * as a from \"./__wasm_split.js\"; ({\"./__wasm_split.js\": a}); import { initSync } from \"./polyphony.js\";\n\
                      fetch(new URL(\"./split_room_quiz.wasm\", import.meta.url)); \
                      new URL('polyphony_bg.wasm', import.meta.url)";
        let packed = "import * as a from \"./rooms-1f.js\"; ({\"./__wasm_split.js\": a}); import { initSync } from \"./polyphony-1f.js\";\n\
                      fetch(new URL(\"./room_quiz-1f.wasm\", import.meta.url)); \
                      new URL('polyphony-1f_bg.wasm', import.meta.url)";
        assert_eq!(names.rewritten(script), packed);
    }

    #[test]
    fn only_a_marked_module_is_cut() {
        assert!(contains(b"..__wasm_split_load_quiz", b"__wasm_split_load_"));
        assert!(!contains(b"..", b"__wasm_split_load_"));
    }
}
