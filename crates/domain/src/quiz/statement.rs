//! What one is asked about, and how.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pack::Text;

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
    /// The standard error of the slope, if it was estimated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub se: Option<f64>,
    /// From how many people's answers it was estimated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n_cal: Option<u32>,
    /// The greatest difference of its thresholds between groups of people, in standard deviations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dif: Option<f64>,
    /// Statements so alike that only one of them is asked. Each names the other.
    #[serde(default)]
    pub enemies: Vec<String>,
}

impl Statement {
    /// The trait it bears on most; of equals the first by name.
    pub fn main_trait(&self) -> Option<&str> {
        let heavier = |best: (&'_ String, f64), next: (&'_ String, f64)| next.1.abs() > best.1.abs();
        let all = self.loadings.iter().map(|(id, loading)| (id, *loading));
        all.reduce(|best, next| if heavier(best, next) { next } else { best }).map(|(id, _)| id.as_str())
    }
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
    /// Introduced how; nothing for a rated statement, or if the app's own words will do.
    #[serde(default)]
    pub prompt: Text,
    /// Seconds it takes, if not those of its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// To which share of the sessions it is dealt, above 0 to 1, if not to the pack's: less for one that is wanted so much
    /// that nearly everybody would see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exposure: Option<f64>,
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
