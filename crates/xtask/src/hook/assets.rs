//! The names of the three modules. Trunk hashes the app's but not the workers', since the app starts them
//! by name at run time; so they are renamed here and listed in `assets.json`:
//! `{"app": {"js", "wasm"}, "workers": {"data": {"js", "wasm"}, …}, "protocol": number}`, paths relative to the
//! file. `protocol` is the version of the messages between app and workers.

use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

const BINARY: &str = "_bg.wasm";
/// The parts of a worker's files after its name: bindings, module, and Trunk's loader that starts both.
const PARTS: &[&str] = &[".js", BINARY, "_loader.js"];

/// A worker among Trunk's output.
#[derive(Debug, PartialEq, Eq)]
pub struct Worker {
    /// The key in `assets.json`: `data` for the binary `data_worker`.
    pub key: String,
    /// The files' common beginning, with the hash once they are renamed.
    pub stem: String,
}

/// All workers in the staging folder: binaries whose name ends in `_worker`.
pub fn find_workers(staging: &Path) -> Vec<Worker> {
    let stems = paths::files_below(staging).into_iter().filter_map(|file| {
        let stem = file.to_str()?.strip_suffix(BINARY)?.to_owned();
        let key = stem.strip_suffix("_worker")?.to_owned();
        Some(Worker { key, stem })
    });
    stems.collect()
}

impl Worker {
    fn part(&self, staging: &Path, part: &str) -> Option<String> {
        let name = format!("{}{part}", self.stem);
        staging.join(&name).is_file().then_some(name)
    }

    /// Renames the worker's files with one hash over all of them, and mends the references between them.
    pub fn rename_by_content(&mut self, staging: &Path) -> Result<()> {
        let mut hash = Hash::new();
        let present: Vec<&str> =
            PARTS.iter().copied().filter(|part| self.part(staging, part).is_some()).collect();
        for part in &present {
            let path = staging.join(format!("{}{part}", self.stem));
            hash.add(&fs::read(&path).map_err(|e| Problem::file("read", &path, &e))?);
        }
        let old = self.stem.clone();
        let new = format!("{old}-{}", hash.hex());
        for part in &present {
            let (from, to) = (staging.join(format!("{old}{part}")), staging.join(format!("{new}{part}")));
            if *part != BINARY {
                let text = rewritten(&paths::read(&from)?, &old, &new);
                fs::write(&from, text).map_err(|e| Problem::file("write", &from, &e))?;
            }
            fs::rename(&from, &to).map_err(|e| Problem::file("rename", &from, &e))?;
        }
        self.stem = new;
        Ok(())
    }

    /// Lets Trunk's loader call the bindings as wasm-bindgen wants it today: the old way works, but every
    /// worker complains about it on the console.
    pub fn mend_loader(&self, staging: &Path) -> Result<()> {
        let Some(name) = self.part(staging, "_loader.js") else { return Ok(()) };
        let path = staging.join(name);
        let old = format!("wasm_bindgen(\"./{}{BINARY}\")", self.stem);
        let new = format!("wasm_bindgen({{module_or_path:\"./{}{BINARY}\"}})", self.stem);
        fs::write(&path, paths::read(&path)?.replace(&old, &new))
            .map_err(|e| Problem::file("write", &path, &e))
    }

    fn entry(&self, staging: &Path) -> Result<Value> {
        let js = self.part(staging, "_loader.js").or_else(|| self.part(staging, ".js"));
        let js = js.ok_or_else(|| {
            Problem::new(
                format!("list the worker {}", self.key),
                "it has a wasm module but no script",
                "Check its <link data-trunk rel=\"rust\" data-type=\"worker\"> in index.html.",
            )
        })?;
        Ok(json!({"js": js, "wasm": format!("{}{BINARY}", self.stem)}))
    }
}

/// Replaces the worker's file names, and nothing that merely begins like them.
fn rewritten(text: &str, old: &str, new: &str) -> String {
    PARTS
        .iter()
        .fold(text.to_owned(), |text, part| text.replace(&format!("{old}{part}"), &format!("{new}{part}")))
}

