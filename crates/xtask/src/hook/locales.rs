//! Fills in from English what a language's texts lack, so that a missing text shows English and not its key, and leaves
//! out what only the server says.

use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::path::Path;

fn read(path: &Path) -> Result<Map<String, Value>> {
    serde_json::from_str(&paths::read(path)?).map_err(|error| {
        Problem::new(format!("read {}", path.display()), error.to_string(), "Mend the file there.")
    })
}

/// Completes every catalogue among Trunk's output.
pub fn complete(staging: &Path) -> Result<()> {
    let folder = staging.join("locales");
    let english = read(&folder.join("en.json"))?;
    for file in paths::files_below(&folder) {
        let path = folder.join(file);
        let texts = read(&path)?;
        let whole = completed(texts.clone(), &english);
        if whole != texts {
            paths::write_atomic(&path, Value::Object(whole).to_string().as_bytes())?;
        }
    }
    Ok(())
}

/// The texts of the reports, which the server draws, and of the manifests: no screen asks for them.
const NOT_SCREENS: [&str; 2] = ["report.", "manifest."];

fn completed(mut texts: Map<String, Value>, english: &Map<String, Value>) -> Map<String, Value> {
    for (key, text) in english {
        texts.entry(key.clone()).or_insert_with(|| text.clone());
    }
    texts.retain(|key, _| !NOT_SCREENS.iter().any(|start| key.starts_with(start)));
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_language_lacks_is_english() {
        let map = |value: Value| value.as_object().cloned().unwrap_or_default();
        let whole = completed(map(json!({"a": "eins"})), &map(json!({"a": "one", "b": "two"})));
        assert_eq!(Value::Object(whole), json!({"a": "eins", "b": "two"}));
        let app = completed(map(json!({"report.day": "x", "a": "eins"})), &map(json!({"report.date": "y"})));
        assert_eq!(Value::Object(app), json!({"a": "eins"}), "what the server says stays with it");
    }
}
