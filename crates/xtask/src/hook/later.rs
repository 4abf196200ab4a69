//! What the first visit does not need is fetched with the first room: the styles and the texts of the screens.
//!
//! Styles are merged into two files. The page links the first; `data-styles` on its root names the second. Texts are
//! parted by the first word of their keys; `locales/<language>.rooms.json` holds the second part.

use crate::hash::Hash;
use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The style files that the shell, the door and the welcome need, without ending; all others come with the rooms.
const FIRST_STYLES: [&str; 9] =
    ["main", "tokens", "base", "ui", "dialog", "note", "shell", "start", "welcome"];
/// The first words of the keys that the shell, the door and the welcome need.
const FIRST_TEXTS: [&str; 9] =
    ["app", "broken", "language", "not_found", "problem", "shell", "start", "ui", "welcome"];

/// Parts styles and texts among Trunk's output.
pub fn part(staging: &Path) -> Result<()> {
    styles(staging)?;
    texts(&staging.join("locales"))
}

fn styles(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let html = paths::read(&page)?;
    let links: Vec<(&str, &str)> = html.split_inclusive('>').filter_map(link).collect();
    let (first, later): (Vec<_>, Vec<_>) = links.iter().partition(|(_, name)| is_first(name));
    let first = merged(staging, "first", &first)?;
    let later = merged(staging, "rooms", &later)?;
    let mut rest = html.clone();
    for (index, (tag, _)) in links.iter().enumerate() {
        let instead =
            if index == 0 { format!("<link rel=\"stylesheet\" href=\"{first}\">") } else { String::new() };
        rest = rest.replacen(tag.trim_start(), &instead, 1);
    }
    let rest = rest.replacen("<html ", &format!("<html data-styles=\"{later}\" "), 1);
    paths::write_atomic(&page, rest.as_bytes())
}

/// A tag that links one of our style files, and the file's name.
fn link(piece: &str) -> Option<(&str, &str)> {
    let at = piece.rfind("<link")?;
    let tag = piece.get(at..)?;
    let address = tag.split("href=\"").nth(1)?.split('"').next()?;
    let name = address.rsplit('/').next()?;
    (tag.contains("stylesheet") && name.ends_with(".css")).then_some((tag, name))
}

/// `shell-1f2e.css` is the shell's.
fn is_first(name: &str) -> bool {
    let stem = name.rsplit_once('-').map_or(name, |(stem, _)| stem);
    FIRST_STYLES.contains(&stem)
}

/// One file of several, in their order; the parts are removed.
fn merged(staging: &Path, name: &str, parts: &[&(&str, &str)]) -> Result<String> {
    let mut text = String::new();
    for (_, part) in parts {
        let path = staging.join(part);
        text.push_str(&paths::read(&path)?);
        text.push('\n');
        fs::remove_file(&path).map_err(|e| Problem::file("remove", &path, &e))?;
    }
    let mut hash = Hash::new();
    hash.add(text.as_bytes());
    let file = format!("{name}-{}.css", hash.hex());
    paths::write_atomic(&staging.join(&file), without_comments(&text).as_bytes())?;
    Ok(file)
}

/// Comments and indents are for us.
fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines: Vec<&str> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn texts(folder: &Path) -> Result<()> {
    for file in paths::files_below(folder) {
        let path = folder.join(&file);
        let Some(language) = file.to_str().and_then(|name| name.strip_suffix(".json")) else { continue };
        let all: Map<String, Value> = serde_json::from_str(&paths::read(&path)?)
            .map_err(|e| Problem::new(format!("read {}", path.display()), e.to_string(), "Mend the file."))?;
        let (first, later): (Map<_, _>, Map<_, _>) = all
            .into_iter()
            .partition(|(key, _)| key.split('.').next().is_some_and(|word| FIRST_TEXTS.contains(&word)));
        paths::write_atomic(&path, Value::Object(first).to_string().as_bytes())?;
        let rooms = folder.join(format!("{language}.rooms.json"));
        paths::write_atomic(&rooms, Value::Object(later).to_string().as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_links_the_first_styles_and_names_the_others() {
        let staging = std::env::temp_dir().join(format!("later-{}", std::process::id()));
        fs::create_dir_all(staging.join("locales")).unwrap();
        let put = |name: &str, text: &str| fs::write(staging.join(name), text).unwrap();
        put(
            "index.html",
            "<html lang=\"en\"><link rel=\"stylesheet\" href=\"/base-1f.css\"><link rel=\"icon\" href=\"/a.svg\">\
                           <link rel=\"stylesheet\" href=\"/quiz-2f.css\"></html>",
        );
        put("base-1f.css", "a { /* why */ color: red }");
        put("quiz-2f.css", "b {}");
        put("locales/en.json", "{\"ui.close\": \"Close\", \"quiz.go\": \"Go\"}");
        part(&staging).unwrap();
        let html = fs::read_to_string(staging.join("index.html")).unwrap();
        let rooms = html.split("data-styles=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(fs::read_to_string(staging.join(rooms)).unwrap().trim(), "b {}");
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert!(html.contains("/a.svg") && !staging.join("quiz-2f.css").exists());
        let first = html.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(fs::read_to_string(staging.join(first)).unwrap().trim(), "a {  color: red }");
        let texts = |name: &str| fs::read_to_string(staging.join(name)).unwrap();
        assert_eq!(texts("locales/en.json"), "{\"ui.close\":\"Close\"}");
        assert_eq!(texts("locales/en.rooms.json"), "{\"quiz.go\":\"Go\"}");
        fs::remove_dir_all(staging).unwrap();
    }
}
