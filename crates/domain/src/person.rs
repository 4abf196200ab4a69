//! What the programme keeps about a person.

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Circle, Role},
    ids::PersonId,
    progress::Progress,
    quiz::{Answer, PackRef, Verdict},
    settings::Settings,
    time::Instant,
};

/// A participant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name they are greeted by.
    pub name: String,
    /// Where they belong.
    pub circle: Circle,
    /// When they were first seen.
    pub joined: Instant,
    /// The last quiz they finished.
    pub quiz: Option<QuizRecord>,
    /// What they decided for themselves.
    #[serde(default)]
    pub settings: Settings,
    /// How far they came on their path; read by themselves only.
    #[serde(default)]
    pub progress: Progress,
    /// Whether the demo generator made them up.
    #[serde(default)]
    pub demo: bool,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

impl Person {
    /// The id of the persona that describes this person best, if they took the quiz.
    pub fn persona(&self) -> Option<&str> {
        self.quiz.as_ref().and_then(|quiz| quiz.verdict.primary()).map(|blend| blend.persona.as_str())
    }
}

/// A finished quiz. The answers never leave for anybody but the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuizRecord {
    /// The pack they answered.
    pub pack: PackRef,
    /// What they answered, in order.
    pub answers: Vec<Answer>,
    /// What follows from it.
    pub verdict: Verdict,
    /// When it was finished.
    pub at: Instant,
}

/// The actor as the app sees itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Me {
    /// Who I am.
    pub person: PersonId,
    /// My name.
    pub name: String,
    /// What I may do.
    pub roles: Vec<Role>,
    /// Where I belong.
    pub circles: Vec<Circle>,
    /// My last finished quiz.
    pub quiz: Option<QuizRecord>,
    /// What I decided for myself.
    #[serde(default)]
    pub settings: Settings,
}

impl Me {
    /// Whether this person runs the programme.
    pub fn is_facilitator(&self) -> bool {
        self.roles.iter().any(|role| *role != Role::Ambassador)
    }
}
