//! Where the fixtures lie.

use std::path::{Path, PathBuf};

/// A feed as somebody else published it.
#[derive(Clone)]
pub struct Fixture {
    /// The package it is from, with its version.
    pub source: String,
    /// Its path below the package.
    pub path: String,
    pub file: PathBuf,
    pub bytes: Vec<u8>,
}

/// Every fixture, by package and path.
pub fn fixtures() -> Vec<Fixture> {
    let root = std::env::var_os("POLYPHONY_FOREIGN_FEEDS").map(PathBuf::from);
    let root = root.expect("POLYPHONY_FOREIGN_FEEDS names the folder; start this through cargo xtask");
    let mut found = Vec::new();
    for source in sorted(&root) {
        let name = source.file_name().unwrap().to_string_lossy().into_owned();
        walk(&source, &mut |file| {
            if is_feed(file) {
                let path = file.strip_prefix(&source).unwrap().to_string_lossy().into_owned();
                let bytes = std::fs::read(file).unwrap();
                found.push(Fixture { source: name.clone(), path, file: file.to_owned(), bytes });
            }
        });
    }
    assert!(!found.is_empty(), "{} holds no feed", root.display());
    found
}

/// So many fixtures, the same number from every package as far as it has them, evenly over its list.
pub fn spread(all: &[Fixture], number: usize) -> Vec<Fixture> {
    let mut sources: Vec<&str> = all.iter().map(|fixture| fixture.source.as_str()).collect();
    sources.dedup();
    let mut left = number;
    let mut chosen = Vec::new();
    // The smallest packages first: what they lack falls to the others.
    let of = |source: &str| all.iter().filter(|fixture| fixture.source == source).collect::<Vec<_>>();
    sources.sort_by_key(|source| of(source).len());
    for (index, source) in sources.iter().enumerate() {
        let own = of(source);
        let share = left.div_ceil(sources.len() - index).min(own.len());
        chosen.extend((0..share).map(|n| own[n * own.len() / share].clone()));
        left -= share;
    }
    chosen
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir() || path.is_file()).collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut dyn FnMut(&Path)) {
    if !folder.is_dir() {
        return;
    }
    for path in sorted(folder) {
        if path.is_dir() { walk(&path, found) } else { found(&path) }
    }
}

/// By its ending, and by lying among tests; results that were written down beside fixtures are none.
fn is_feed(file: &Path) -> bool {
    let path = file.to_string_lossy().to_lowercase();
    let among_tests = ["test", "fixture", "example"].iter().any(|part| path.contains(part));
    if !among_tests || path.contains(".opml") {
        return false;
    }
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "xml" | "rss" | "atom" | "rdf" => true,
        "json" => std::fs::read(file).is_ok_and(|bytes| {
            let says = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
            says("jsonfeed.org/version") && !path.ends_with(".serde.json")
        }),
        _ => false,
    }
}
