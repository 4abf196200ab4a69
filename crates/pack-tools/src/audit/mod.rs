//! The audit before a typology: a short anonymous survey and coded interview notes, from which traits and personas are
//! proposed, with their gaps and overlaps. People decide; `polyphony-pack new` makes a pack of what they decided.

pub mod cluster;
pub mod new;
pub mod propose;
pub mod words;

use std::collections::BTreeSet;

use domain::quiz::{Audit, PackFault, Text};
use serde::{Deserialize, Serialize};

/// Fewer people than this propose nothing: groups of them could be known by name.
pub const LEAST_PEOPLE: usize = 20;
/// The most behaviours a survey asks about; who asks more is not answered.
const MOST_BEHAVIOURS: usize = 120;

/// One observable behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// Its name, for machines.
    pub id: String,
    /// It in the first person; later a statement of the quiz.
    pub text: Text,
    /// Whether doing it speaks against the trait.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// Its four thresholds as the survey suggests them; evenly spread if nobody was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thresholds: Option<[f64; 4]>,
}

/// An interview note: what it is about, and what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Ids of behaviours, or words for what no behaviour of the survey covers.
    pub about: Vec<String>,
    /// What was said, without names.
    pub text: String,
}

/// What was asked and answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The company's name, for machines.
    pub id: String,
    /// When, `yyyy-mm-dd`.
    pub date: String,
    /// How, in a sentence.
    pub method: String,
    /// What was asked about.
    pub behaviours: Vec<Behaviour>,
    /// One list a person, in the order of the behaviours: 1 never to 5 very often, nothing where not answered.
    pub answers: Vec<Vec<Option<u8>>>,
    /// What interviews brought.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A proposed trait.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedTrait {
    /// Its name, for machines.
    pub id: String,
    /// What its low end is like.
    pub low: Text,
    /// What its high end is like.
    pub high: Text,
    /// What shows it.
    pub behaviours: Vec<Behaviour>,
}

/// A proposed persona.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedPersona {
    /// Its name, for machines.
    pub id: String,
    /// Its name, for people.
    pub name: Text,
    /// It in a few words, until its texts are written.
    pub essence: Text,
    /// How much of which trait; any length, several personas may share a trait.
    pub weights: std::collections::BTreeMap<String, f64>,
}

/// What an audit proposes, to be changed by hand before a pack is made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The company's name, for machines.
    pub id: String,
    /// The languages of all texts.
    pub lang: Vec<String>,
    /// What it rests on.
    pub audit: Audit,
    /// How strongly traits go together, the mean over pairs.
    pub correlation: f64,
    /// The traits.
    pub traits: Vec<ProposedTrait>,
    /// The personas.
    pub personas: Vec<ProposedPersona>,
}

impl Survey {
    /// Whatever makes the survey unusable, with its place.
    pub fn faults(&self) -> Vec<PackFault> {
        let mut faults = Vec::new();
        let mut find = |path: String, reason: String| faults.push(PackFault { path, reason });
        if !domain::time::is_date(&self.date) {
            find("date".to_owned(), "must be of the form 2026-01-31".to_owned());
        }
        if !(2..=MOST_BEHAVIOURS).contains(&self.behaviours.len()) {
            find("behaviours".to_owned(), format!("must be 2 to {MOST_BEHAVIOURS}"));
        }
        let mut seen = BTreeSet::new();
        for (place, behaviour) in self.behaviours.iter().enumerate() {
            if !seen.insert(&behaviour.id) {
                find(format!("behaviours[{place}].id"), format!("{} is there twice", behaviour.id));
            }
            if !behaviour.text.contains_key("en") {
                find(format!("behaviours[{place}].text"), "has no text in en".to_owned());
            }
        }
        if self.answers.len() < LEAST_PEOPLE {
            let reason =
                format!("{} people answered; an audit needs {LEAST_PEOPLE} at least", self.answers.len());
            find("answers".to_owned(), reason);
        }
        for (place, row) in self.answers.iter().enumerate() {
            if row.len() != self.behaviours.len() {
                let reason = format!("has {} answers to {} behaviours", row.len(), self.behaviours.len());
                find(format!("answers[{place}]"), reason);
            } else if let Some(level) = row.iter().flatten().find(|level| !(1..=5).contains(*level)) {
                find(format!("answers[{place}]"), format!("{level} is not 1 to 5"));
            }
        }
        faults.truncate(200);
        faults
    }
}
