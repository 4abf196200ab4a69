//! The app's manifests with the company's own name and colour.

use axum::response::{IntoResponse, Response};
use http::header;
use serde_json::Value;

use crate::config::{Brand, Config};

/// How the names of manifests end.
pub const ENDING: &str = ".webmanifest";
/// What the programme is called where nobody gave it a name.
const NO_NAME: &str = "Polyphony";
/// The most letters that fit under an icon.
const SHORT: usize = 12;

/// The manifest of this name as the company's; none where there is none, or where it is to stay as it is.
pub async fn branded(config: &Config, name: &str) -> Option<Response> {
    let named = (config.name != NO_NAME).then_some(config.name.as_str());
    if named.is_none() && config.brand == Brand::default() {
        return None;
    }
    let plain = name.trim_start_matches('/');
    // Only the app's own manifests lie at its top; a path from outside leads nowhere else.
    if plain.contains(['/', '\\']) {
        return None;
    }
    let text = tokio::fs::read(config.dist.join(plain)).await.ok()?;
    let manifest = with(serde_json::from_slice(&text).ok()?, named, config.brand.accent.as_deref())?;
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    Some((headers, manifest.to_string()).into_response())
}

/// The manifest with this name and colour.
fn with(mut manifest: Value, name: Option<&str>, accent: Option<&str>) -> Option<Value> {
    let all = manifest.as_object_mut()?;
    if let Some(name) = name {
        all.insert("name".to_owned(), name.into());
        // Longer ones would be cut in the middle of a word.
        let first = name.split_whitespace().next().unwrap_or(name);
        let short = if name.chars().count() <= SHORT { name } else { first };
        all.insert("short_name".to_owned(), short.into());
    }
    if let Some(accent) = accent {
        all.insert("theme_color".to_owned(), accent.into());
    }
    Some(manifest)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::with;

    #[test]
    fn a_company_has_its_own_name_and_colour() {
        let plain =
            json!({"name": "Polyphony", "short_name": "Polyphony", "theme_color": "white", "id": "/"});
        let made = with(plain.clone(), Some("Lindquell ambassadors"), Some("#123456"));
        let wanted = json!({"name": "Lindquell ambassadors", "short_name": "Lindquell", "theme_color": "#123456", "id": "/"});
        assert_eq!(made, Some(wanted));
        assert_eq!(with(plain.clone(), None, None), Some(plain));
        assert_eq!(with(json!([]), None, None), None);
    }
}
