//! The questions of "may I post this?" and the ways they can end.

use serde::Deserialize;

use super::rule::Scope;

/// The questions that lead to a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What happens here.
    pub intro: String,
    /// The first question.
    pub start: String,
    /// Every question.
    pub questions: Vec<Question>,
    /// Every verdict.
    pub verdicts: Vec<Verdict>,
}

impl Decision {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The verdict with this id.
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.id == id)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// What helps to answer, if anything does.
    pub hint: Option<String>,
    /// What one can answer.
    pub answers: Vec<Offer>,
}

/// An answer that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawOffer")]
pub struct Offer {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub leads: Leads,
}

/// Where an answer leads, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To another question.
    Question(String),
    /// To the end.
    Verdict(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOffer {
    label: String,
    next: Option<String>,
    verdict: Option<String>,
}

impl TryFrom<RawOffer> for Offer {
    type Error = &'static str;

    fn try_from(raw: RawOffer) -> Result<Self, Self::Error> {
        let leads = match (raw.next, raw.verdict) {
            (Some(next), None) => Leads::Question(next),
            (None, Some(verdict)) => Leads::Verdict(verdict),
            _ => return Err("an answer must have either next or verdict"),
        };
        Ok(Self { label: raw.label, leads })
    }
}

/// How the questions can end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Its name.
    pub id: String,
    /// Yes, ask first, or no.
    pub kind: Kind,
    /// In a few words.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
    /// Whom to ask.
    pub ask: Option<String>,
    /// Which rules it rests on.
    pub rule_scope: Scope,
}

/// The three ways it can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Go ahead, and say whom you work for.
    YesWithDisclosure,
    /// Ask somebody first.
    AskFirst,
    /// Leave it.
    No,
}