/// The content of `assets.json`.
pub fn manifest(staging: &Path, workers: &[Worker], protocol: Option<u32>) -> Result<Value> {
    let mut entries = Map::new();
    for worker in workers {
        entries.insert(worker.key.clone(), worker.entry(staging)?);
    }
    let is_worker = |stem: &str| workers.iter().any(|worker| worker.stem == stem);
    let app = paths::files_below(staging).into_iter().find_map(|file| {
        let stem = file.to_str()?.strip_suffix(BINARY)?.to_owned();
        (!is_worker(&stem)).then_some(stem)
    });
    let app = app.ok_or_else(|| {
        Problem::new(
            "list the app's module",
            "Trunk packed no wasm module besides workers",
            "Check <link data-trunk rel=\"rust\"> in index.html.",
        )
    })?;
    let mut all =
        json!({"app": {"js": format!("{app}.js"), "wasm": format!("{app}{BINARY}")}, "workers": entries});
    if let (Some(protocol), Some(map)) = (protocol, all.as_object_mut()) {
        map.insert("protocol".to_owned(), json!(protocol));
    }
    Ok(all)
}

/// The number in the sources' one line `pub const PROTOCOL: u32 = …;`, where app and workers take it from.
pub fn protocol(source: &Path) -> Result<Option<u32>> {
    let mut found: Option<u32> = None;
    for folder in ["src", "crates/client/src", "crates/domain/src"] {
        for file in paths::files_below(&source.join(folder)) {
            if file.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            let path = source.join(folder).join(&file);
            if let Some(number) = protocol_in(&paths::read(&path)?)
                && found.replace(number).is_some()
            {
                return Err(Problem::new(
                    "read the version of worker messages",
                    format!("PROTOCOL is defined a second time in {}", path.display()),
                    "Keep one definition and use it everywhere.",
                ));
            }
        }
    }
    Ok(found)
}

fn protocol_in(text: &str) -> Option<u32> {
    let line = text.lines().find_map(|line| line.trim().strip_prefix("pub const PROTOCOL: u32 = "))?;
    line.split(';').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_get_their_content_into_their_names() {
        let staging = std::env::temp_dir().join(format!("staging-{}", std::process::id()));
        fs::create_dir_all(&staging).unwrap();
        let put = |name: &str, text: &str| fs::write(staging.join(name), text).unwrap();
        put("polyphony-1f.js", "app");
        put("polyphony-1f_bg.wasm", "app");
        put("data_worker.js", "fetch('data_worker_bg.wasm'), other_data_workers");
        put("data_worker_bg.wasm", "wasm");
        put(
            "data_worker_loader.js",
            "importScripts(\"./data_worker.js\");wasm_bindgen(\"./data_worker_bg.wasm\");",
        );
        let mut workers = find_workers(&staging);
        assert_eq!(workers, [Worker { key: "data".to_owned(), stem: "data_worker".to_owned() }]);
        workers[0].mend_loader(&staging).unwrap();
        workers[0].rename_by_content(&staging).unwrap();
        let stem = workers[0].stem.clone();
        assert!(stem.starts_with("data_worker-"), "{stem}");
        let json = manifest(&staging, &workers, Some(3)).unwrap();
        assert_eq!(json["workers"]["data"]["js"], format!("{stem}_loader.js"));
        assert_eq!(json["workers"]["data"]["wasm"], format!("{stem}_bg.wasm"));
        assert_eq!(json["app"]["wasm"], "polyphony-1f_bg.wasm");
        assert_eq!(json["protocol"], 3);
        let loader = fs::read_to_string(staging.join(format!("{stem}_loader.js"))).unwrap();
        assert_eq!(
            loader,
            format!("importScripts(\"./{stem}.js\");wasm_bindgen({{module_or_path:\"./{stem}_bg.wasm\"}});")
        );
        let glue = fs::read_to_string(staging.join(format!("{stem}.js"))).unwrap();
        assert_eq!(glue, format!("fetch('{stem}_bg.wasm'), other_data_workers"));
        assert!(!staging.join("data_worker.js").exists());
        fs::remove_dir_all(staging).unwrap();
    }

    #[test]
    fn reads_the_protocol() {
        assert_eq!(protocol_in("/// x\n    pub const PROTOCOL: u32 = 12; // y"), Some(12));
        assert_eq!(protocol_in("const OTHER: u32 = 1;"), None);
    }
}
