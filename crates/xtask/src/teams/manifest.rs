//! The manifest of the package. `tests/embed/teams.test.mjs` holds it against Microsoft's own schema.

use super::words::Words;
use crate::hash::Hash;
use crate::problem::{Problem, Result};
use serde_json::{Value, json};

/// The version of Microsoft's schema.
const SCHEMA: &str = "1.19";
/// The most characters Teams takes for a short name.
const SHORT: usize = 30;

/// The tabs: the id Teams keeps, the address below the app's, and the view that is shown there. Their names are among
/// [`Words`], in this order.
const TABS: [(&str, &str, &str); 4] = [
    ("polyphony.today", "", "app"),
    ("polyphony.stories", "stories", "app"),
    ("polyphony.reach", "reach", "app"),
    ("polyphony.quiz", "quiz", "quiz"),
];

/// The manifest for an app at this address, with these words; those of `others` lie beside it, a file a language.
pub fn of(url: &str, name: &str, words: &Words, others: &[Words]) -> Result<Value> {
    let wrong = |why: &str| {
        Problem::new(
            "make a Teams package",
            format!("`{url}` {why}"),
            "Give the address people type, like https://voices.example.org",
        )
    };
    let host = url
        .trim_end_matches('/')
        .strip_prefix("https://")
        .ok_or_else(|| wrong("does not begin with https://"))?;
    let labels = host
        .split('.')
        .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    if !labels || !host.contains('.') {
        return Err(wrong("must be a host and nothing after it"));
    }
    if name.trim().is_empty() || name.chars().count() > SHORT {
        let why = format!("a name has between 1 and {SHORT} characters, `{name}` has not");
        return Err(Problem::new("make a Teams package", why, "Give a shorter --name."));
    }
    let host = host.to_ascii_lowercase();
    let at = |path: &str| format!("https://{host}/{path}");
    let tab = |((id, path, view), name): (&(&str, &str, &str), &String)| {
        json!({
            "entityId": id,
            "name": name,
            "contentUrl": at(&format!("{path}?embed={view}&host=teams")),
            "websiteUrl": at(path),
            "scopes": ["personal"],
        })
    };
    Ok(json!({
        "$schema": format!("https://developer.microsoft.com/en-us/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json"),
        "manifestVersion": SCHEMA,
        "version": env!("CARGO_PKG_VERSION"),
        "id": id(&host),
        "developer": {
            "name": name,
            "websiteUrl": at(""),
            "privacyUrl": at("me/data"),
            "termsOfUseUrl": at("guide"),
        },
        "name": { "short": name, "full": name },
        "description": {
            "short": words.short,
            "full": words.full,
        },
        "localizationInfo": {
            "defaultLanguageTag": words.language,
            "additionalLanguages": others.iter().map(Words::named).collect::<Vec<_>>(),
        },
        "icons": { "color": "color.png", "outline": "outline.png" },
        "accentColor": ACCENT,
        "staticTabs": TABS.iter().zip(&words.tabs).map(tab).collect::<Vec<_>>(),
        "permissions": ["identity"],
        "validDomains": [host],
        "showLoadingIndicator": true,
    }))
}

/// The address of the schema for the files of other languages.
pub fn localization() -> String {
    format!(
        "https://developer.microsoft.com/en-us/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.Localization.schema.json"
    )
}

/// What the icon stands on.
const ACCENT: &str = "#B44723";

/// The same address is always the same app: Teams then takes a new package for a new version of it.
fn id(host: &str) -> String {
    let half = |salt: &[u8]| {
        let mut hash = Hash::new();
        hash.add(salt).add(host.as_bytes());
        hash.hex()
    };
    let digits = format!("{}{}", half(b"polyphony teams 1"), half(b"polyphony teams 2"));
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    // A UUID of version 8, which is whatever somebody makes of it.
    format!("{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str, name: &str) -> Result<Value> {
        let words = super::super::words::all()?;
        super::of(url, name, words.first().unwrap(), &words[1..])
    }

    #[test]
    fn an_address_is_an_app_of_its_own() {
        let manifest = of("https://Voices.Example.org/", "Voices").unwrap();
        assert_eq!(manifest["validDomains"], json!(["voices.example.org"]));
        assert_eq!(
            manifest["staticTabs"][1]["contentUrl"],
            "https://voices.example.org/stories?embed=app&host=teams"
        );
        assert_eq!(manifest["id"], of("https://voices.example.org", "Other").unwrap()["id"]);
        assert_ne!(manifest["id"], of("https://voices.example.com", "Voices").unwrap()["id"]);
        assert_eq!(manifest["id"].as_str().unwrap().len(), 36);
    }

    #[test]
    fn what_teams_would_refuse_is_refused_here() {
        for url in [
            "http://e.org",
            "https://",
            "https://localhost",
            "https://e.org/app",
            "https://e.org:8443",
            "e.org",
        ] {
            assert!(of(url, "Voices").is_err(), "{url}");
        }
        for name in ["", " ", &"x".repeat(31)] {
            assert!(of("https://e.org", name).is_err(), "{name}");
        }
    }
}
