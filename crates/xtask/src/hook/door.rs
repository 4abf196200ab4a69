//! What the door says, in each language, in the page itself: it can be read before the app is there. The page's script shows
//! the one of its reader's language (`public/boot.mjs`), and the app puts the same words in the same place
//! (`src/features/home/start.rs`).

use super::manifests::RIGHT_TO_LEFT;
use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::path::Path;

/// The place in `index.html`.
const PLACE: &str = r#"<div class="door" data-door></div>"#;

fn broken(path: &Path, why: impl Into<String>, remedy: &str) -> Problem {
    Problem::new(format!("write the door's words into {}", path.display()), why.into(), remedy)
}

/// Fills the page among Trunk's output with the texts that lie there.
pub fn fill(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let html = paths::read(&page)?;
    if !html.contains(PLACE) {
        return Err(broken(&page, format!("it has no {PLACE}"), "Put it back into index.html."));
    }
    let folder = staging.join("locales");
    let mut words = String::new();
    for file in paths::files_below(&folder) {
        let path = folder.join(&file);
        let Some(language) = file.to_str().and_then(|name| name.strip_suffix(".json")) else { continue };
        let texts: Map<String, Value> = serde_json::from_str(&paths::read(&path)?)
            .map_err(|error| broken(&path, error.to_string(), "Mend the file."))?;
        words += &said(language, &texts)
            .ok_or_else(|| broken(&path, "a text start.… is missing", "Add it to public/locales/en.json."))?;
    }
    let filled = html.replacen(
        PLACE,
        &format!(r#"<div class="door">{words}<div class="door-choices"></div></div>"#),
        1,
    );
    paths::write_atomic(&page, filled.as_bytes())
}

/// One language's words, hidden until they are chosen. The programme's name and the icon are the app's to say; their
/// room is held.
fn said(language: &str, texts: &Map<String, Value>) -> Option<String> {
    let direction = if RIGHT_TO_LEFT.contains(&language) { "rtl" } else { "ltr" };
    let text = |key: &str| Some(escaped(texts.get(&format!("start.{key}"))?.as_str()?));
    let (title, what, private) = (text("title")?, text("what")?, text("private")?);
    Some(format!(
        r#"<div class="door-text" lang="{language}" dir="{direction}" hidden><p class="door-brand"><svg class="brand-mark" aria-hidden="true"></svg>&nbsp;</p><h1>{title}</h1><p class="lead">{what}</p><p class="door-private"><svg class="icon" aria-hidden="true"></svg><span>{private}</span></p></div>"#
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn texts(title: &str) -> Map<String, Value> {
        let all = json!({ "start.title": title, "start.what": "w", "start.private": "p" });
        all.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn the_door_speaks_each_language_in_its_direction_and_nothing_in_it_is_markup() {
        let said = said("ar", &texts("a <b> & c")).unwrap();
        assert!(said.contains(r#"lang="ar" dir="rtl" hidden"#), "{said}");
        assert!(said.contains("<h1>a &lt;b&gt; &amp; c</h1>"), "{said}");
    }

    #[test]
    fn a_page_without_a_place_and_a_missing_text_are_said() {
        let staging = std::env::temp_dir().join(format!("door-{}", std::process::id()));
        let write = |name: &str, text: &str| std::fs::write(staging.join(name), text).unwrap();
        std::fs::create_dir_all(staging.join("locales")).unwrap();
        write("locales/en.json", &Value::Object(texts("t")).to_string());
        write("index.html", "<p>");
        assert!(fill(&staging).unwrap_err().to_string().contains("data-door"));
        write("index.html", &format!("<main>{PLACE}</main>"));
        fill(&staging).unwrap();
        let html = paths::read(&staging.join("index.html")).unwrap();
        assert!(html.starts_with(r#"<main><div class="door"><div class="door-text" lang="en""#), "{html}");
        write("index.html", PLACE);
        write("locales/de.json", "{}");
        assert!(fill(&staging).unwrap_err().to_string().contains("start."));
        std::fs::remove_dir_all(&staging).unwrap();
    }
}
