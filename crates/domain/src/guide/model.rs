//! What the guide consists of, as its files have it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    decision::Decision,
    rule::{Country, Rule},
};

/// The guide in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The tag of its language.
    pub lang: String,
    /// Says that nobody gives legal advice here.
    pub not_legal_advice: String,
    /// The sections, in their order.
    pub sections: Vec<Section>,
    /// The entries, in their order within the sections.
    pub entries: Vec<Entry>,
    /// What to do, in a line each.
    pub dos: Vec<String>,
    /// What to leave, in a line each.
    pub donts: Vec<String>,
    /// What to do in a crisis.
    pub crisis: Crisis,
    /// The way to "may I post this?".
    pub decision: Decision,
    /// What each rule claims, by the rule's id.
    pub claims: BTreeMap<String, String>,
    /// The words that say whom one works for, by country.
    pub disclosures: BTreeMap<Country, String>,
}

impl Guide {
    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entries of a section, in their order.
    pub fn within<'a>(&'a self, section: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.section == section)
    }

    /// What a rule claims, in this language.
    pub fn claim<'a>(&'a self, rule: &'a Rule) -> &'a str {
        self.claims.get(&rule.id).unwrap_or(&rule.claim)
    }
}

/// A part of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name in addresses.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// One page of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name in addresses.
    pub id: String,
    /// The section it belongs to.
    pub section: String,
    /// Its heading.
    pub title: String,
    /// The whole of it in a sentence.
    pub summary: String,
    /// What it says.
    pub body: Vec<Block>,
    /// Words people look for that are not in the text.
    pub words: Vec<String>,
}

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    P(String),
    /// A list of short points.
    List(Vec<String>),
}

impl Block {
    /// Its texts, in their order.
    pub fn texts(&self) -> &[String] {
        match self {
            Self::P(text) => std::slice::from_ref(text),
            Self::List(texts) => texts,
        }
    }
}

/// What to do in a crisis, step by step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crisis {
    /// Its heading.
    pub title: String,
    /// Why these steps.
    pub intro: String,
    /// The steps, in their order.
    pub steps: Vec<String>,
}
