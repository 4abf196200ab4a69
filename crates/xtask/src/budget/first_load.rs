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
    let mut open: Vec<String> = referenced(&html).into_iter().filter(|n| dist.join(n).is_file()).collect();
    open.extend(app_files(assets));
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

/// What comes with the first room whichever it is: the screens' styles and texts.
pub fn with_first_room(dist: &Path) -> Vec<String> {
    let styles = paths::files_below(dist).into_iter().filter_map(|file| file.to_str().map(str::to_owned));
    let styles = styles.filter(|name| name.starts_with("rooms-") && name.ends_with(".css"));
    let texts = "locales/en.rooms.json".to_owned();
    styles.chain(dist.join(&texts).is_file().then_some(texts)).collect()
}

/// The rooms of the app, each with the modules it fetches that the first visit did not: read from the script that
/// fetches them, as wasm-split writes it.
pub fn rooms(dist: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let script = paths::files_below(dist)
        .into_iter()
        .find(|file| file.to_str().is_some_and(|name| name.starts_with("rooms-") && name.ends_with(".js")));
    let Some(script) = script else { return Ok(Vec::new()) };
    Ok(rooms_in(&paths::read(&dist.join(script))?))
}

fn rooms_in(script: &str) -> Vec<(String, Vec<String>)> {
    let loads = script.split("makeLoad(").collect::<Vec<_>>();
    let named = loads.windows(2).filter_map(|pair| {
        let [before, load] = pair else { return None };
        let name = before.split("const ").last()?.split(' ').next()?;
        let file = load.split("\"./").nth(1)?.split('"').next()?;
        let needs = load.rsplit_once('[').map_or("", |(_, list)| list.split(']').next().unwrap_or_default());
        let needs = needs.split(',').map(|need| need.trim().to_owned()).collect::<Vec<_>>();
        Some((name, file, needs))
    });
    let named: Vec<_> = named.collect();
    let file_of = |name: &String| named.iter().find(|(known, ..)| known == name).map(|(_, file, _)| *file);
    let rooms = named.iter().filter_map(|(name, file, needs)| {
        let room = name.strip_prefix("__wasm_split_load_room_")?;
        let parts = std::iter::once(*file).chain(needs.iter().filter_map(file_of));
        Some((room.to_owned(), parts.map(str::to_owned).collect()))
    });
    rooms.collect()
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
    fn a_room_comes_with_what_it_shares() {
        let script = "function makeLoad(fetcher, deps) {}\nconst __chunk_5 = makeLoad(() => { \
                      fetch(new URL(\"./chunk_5-1f.wasm\", import.meta.url)) }, []);\n\
                      export const __wasm_split_load_room_quiz = wrapAsyncCb(makeLoad(() => { \
                      fetch(new URL(\"./room_quiz-1f.wasm\", import.meta.url)) }, [__chunk_5]));";
        let parts = ["room_quiz-1f.wasm", "chunk_5-1f.wasm"].map(str::to_owned).to_vec();
        assert_eq!(rooms_in(script), [("quiz".to_owned(), parts)]);
    }

    #[test]
    fn follows_static_imports() {
        assert_eq!(
            imported("import { a } from \"./a.mjs\";\nimport './b.js';\nimport(x)"),
            ["a.mjs", "b.js"]
        );
    }
}
