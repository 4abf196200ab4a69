//! What the package says of the app, in each of the app's languages, from the locale files.

use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value, json};

/// The app's languages, the one of the manifest itself first.
const LANGUAGES: [&str; 5] = ["en", "es", "fr", "de", "ar"];
/// The names of the tabs among the texts.
const TABS: [&str; 4] = ["nav.today", "nav.stories", "manifest.shortcut.reach", "manifest.teams.quiz"];

/// One language's words.
#[derive(Debug, Clone)]
pub struct Words {
    /// Which language.
    pub language: &'static str,
    /// What the app is, in 80 characters at most.
    pub short: String,
    /// The same at length.
    pub full: String,
    /// What the tabs are called.
    pub tabs: Vec<String>,
}

/// Every language's words, English first.
pub fn all() -> Result<Vec<Words>> {
    LANGUAGES.into_iter().map(Words::of).collect()
}

impl Words {
    fn of(language: &'static str) -> Result<Self> {
        let path = paths::root()?.join(format!("public/locales/{language}.json"));
        let problem =
            |why: String| Problem::new(format!("read {}", path.display()), why, "Mend the file there.");
        let texts: Map<String, Value> =
            serde_json::from_str(&paths::read(&path)?).map_err(|error| problem(error.to_string()))?;
        let text = |key: &str| {
            let text = texts.get(key).and_then(Value::as_str).map(str::to_owned);
            text.ok_or_else(|| problem(format!("the text {key} is missing")))
        };
        Ok(Self {
            language,
            short: text("start.title")?,
            full: format!("{} {}", text("manifest.description")?, text("start.private")?),
            tabs: TABS.into_iter().map(text).collect::<Result<_>>()?,
        })
    }

    /// The file of this language inside the package.
    pub fn file(&self) -> String {
        format!("{}.json", self.language)
    }

    /// How the manifest names that file.
    pub fn named(&self) -> Value {
        json!({ "languageTag": self.language, "file": self.file() })
    }

    /// What stands in it; a company's name is the same in all languages.
    pub fn content(&self, schema: &str, name: &str) -> Value {
        let mut all = json!({
            "$schema": schema,
            "name.short": name,
            "name.full": name,
            "description.short": self.short,
            "description.full": self.full,
        });
        if let Some(all) = all.as_object_mut() {
            let tabs = self.tabs.iter().enumerate();
            all.extend(
                tabs.map(|(place, tab)| (format!("staticTabs[{place}].name"), Value::from(tab.clone()))),
            );
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words_and_they_fit() {
        let all = all().unwrap();
        assert_eq!(all.len(), LANGUAGES.len());
        for words in &all {
            assert!(words.short.chars().count() <= 80 && words.full.chars().count() <= 4000, "{words:?}");
            assert_eq!(words.tabs.len(), TABS.len());
        }
        assert_ne!(all[0].short, all[3].short);
        assert_eq!(all[3].content("s", "Stimmen")["staticTabs[0].name"], "Heute");
    }
}
