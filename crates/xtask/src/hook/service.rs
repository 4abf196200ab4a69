//! The service worker: one script, `sw.js`, made of the sources in `src/workers/service/` and of a list of the files
//! that are to be kept on the device, each with its size and the beginning of its SHA-256.
//!
//! Its first line is `const PACKED = {"version", "files": [[path, hash, bytes, when], …]};`, paths relative to the
//! worker's scope. It must come after everything that changes a file, and before compression.

use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::Path;

/// Where the parts of the worker are, below the repository's root.
const PARTS: &str = "src/workers/service";
/// The part that stands alone in builds without a service worker: it takes an earlier one away.
const LEAVE: &str = "leave.js";
/// The parts that use each other's names, in their order. Any other part is put in a block of its own: it may use
/// these, and whatever it calls its own things, it collides with none of them.
const COMMON: [&str; 7] =
    ["base.js", "files.js", "versions.js", "serve.js", "reads.js", "outbox.js", "share.js"];
/// Digits of a hash in the list. They tell a damaged file from a whole one; nothing is defended by them.
const DIGITS: usize = 16;
/// What tells a debug build to have a service worker too.
const SWITCH: &str = "POLYPHONY_SERVICE_WORKER";

/// When a file is fetched. The numbers are what `sw.js` reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// Before the worker counts as installed: the first screen needs it.
    First = 0,
    /// Soon after, so that every screen opens without a network.
    Later = 1,
    /// Before it counts as installed, where the programme lives in this browser; else never.
    Embedded = 2,
}

/// Writes `sw.js`, and names it in the page: always in a release, else where the environment asks for it.
pub fn make(staging: &Path, source: &Path, release: bool) -> Result<()> {
    let parts = source.join(PARTS);
    let script = staging.join("sw.js");
    if !release && env::var_os(SWITCH).is_none() {
        return paths::write_atomic(&script, paths::read(&parts.join(LEAVE))?.as_bytes());
    }
    name_in_page(&staging.join("index.html"))?;
    let list = list(staging)?;
    let mut text = format!("'use strict';\nconst PACKED = {list};\n");
    for part in COMMON {
        text.push_str(&paths::read(&parts.join(part))?);
    }
    for part in paths::files_below(&parts) {
        let name = part.to_str().unwrap_or_default();
        if name.ends_with(".js") && name != LEAVE && !COMMON.contains(&name) {
            text.push_str(&format!("{{\n{}}}\n", paths::read(&parts.join(name))?));
        }
    }
    paths::write_atomic(&script, text.as_bytes())
}

/// The page registers the worker that its root names.
fn name_in_page(page: &Path) -> Result<()> {
    let html = paths::read(page)?;
    if !html.contains("<html ") {
        return Err(Problem::new(
            "name the service worker in the page",
            format!("{} has no <html …>", page.display()),
            "Restore it in index.html.",
        ));
    }
    paths::write_atomic(page, html.replacen("<html ", "<html data-service=\"sw.js\" ", 1).as_bytes())
}

/// Every file that is kept, and a version that changes when any of them does.
fn list(staging: &Path) -> Result<Value> {
    let mut files = Vec::new();
    let mut all = Sha256::new();
    for file in paths::files_below(staging) {
        let Some(name) = file.to_str().map(|name| name.replace('\\', "/")) else { continue };
        let Some(when) = when(&name) else { continue };
        let path = staging.join(&file);
        let bytes = fs::read(&path).map_err(|e| Problem::file("read", &path, &e))?;
        let hash = digits(Sha256::digest(&bytes).as_slice());
        all.update(format!("{name} {hash}\n"));
        files.push(json!([name, hash, bytes.len(), when as u8]));
    }
    Ok(json!({"version": digits(all.finalize().as_slice()), "files": files}))
}

fn digits(hash: &[u8]) -> String {
    let all: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    all.chars().take(DIGITS).collect()
}

