//! Dependencies: licences, documentation, use, and what must stay out of which tree.

use super::{Outcome, licence};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::run;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What must stay out of a package's tree, with its default features.
struct Rule {
    package: &'static str,
    target: &'static str,
    barred: &'static [&'static str],
    /// Packages of the tree that are not followed, because the linker leaves them out.
    not_linked: &'static [&'static str],
}

const RULES: &[Rule] = &[
    // The app is loaded first, by everybody: feeds and regex are for the import worker. leptos reads a server's
    // settings with leptos_config, using regex; in the browser nobody calls that.
    Rule {
        package: "polyphony",
        target: "wasm32-unknown-unknown",
        barred: &["regex", "feed-rs", "import", "xtask"],
        not_linked: &["leptos_config"],
    },
    // The rules know no I/O.
    Rule {
        package: "domain",
        target: "all",
        barred: &["tokio", "sqlx", "sqlx-core", "web-sys", "axum", "xtask"],
        not_linked: &[],
    },
];

/// Runs all four checks and lists everything found.
pub fn check() -> Result<Outcome> {
    let metadata = metadata()?;
    let mut found = licences(&metadata);
    let text = fs::read_to_string(paths::root()?.join("docs/DEPENDENCIES.md")).unwrap_or_default();
    found.extend(undocumented(&metadata, &npm_names()?, &text));
    found.extend(unused(&metadata));
    for rule in RULES {
        found.extend(intruders(rule)?);
    }
    if found.is_empty() {
        return Ok(Outcome::Passed);
    }
    found.iter().for_each(|line| println!("  {line}"));
    Err(Problem::new(
        "keep the dependencies in order",
        format!("{} findings above", found.len()),
        "Mend each.",
    ))
}

fn metadata() -> Result<Value> {
    let mut cargo = run::command("cargo");
    cargo.args(["metadata", "--format-version", "1"]).current_dir(paths::root()?);
    let text = run::text(&mut cargo).unwrap_or_default();
    serde_json::from_str(&text).map_err(|e| {
        Problem::new("read `cargo metadata`", e.to_string(), "Run `cargo metadata` and read its message.")
    })
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn is_ours(package: &Value) -> bool {
    package.get("source").is_none_or(Value::is_null)
}

fn licences(metadata: &Value) -> Vec<String> {
    array(metadata, "packages")
        .filter(|package| !licence::allowed(string(package, "license")))
        .map(|p| {
            format!("{} {}: licence `{}`", string(p, "name"), string(p, "version"), string(p, "license"))
        })
        .collect()
}

/// Direct dependencies from outside, by name.
fn direct(package: &Value) -> impl Iterator<Item = &Value> {
    array(package, "dependencies").filter(|dep| dep.get("path").is_none_or(Value::is_null))
}

fn npm_names() -> Result<Vec<String>> {
    let pins: Value = serde_json::from_str(&paths::read(&paths::root()?.join("tests/package.json"))?)
        .map_err(|e| Problem::new("read tests/package.json", e.to_string(), "Mend its JSON."))?;
    let names = pins.get("devDependencies").and_then(Value::as_object);
    Ok(names.map(|map| map.keys().cloned().collect()).unwrap_or_default())
}

fn undocumented(metadata: &Value, npm: &[String], text: &str) -> Vec<String> {
    let ours = array(metadata, "packages").filter(|p| is_ours(p));
    let mut names: BTreeSet<&str> = ours.flat_map(direct).map(|dep| string(dep, "name")).collect();
    names.extend(npm.iter().map(String::as_str));
    let missing = names.into_iter().filter(|name| !text.contains(&format!("`{name}`")));
    missing
        .map(|name| format!("{name}: not explained in docs/DEPENDENCIES.md (write its name in backticks)"))
        .collect()
}

/// The words of a Rust source.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Every word in a package's sources. The root package's folder holds the other packages, so only the
/// folders that cargo compiles are read.
fn words_of(package: &Value) -> BTreeSet<String> {
    let manifest = Path::new(string(package, "manifest_path"));
    let folder = manifest.parent().unwrap_or(manifest);
    let below = ["src", "tests", "benches", "examples"].iter().flat_map(|dir| {
        paths::files_below(&folder.join(dir)).into_iter().map(move |file| folder.join(dir).join(file))
    });
    let files =
        below.chain([folder.join("build.rs")]).filter(|file| file.extension().is_some_and(|e| e == "rs"));
    let texts = files.filter_map(|file| fs::read_to_string(file).ok());
    texts.flat_map(|text| words(&text).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Dependencies whose name never occurs in the package's sources. One that is there only for a feature of
/// another is named in `[package.metadata.cargo-machete] ignored`.
fn unused(metadata: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for package in array(metadata, "packages").filter(|p| is_ours(p)) {
        let known = words_of(package);
        let pointer = package.pointer("/metadata/cargo-machete").unwrap_or(&Value::Null);
        let ignored: Vec<&str> = array(pointer, "ignored").filter_map(Value::as_str).collect();
        for dependency in array(package, "dependencies") {
            let name = dependency.get("rename").and_then(Value::as_str).unwrap_or(string(dependency, "name"));
            if !ignored.contains(&name) && !known.contains(&name.replace('-', "_")) {
                found.push(format!("{}: does not use its dependency {name}", string(package, "name")));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn intruders(rule: &Rule) -> Result<Vec<String>> {
    let Rule { package, target, barred, not_linked } = rule;
    let mut cargo = run::command("cargo");
    cargo.args(["tree", "--package", package, "--target", target, "--edges", "normal"]);
    cargo.args(["--prefix", "none", "--format", "{p}"]).current_dir(paths::root()?);
    not_linked.iter().for_each(|name| {
        cargo.args(["--prune", name]);
    });
    let tree = run::text(&mut cargo).ok_or_else(|| {
        let why = format!("`{}` failed", run::spelled(&cargo));
        Problem::new("read the dependency tree", why, "Run it and read its message.")
    })?;
    let names: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let inside = barred.iter().filter(|name| names.contains(**name));
    Ok(inside.map(|name| format!("{package} ({target}): {name} must not be in its tree")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn finds_foreign_licences_and_unexplained_names() {
        let metadata = json!({"packages": [
            {"name": "ours", "source": null, "license": "MIT", "manifest_path": "/nowhere/Cargo.toml",
             "dependencies": [{"name": "known"}, {"name": "odd"}, {"name": "sister", "path": "/nowhere/sister"}]},
            {"name": "odd", "version": "1.0.0", "source": "registry", "license": "GPL-3.0"},
        ]});
        assert_eq!(licences(&metadata), ["odd 1.0.0: licence `GPL-3.0`"]);
        let undocumented = undocumented(&metadata, &["axe-core".to_owned()], "we use `known` and odd");
        assert_eq!(undocumented.len(), 2);
        assert!(undocumented[0].starts_with("axe-core:") && undocumented[1].starts_with("odd:"));
        assert_eq!(unused(&metadata).len(), 3);
    }

    #[test]
    fn words_are_whole() {
        assert!(words("use serde_json::Value;").any(|w| w == "serde_json"));
        assert!(!words("use serde_json::Value;").any(|w| w == "serde"));
    }
}
