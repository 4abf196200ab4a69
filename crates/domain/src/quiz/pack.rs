//! The typology pack: personas, statements and questions as data. A company replaces it without touching code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::pack_check::{PackFault, faults};
use crate::{command::hex, story::StoryKind};

/// A text in several languages, by BCP 47 tag. English is always there.
pub type Text = BTreeMap<String, String>;

/// The text in `language`, else in its base language, else in English, else nothing.
pub fn text<'a>(texts: &'a Text, language: &str) -> &'a str {
    let base = language.split('-').next().unwrap_or(language);
    [language, base, "en"].iter().find_map(|tag| texts.get(*tag)).map_or("", String::as_str)
}

/// A typology with its quiz.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Its name, for machines.
    pub id: String,
    /// Its version, `major.minor.patch`.
    pub version: String,
    /// The languages in which every text is there.
    pub lang: Vec<String>,
    /// How its parameters came about.
    pub status: Status,
    /// The audit it rests on.
    pub audit: Audit,
    /// The numbers of the model.
    pub model: ModelSettings,
    /// What is measured.
    pub traits: Vec<Trait>,
    /// Who one can turn out to be.
    pub personas: Vec<Persona>,
    /// What one is asked about.
    pub statements: Vec<Statement>,
    /// How one is asked.
    pub questions: Vec<Question>,
}

/// How a pack's parameters came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Set by judgement.
    Expert,
    /// Being tried.
    Pilot,
    /// Estimated from answers.
    Calibrated,
}

/// The audit before a typology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// When, `yyyy-mm-dd`.
    pub date: String,
    /// How, in a sentence.
    pub method: String,
    /// With how many people.
    pub people: u32,
}

/// The numbers of the model (standard deviations of the latent scale unless said otherwise).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelSettings {
    /// The prior covariance of the traits.
    pub sigma: Sigma,
    /// The prior variance of the response style.
    pub style_var: f64,
    /// Above which score a persona may be "also you".
    pub cut: f64,
    /// How near to the best still counts as best.
    pub delta: f64,
    /// With which certainty to stop, 0–1.
    pub stop: f64,
    /// From which probability a persona is "also you", 0–1.
    pub label_threshold: f64,
    /// What answering takes.
    pub seconds: Seconds,
}

/// A covariance of the traits with ones on the diagonal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Sigma {
    /// The same correlation between every two traits.
    Uniform {
        /// −1/(traits − 1) to 1, both excluded.
        correlation: f64,
    },
    /// Row by row.
    Matrix {
        /// As many rows as traits, as many numbers in each.
        rows: Vec<Vec<f64>>,
    },
}

/// Seconds that a question of each kind takes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seconds {
    /// A statement rated on five levels.
    pub likert: f64,
    /// One of several statements.
    pub pick_one: f64,
    /// The most and the least fitting of several.
    pub best_worst: f64,
}

/// A latent trait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trait {
    /// Its name, for machines.
    pub id: String,
    /// Which sort.
    pub kind: TraitKind,
    /// What its low end is like.
    pub low: Text,
    /// What its high end is like.
    pub high: Text,
}

/// The sorts of trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TraitKind {
    /// What people do.
    Behaviour,
    /// What people need.
    Need,
    /// What moves people.
    Motivation,
}

/// A way of being an ambassador.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// Its name, for machines.
    pub id: String,
    /// Its name, for people.
    pub name: Text,
    /// It in one line.
    pub essence: Text,
    /// How it behaves on social media.
    pub description: Text,
    /// What it is like.
    pub traits_text: Text,
    /// What it needs.
    pub needs: Text,
    /// What moves it.
    pub motivations: Text,
    /// What it is good at.
    pub strengths: Vec<Text>,
    /// What it should mind.
    pub watch_outs: Vec<Text>,
    /// What it could do first.
    pub practices: Vec<Text>,
    /// The kinds of story that fit, best first.
    pub story_kinds: Vec<StoryKind>,
    /// Topics that fit, if the company names any.
    #[serde(default)]
    pub topics_hint: Vec<String>,
    /// Prompts for a caption of one's own.
    pub starters: Vec<Text>,
    /// How a facilitator supports it.
    pub support: Text,
    /// When to look for more of them.
    pub recruitment_note: Text,
    /// Its score as a combination of traits; of unit length.
    pub weights: BTreeMap<String, f64>,
    /// Its emblem.
    pub icon: String,
}