/// When a file is fetched; none for what is never kept: what whoever runs the site edits, what only the browser or
/// another site asks for, and what is fetched anew anyway.
fn when(name: &str) -> Option<When> {
    const NEVER: [&str; 5] = ["config.json", "sw.js", "embed.js", "apart.mjs", "teams.mjs"];
    const NEVER_BELOW: [&str; 2] = ["screenshots/", "teams/"];
    const FIRST: [&str; 6] = ["index.html", "first.js", "boot.mjs", "service.mjs", "assets.json", "icon.svg"];
    let ending = name.rsplit('.').next().unwrap_or_default();
    if NEVER.contains(&name)
        || NEVER_BELOW.iter().any(|folder| name.starts_with(folder))
        || ["br", "gz", "map"].contains(&ending)
    {
        return None;
    }
    let embedded = name.starts_with("data_worker") || name.starts_with("room_embedded");
    if embedded {
        return Some(When::Embedded);
    }
    let app = name.starts_with("polyphony-") || (name.starts_with("rooms-") && ending == "js");
    let first = FIRST.contains(&name) || app || ending == "css" || name.starts_with("locales/");
    Some(if first { When::First } else { When::Later })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A packed folder and a source folder with these parts of a worker.
    fn folders(test: &str, parts: &[(&str, &str)]) -> (std::path::PathBuf, std::path::PathBuf) {
        let root = std::env::temp_dir().join(format!("service-{test}-{}", std::process::id()));
        let (staging, source) = (root.join("staging"), root.join("source"));
        for name in COMMON {
            paths::write_atomic(&source.join(PARTS).join(name), format!("// {name}\n").as_bytes()).unwrap();
        }
        for (name, text) in parts {
            paths::write_atomic(&source.join(PARTS).join(name), text.as_bytes()).unwrap();
        }
        for (name, text) in [
            ("index.html", "<html lang=\"en\"></html>"),
            ("config.json", "{}"),
            ("polyphony-1f_bg.wasm", "wasm"),
            ("chunk_1-1f.wasm", "chunk"),
            ("data_worker-2e_bg.wasm", "data"),
        ] {
            paths::write_atomic(&staging.join(name), text.as_bytes()).unwrap();
        }
        (staging, source)
    }

    fn packed(staging: &Path) -> Value {
        let script = paths::read(&staging.join("sw.js")).unwrap();
        let line = script.lines().nth(1).unwrap();
        let list = line.strip_prefix("const PACKED = ").unwrap().strip_suffix(';').unwrap();
        serde_json::from_str(list).unwrap()
    }

    #[test]
    fn the_list_names_what_is_packed_with_its_length_and_hash_but_no_configuration() {
        let (staging, source) = folders("list", &[("push.js", "let p;\n"), (LEAVE, "gone();\n")]);
        make(&staging, &source, true).unwrap();
        let list = packed(&staging);
        let files = list["files"].as_array().unwrap();
        let names: Vec<&str> = files.iter().map(|file| file[0].as_str().unwrap()).collect();
        assert_eq!(
            names,
            ["chunk_1-1f.wasm", "data_worker-2e_bg.wasm", "index.html", "polyphony-1f_bg.wasm"]
        );
        // `printf chunk | sha256sum` begins like this.
        assert_eq!(files[0], json!(["chunk_1-1f.wasm", "6c87f68371b28954", 5, 1]));
        let script = paths::read(&staging.join("sw.js")).unwrap();
        assert!(script.ends_with(";\n// base.js\n// files.js\n// versions.js\n// serve.js\n// reads.js\n// outbox.js\n// share.js\n{\nlet p;\n}\n"), "{script}");
        assert!(paths::read(&staging.join("index.html")).unwrap().contains("data-service=\"sw.js\""));
        fs::remove_dir_all(staging.parent().unwrap()).unwrap();
    }

    #[test]
    fn the_version_changes_with_any_file_and_with_nothing_else() {
        let (staging, source) = folders("version", &[]);
        let version = || list(&staging).unwrap()["version"].clone();
        let before = version();
        assert_eq!(version(), before);
        fs::write(staging.join("config.json"), "{ }").unwrap();
        assert_eq!(version(), before);
        fs::write(staging.join("chunk_1-1f.wasm"), "chunk!").unwrap();
        assert_ne!(version(), before);
        fs::remove_dir_all(source.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_build_without_a_worker_takes_an_earlier_one_away() {
        let (staging, source) = folders("leave", &[(LEAVE, "gone();")]);
        make(&staging, &source, false).unwrap();
        assert_eq!(paths::read(&staging.join("sw.js")).unwrap(), "gone();");
        assert!(!paths::read(&staging.join("index.html")).unwrap().contains("data-service"));
        fs::remove_dir_all(staging.parent().unwrap()).unwrap();
    }

    #[test]
    fn what_the_first_screen_needs_comes_first() {
        for name in [
            "index.html",
            "boot.mjs",
            "polyphony-1f.js",
            "rooms-1f.js",
            "rooms-2e.css",
            "locales/ar.rooms.json",
        ] {
            assert_eq!(when(name), Some(When::First), "{name}");
        }
        for name in ["room_quiz-1f.wasm", "packs/default.json", "import_worker-1f.js", "icons/icon-192.png"] {
            assert_eq!(when(name), Some(When::Later), "{name}");
        }
        for name in ["config.json", "sw.js", "embed.js", "index.html.br", "screenshots/wide.webp"] {
            assert_eq!(when(name), None, "{name}");
        }
        assert_eq!(when("data_worker-1f_bg.wasm"), Some(When::Embedded));
    }
}
