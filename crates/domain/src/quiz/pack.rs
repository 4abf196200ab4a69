//! The typology pack: personas, statements and questions as data. A company replaces it without touching code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::IgnoredAny};
use sha2::{Digest, Sha256};

pub use super::statement::{Keyed, Question, QuestionKind, QuestionStatus, Statement};
use super::{
    pack_check::{PackFault, faults, too_long, unread},
    vector::TestVector,
};
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
    /// Where its JSON Schema is; for editors alone.
    #[serde(default, rename = "$schema", skip_serializing)]
    pub schema: IgnoredAny,
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
    /// Whom the zeros of its scales stand for; absent while nobody was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norms: Option<Norms>,
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
    /// Answers with the verdict they must give, to the last bit, wherever it is computed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub test_vectors: Vec<TestVector>,
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

/// The people to whom the scales of a calibrated pack compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norms {
    /// When they were asked, `yyyy-mm-dd`.
    pub date: String,
    /// Who they are, in a sentence.
    pub population: String,
    /// How many.
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
    /// How many questions of a session are chosen by chance alone, 0–3: answers from which a pack is calibrated must
    /// not all have been chosen by it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seeding: u8,
    /// Which share of the live questions a session may draw on, above 0 to 1: about so many people at most see any one
    /// question, and those who compare notes see others.
    #[serde(default = "third", skip_serializing_if = "is_third")]
    pub exposure: f64,
}

fn third() -> f64 {
    0.3
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_third(share: &f64) -> bool {
    *share == third()
}

/// Numbers that are not there and zero are one thing; the name of a pack without seeding stays what it was.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(number: &u8) -> bool {
    *number == 0
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
    /// How it differs from the persona it is most easily taken for.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub contrast: Text,
    /// Ids of the networks it is most at home in, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// Ids of its learning paths; without any, the path that bears its own id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// Its score as a combination of traits; of unit length.
    pub weights: BTreeMap<String, f64>,
    /// Its emblem.
    pub icon: String,
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
        too_long(json.len() as u64).map_or(Ok(()), |fault| Err(vec![fault]))?;
        let pack: Self = serde_json::from_str(json).map_err(|error| vec![unread(&error)])?;
        let faults = pack.faults();
        if faults.is_empty() { Ok(pack) } else { Err(faults) }
    }

    /// Whatever makes the pack unusable, each fault with its path; nothing of a pack that was read by [`Self::read`].
    pub fn faults(&self) -> Vec<PackFault> {
        faults(self)
    }

    /// The name of exactly this pack, the same in every language: of the words only the version tells, and nothing of
    /// how well its numbers are known.
    pub fn reference(&self) -> PackRef {
        let traits: Vec<_> = self.traits.iter().map(|row| (&row.id, row.kind)).collect();
        let statement =
            |s: &Statement| Statement { text: Text::new(), se: None, n_cal: None, dif: None, ..s.clone() };
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
