//! Brotli and gzip beside every text and wasm file. Node does it: it is there anyway for wasm-opt, and its
//! compressors are optimised code, while this tool is compiled for a short build.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

const SCRIPT: &str = include_str!("compress.mjs");
const SQUEEZABLE: &[&str] =
    &["html", "js", "mjs", "css", "json", "wasm", "svg", "txt", "xml", "webmanifest", "ico", "map"];

/// Whether a file is worth it. `config.json` stays plain: the person who runs the site edits it in place.
fn squeezable(file: &Path) -> bool {
    let kind = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    file != Path::new("config.json") && kind.is_some_and(|kind| SQUEEZABLE.contains(&kind.as_str()))
}

fn node(argument: Option<&str>, input: &[u8]) -> Result<Vec<u8>> {
    let mut node = run::command("node");
    node.args(["--input-type=module", "--eval", SCRIPT]).args(argument);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let failed = |why: String| Problem::new("compress with node", why, "Run `cargo xtask setup`.");
    let mut child = run::spawn(&mut node)?;
    if let Some(mut stream) = child.stdin.take() {
        stream.write_all(input).map_err(|e| failed(e.to_string()))?;
    }
    let output = child.wait_with_output().map_err(|e| failed(e.to_string()))?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(output.status.to_string())) }
}

/// Compresses all that is worth it in the staging folder.
pub fn all(staging: &Path) -> Result<()> {
    let files = paths::files_below(staging).into_iter().filter(|file| squeezable(file));
    let names: Vec<String> = files.map(|file| staging.join(file).display().to_string()).collect();
    node(None, names.join("\n").as_bytes()).map(|_| ())
}

/// The length of bytes after brotli at quality 11.
pub fn brotli_len(bytes: &[u8]) -> Result<u64> {
    let printed = node(Some("measure"), bytes)?;
    String::from_utf8_lossy(&printed).trim().parse().map_err(|_| {
        Problem::new(
            "measure with node",
            "it printed no number",
            "Run `node --version`; version 18 or newer is needed.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chooses_text_and_wasm_only() {
        assert!(squeezable(Path::new("locales/en.json")));
        assert!(squeezable(Path::new("app_bg.wasm")));
        assert!(!squeezable(Path::new("config.json")));
        assert!(!squeezable(Path::new("icon.png")));
        assert!(!squeezable(Path::new("app.js.br")));
    }
}
