//! Which packed files a browser fetches before the first screen stands.

use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Scripts, styles and preloads of `index.html`, what its scripts import, the app's module, one locale and
/// the asset list. Pictures named by it (icons) are not counted: browsers fetch them after the first screen.
pub fn files(dist: &Path, assets: &Value) -> Result<Vec<String>> {
    let html = paths::read(&dist.join("index.html"))?;
    let mut names: BTreeSet<String> = ["index.html", "assets.json"].iter().map(|n| (*n).to_owned()).collect();
    names.extend(app_files(assets));
    let mut open: Vec<String> = referenced(&html).into_iter().filter(|n| dist.join(n).is_file()).collect();
    while let Some(name) = open.pop() {
        let script = name.ends_with(".js") || name.ends_with(".mjs");
        if names.insert(name.clone()) && script {
            let imports = imported(&paths::read(&dist.join(&name))?);
            open.extend(imports.into_iter().filter(|n| dist.join(n).is_file()));
        }
    }
    names.extend(locale(dist)?);
    Ok(names.into_iter().collect())
}

/// A worker's loader, bindings and module.
pub fn worker_files(dist: &Path, worker: &Value) -> Vec<String> {
    let text = |key: &str| worker.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (js, wasm) = (text("js"), text("wasm"));
    let bindings = js.replace("_loader.js", ".js");
    let names: BTreeSet<String> =
        [js, bindings, wasm].into_iter().filter(|n| dist.join(n).is_file()).collect();
    names.into_iter().collect()
}

fn app_files(assets: &Value) -> impl Iterator<Item = String> {
    ["/app/js", "/app/wasm"].into_iter().filter_map(|key| assets.pointer(key)?.as_str().map(str::to_owned))
}

/// The English texts: every visit fetches one language, and English is the complete one.
fn locale(dist: &Path) -> Result<Option<String>> {
    if !dist.join("locales").is_dir() {
        return Ok(None);
    }
    let names = paths::files_below(&dist.join("locales"));
    let english =
        names.iter().filter_map(|n| n.to_str()).find(|n| n.starts_with("en") && n.ends_with(".json"));
    match english {
        Some(name) => Ok(Some(format!("locales/{name}"))),
        None => Err(Problem::new(
            "weigh the texts",
            "dist/locales holds no en….json",
            "Check that public/locales is copied by index.html.",
        )),
    }
}

/// Values of `src` and of the `href` of styles, modules and preloads, as names inside the packed folder.
fn referenced(html: &str) -> Vec<String> {
    let tags = html.split('<').filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag));
    let loading = tags.filter(|tag| {
        tag.starts_with("script")
            || (tag.starts_with("link") && ["stylesheet", "preload"].iter().any(|r| tag.contains(r)))
    });
    let values =
        loading.flat_map(|tag| ["src=", "href="].iter().filter_map(move |name| attribute(tag, name)));
    values.map(|value| local(&value)).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!(" {name}"))?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(quote) => after.split(quote).nth(1)?,
        None => after.split(char::is_whitespace).next()?,
    };
    Some(value.to_owned())
}

/// Static imports between our own scripts: `from "./x.mjs"` and `import "./x.mjs"`.
fn imported(script: &str) -> Vec<String> {
    let after = script.split("from ").chain(script.split("import ")).skip(1);
    let quoted = after.filter_map(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.split(quote).nth(1)
    });
    quoted.filter(|name| name.starts_with("./")).map(local).collect()
}

fn local(address: &str) -> String {
    address.trim_start_matches("./").trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_the_page_loads_at_once() {
        let html = "<link rel=\"stylesheet\" href=\"/base-1.css\"><link href=./app.js rel=modulepreload>\
                    <link rel=\"icon\" href=\"/icon.svg\"><script type=\"module\" src='/boot.mjs' data-js=\"/app.js\">\
                    </script><a href=\"/quiz\">x</a>";
        assert_eq!(referenced(html), ["base-1.css", "app.js", "boot.mjs"]);
    }

    #[test]
    fn follows_static_imports() {
        assert_eq!(
            imported("import { a } from \"./a.mjs\";\nimport './b.js';\nimport(x)"),
            ["a.mjs", "b.js"]
        );
    }
}
