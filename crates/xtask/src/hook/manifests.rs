//! One web app manifest a language, from one template (`public/manifest.webmanifest`) and the texts `manifest.…` of the
//! locale files: `manifest.webmanifest` is the English one, `manifest.de.webmanifest` the German. The page names the one
//! of its reader's language; all say the same `id`, so that it stays one app on the device.

use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::env;
use std::path::Path;

const NAME: &str = "manifest.webmanifest";
/// Languages that are read from right to left.
pub const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

fn read(path: &Path) -> Result<Value> {
    serde_json::from_str(&paths::read(path)?).map_err(|error| {
        Problem::new(format!("read {}", path.display()), error.to_string(), "Mend the file there.")
    })
}

/// Writes the manifests among Trunk's output, from the sources' template and texts.
pub fn make(staging: &Path, source: &Path) -> Result<()> {
    let mut template = read(&source.join("public").join(NAME))?;
    // Where the app is served below a path of its own, it is an app of its own.
    let place = env::var("TRUNK_PUBLIC_URL").ok().filter(|place| place.starts_with('/'));
    if let (Some(place), Some(all)) = (place, template.as_object_mut()) {
        all.insert("id".to_owned(), Value::String(place));
    }
    // What the settings beside the page say of the company's look; the server does the same with its own.
    let settings = read(&staging.join("config.json"))?;
    if let (Some(accent), Some(all)) = (settings.pointer("/brand/accent"), template.as_object_mut()) {
        all.insert("theme_color".to_owned(), accent.clone());
    }
    let folder = source.join("public/locales");
    let english = read(&folder.join("en.json"))?;
    for file in paths::files_below(&folder) {
        let Some(language) = file.to_str().and_then(|name| name.strip_suffix(".json")) else { continue };
        let texts = read(&folder.join(&file))?;
        let filled = filled(&template, language, &texts, &english)?;
        let name =
            if language == "en" { NAME.to_owned() } else { format!("manifest.{language}.webmanifest") };
        paths::write_atomic(&staging.join(name), filled.to_string().as_bytes())?;
    }
    Ok(())
}

/// The template with each `"{key}"` replaced by its text in this language.
fn filled(template: &Value, language: &str, texts: &Value, english: &Value) -> Result<Value> {
    Ok(match template {
        Value::String(text) => match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            Some("lang") => Value::from(language),
            Some("dir") => Value::from(if RIGHT_TO_LEFT.contains(&language) { "rtl" } else { "ltr" }),
            Some(key) => text_of(key, texts, english)?,
            None => template.clone(),
        },
        Value::Array(all) => {
            Value::Array(all.iter().map(|one| filled(one, language, texts, english)).collect::<Result<_>>()?)
        }
        Value::Object(all) => {
            let pairs =
                all.iter().map(|(name, one)| Ok((name.clone(), filled(one, language, texts, english)?)));
            Value::Object(pairs.collect::<Result<Map<_, _>>>()?)
        }
        other => other.clone(),
    })
}

fn text_of(key: &str, texts: &Value, english: &Value) -> Result<Value> {
    let full = format!("manifest.{key}");
    texts.get(&full).or_else(|| english.get(&full)).cloned().ok_or_else(|| {
        Problem::new(
            "fill in the manifest",
            format!("public/{NAME} asks for {full}, which is not among the texts"),
            "Add it to public/locales/en.json.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_language_says_its_own_words_and_english_where_it_has_none() {
        let template =
            json!({"lang": "{lang}", "dir": "{dir}", "n": 1, "a": [{"label": "{x}"}, {"label": "{y}"}]});
        let (german, english) =
            (json!({"manifest.x": "Haus"}), json!({"manifest.x": "house", "manifest.y": "tree"}));
        let made = filled(&template, "de", &german, &english).unwrap();
        assert_eq!(
            made,
            json!({"lang": "de", "dir": "ltr", "n": 1, "a": [{"label": "Haus"}, {"label": "tree"}]})
        );
        assert_eq!(filled(&template, "ar", &german, &english).unwrap()["dir"], "rtl");
    }

    #[test]
    fn a_text_that_is_nowhere_is_said_by_name() {
        let problem = filled(&json!("{z}"), "de", &json!({}), &json!({})).unwrap_err();
        assert!(problem.to_string().contains("manifest.z"), "{problem}");
    }
}