/// One observable behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its name, for machines.
    pub id: String,
    /// On which traits it bears, and how much.
    pub loadings: BTreeMap<String, f64>,
    /// 1, or −1 if agreeing speaks against the trait.
    pub keyed: Keyed,
    /// Its words.
    pub text: Text,
    /// How good it looks to say so, 1–7.
    pub desirability: f64,
    /// Its slope.
    pub a: f64,
    /// Its four thresholds, ascending; of the reversed scale if `keyed` is −1.
    pub b: Vec<f64>,
    /// Its forced-choice intercept; 0 until calibrated.
    pub t: f64,
    /// Statements so alike that only one of them is asked.
    #[serde(default)]
    pub enemies: Vec<String>,
}

/// The direction of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub enum Keyed {
    /// Agreeing speaks for the trait.
    For,
    /// Agreeing speaks against it.
    Against,
}

impl Keyed {
    /// 1 or −1.
    pub const fn sign(self) -> f64 {
        match self {
            Self::For => 1.0,
            Self::Against => -1.0,
        }
    }
}

impl TryFrom<i8> for Keyed {
    type Error = String;
    fn try_from(number: i8) -> Result<Self, String> {
        match number {
            1 => Ok(Self::For),
            -1 => Ok(Self::Against),
            other => Err(format!("keyed is 1 or -1, not {other}")),
        }
    }
}

impl From<Keyed> for i8 {
    fn from(keyed: Keyed) -> i8 {
        if keyed == Keyed::For { 1 } else { -1 }
    }
}

/// A question: one statement or a block of them, asked in one way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, for machines.
    pub id: String,
    /// In which way.
    pub kind: QuestionKind,
    /// About which statements.
    pub statements: Vec<String>,
    /// Introduced how; none for a rated statement.
    #[serde(default)]
    pub prompt: Text,
    /// Whether it is asked.
    pub status: QuestionStatus,
}

/// The ways of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One statement, five levels from never to very often.
    Likert,
    /// The most fitting of two to four.
    PickOne,
    /// The most and the least fitting of two to four.
    BestWorst,
}

/// Whether a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionStatus {
    /// It is, and counts.
    Live,
    /// It is now and then, to learn its parameters.
    Seed,
    /// No longer.
    Retired,
}

/// Which pack exactly: answers belong to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of everything that the result depends on, hexadecimal.
    pub hash: String,
}

impl Pack {
    /// Reads and checks a pack; every fault is named with its path, in the order of the file.
    pub fn read(json: &str) -> Result<Self, Vec<PackFault>> {
        let pack: Self = serde_json::from_str(json).map_err(|error| {
            let path = format!("line {}, column {}", error.line(), error.column());
            vec![PackFault { path, reason: error.to_string() }]
        })?;
        let faults = faults(&pack);
        if faults.is_empty() { Ok(pack) } else { Err(faults) }
    }

    /// The name of exactly this pack, the same in every language: of the words only the version tells.
    pub fn reference(&self) -> PackRef {
        let traits: Vec<_> = self.traits.iter().map(|row| (&row.id, row.kind)).collect();
        let statement = |s: &Statement| Statement { text: Text::new(), ..s.clone() };
        let statements: Vec<_> = self.statements.iter().map(statement).collect();
        let question = |q: &Question| Question { prompt: Text::new(), ..q.clone() };
        let questions: Vec<_> = self.questions.iter().map(question).collect();
        let weights: Vec<_> = self.personas.iter().map(|persona| (&persona.id, &persona.weights)).collect();
        let scored = (&self.model, traits, statements, questions, weights);
        let bytes = serde_json::to_vec(&scored).unwrap_or_default();
        PackRef { id: self.id.clone(), version: self.version.clone(), hash: hex(&Sha256::digest(bytes)) }
    }

    /// The persona with this id.
    pub fn persona(&self, id: &str) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.id == id)
    }

    /// The statement with this id.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}
