//! Where things lie: the repository, the build folders, the cache of tools.

use crate::problem::{Problem, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root: from cargo when it started us, else the nearest parent with this crate in it.
pub fn root() -> Result<PathBuf> {
    if let Some(manifest) = env::var_os("CARGO_MANIFEST_DIR")
        && let Some(root) = Path::new(&manifest).ancestors().nth(2)
        && root.join("crates/xtask").is_dir()
    {
        return Ok(root.to_path_buf());
    }
    let here =
        env::current_dir().map_err(|e| Problem::file("read the current folder", Path::new("."), &e))?;
    here.ancestors()
        .find(|dir| dir.join("crates/xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            Problem::new(
                "find the repository",
                format!("no folder above {} holds crates/xtask", here.display()),
                "Run the command inside the repository.",
            )
        })
}

/// Cargo's native target folder.
pub fn target() -> Result<PathBuf> {
    let root = root()?;
    Ok(env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir)))
}

/// The target folder of wasm builds: apart, so that both toolchains keep their artefacts.
pub fn web_target() -> Result<PathBuf> {
    Ok(root()?.join("target/web"))
}

/// The folder Trunk packs the app into.
pub fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// The reference server, as `cargo build --profile server` leaves it.
pub fn server_binary() -> Result<PathBuf> {
    Ok(target()?.join("server").join(format!("polyphony-server{}", env::consts::EXE_SUFFIX)))
}

/// The cache of tools, shared by all clones: `$POLYPHONY_CACHE`, `$XDG_CACHE_HOME/polyphony` or
/// `~/.cache/polyphony`.
pub fn cache() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    set("POLYPHONY_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|dir| dir.join("polyphony")))
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|dir| dir.join(".cache/polyphony")))
        .ok_or_else(|| {
            Problem::new(
                "choose a folder for the tools",
                "neither POLYPHONY_CACHE nor XDG_CACHE_HOME nor HOME is set",
                "Set POLYPHONY_CACHE to a folder that may be written.",
            )
        })
}

/// Creates a folder with its parents.
pub fn create_dir(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|e| Problem::file("create the folder", path, &e))
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| Problem::file("read", path, &e))
}

/// Writes a file beside its place and renames it, so that a reader or an interruption never sees half.
pub fn write_atomic(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(parent) = path.parent() {
        create_dir(parent)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = PathBuf::from(name);
    fs::write(&temporary, content).map_err(|e| Problem::file("write", &temporary, &e))?;
    fs::rename(&temporary, path).map_err(|e| Problem::file("replace", path, &e))
}

/// All files below a folder, sorted, as paths relative to it; an absent folder has none.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|t| t.is_dir()) {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_path_buf());
            }
        }
    }
    found.sort();
    found
}
