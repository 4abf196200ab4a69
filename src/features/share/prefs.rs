//! What somebody told the share sheet once, kept on this device and nowhere else.

use domain::{
    disclosure::{Disclosed, Mark, Tie, disclose, mark},
    guide::Country,
    ids::PersonId,
    intent::{Instance, tidy},
};
use serde::{Deserialize, Serialize};

use crate::platform::storage;

/// Their answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Whether the app says for whom they work; off until they said where.
    pub says: bool,
    /// Where they work, as it is to be read.
    pub company: String,
    /// Where their readers are: a country's code.
    pub country: String,
    /// Where they are at home on Mastodon.
    pub instance: String,
    /// The most posts a week that they want to make; 0 means that they do not count.
    pub budget: u64,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            says: false,
            company: String::new(),
            country: String::new(),
            instance: String::new(),
            budget: 3,
        }
    }
}

impl Prefs {
    /// The answers of this person.
    pub fn load(person: Option<&PersonId>) -> Self {
        let kept = storage::get(&name(person)).and_then(|text| serde_json::from_str(&text).ok());
        kept.unwrap_or_else(|| {
            // Whoever told the guide need not say it twice.
            let (company, country) = (told("guide.company"), told("guide.country"));
            Self { says: !company.is_empty() && !country.is_empty(), company, country, ..Self::default() }
        })
    }

    /// Keeps them.
    pub fn save(&self, person: Option<&PersonId>) {
        if let Ok(text) = serde_json::to_string(self) {
            storage::set(&name(person), &text);
        }
    }

    /// Their Mastodon server, if they named one.
    pub fn home(&self) -> Option<Instance> {
        Instance::read(&self.instance).ok()
    }

    /// The words to disclose with; none where nothing is to be said, or not enough is known.
    pub fn mark(&self, gift: bool) -> Option<(Mark, Tie)> {
        let country = Country::of_code(&self.country)?;
        let tie = if gift { Tie::Gift } else { Tie::Employee };
        let wanted = gift || self.says;
        Some((mark(country, tie, &self.company).filter(|_| wanted)?, tie))
    }

    /// A caption with what it discloses in its place, and with what the company asks for.
    pub fn placed(&self, caption: &str, gift: bool, asked: Option<&str>) -> Disclosed {
        let mark = self.mark(gift);
        disclose(&tidy(caption), asked, mark.as_ref().map(|(mark, tie)| (mark, *tie)), &self.company)
    }
}

fn name(person: Option<&PersonId>) -> String {
    person.map_or_else(|| "share".to_owned(), |person| format!("share.{person}"))
}

fn told(name: &str) -> String {
    storage::get(name).unwrap_or_default()
}
