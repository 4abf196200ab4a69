//! Rules about disclosure: where they hold, what about, and how well they are known.

use serde::Deserialize;

/// What a rule is about: the second part of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// About no rule.
    None,
    /// Posting about one's employer.
    Employee,
    /// Posting after a present or a payment.
    Gift,
    /// Naming a competitor.
    Competitor,
    /// Sharing a job.
    Job,
}

impl Scope {
    /// Every scope a rule can have.
    pub const OF_RULES: [Self; 4] = [Self::Employee, Self::Gift, Self::Competitor, Self::Job];

    /// Its name in ids and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Employee => "employee",
            Self::Gift => "gift",
            Self::Competitor => "competitor",
            Self::Job => "job",
        }
    }
}

/// Where readers live, as far as there are rules for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    /// The United States.
    Us,
    /// The United Kingdom.
    Gb,
    /// Germany.
    De,
    /// France.
    Fr,
    /// Spain.
    Es,
    /// Elsewhere in the European Union.
    Eu,
}

impl Country {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Us, Self::Gb, Self::De, Self::Fr, Self::Es, Self::Eu];

    /// Its code in lower case: the first part of its rules' ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Gb => "gb",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Eu => "eu",
        }
    }

    /// The country with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.code() == code)
    }
}

/// A rule about disclosure, and how well it is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Country, scope and a word or two: `us-employee-disclosure`.
    pub id: String,
    /// Where it holds.
    pub country: Country,
    /// What it says, in English.
    pub claim: String,
    /// The text it comes from, or should come from.
    pub source_title: String,
    /// Where in that text.
    pub section: Option<String>,
    /// Of which year that text is.
    pub year: Option<u16>,
    /// The day it was last looked at, `2026-11-22`.
    pub checked_on: String,
    /// Whether the source was read.
    pub status: RuleStatus,
    /// Where the source was read.
    pub url: Option<String>,
}

impl Rule {
    /// What it is about.
    pub fn scope(&self) -> Scope {
        let name = self.id.split('-').nth(1).unwrap_or_default();
        Scope::OF_RULES.into_iter().find(|scope| scope.name() == name).unwrap_or(Scope::None)
    }

    /// Whether its source was found and read.
    pub fn is_sourced(&self) -> bool {
        self.status == RuleStatus::Sourced
    }
}

/// How well a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleStatus {
    /// A text of the law, of an authority or of a court was read, and says so.
    Sourced,
    /// It seems right; nobody has checked.
    CompanyMustConfirm,
}
