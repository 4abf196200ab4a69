//! What the programme keeps about a person.

mod quiz;

use serde::{Deserialize, Serialize};

use crate::{
    actor::{Circle, Role},
    ids::{PersonId, StoryId},
    progress::Progress,
    push::{Device, MyDevice, Reminder},
    settings::Settings,
    thanks::{MOST_TOLD, Told},
    time::Instant,
};

pub use quiz::{Correction, MOST_PAST, Named, PastQuiz, QuizRecord};

/// The most stories somebody can save.
pub const MOST_SAVED: usize = 200;

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
    /// The quizzes before it, oldest first, at most [`MOST_PAST`]; read by themselves only.
    #[serde(default)]
    pub quiz_history: Vec<PastQuiz>,
    /// What they decided for themselves.
    #[serde(default)]
    pub settings: Settings,
    /// How far they came on their path; read by themselves only.
    #[serde(default)]
    pub progress: Progress,
    /// The stories they saved to read later, latest first, at most [`MOST_SAVED`]; read by themselves only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saved: Vec<StoryId>,
    /// The milestones they were told of, latest last, at most [`MOST_TOLD`]; read by themselves only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Told>,
    /// The devices they want to be reached on, at most [`MOST_DEVICES`](crate::push::MOST_DEVICES), the one given last behind;
    /// read by themselves only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// What they want to be reminded of, at most [`MOST_REMINDERS`](crate::push::MOST_REMINDERS); read by themselves only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Reminder>,
    /// Whether the demo generator made them up.
    #[serde(default)]
    pub demo: bool,
    /// Grows with each change; 1 at first.
    pub version: u64,
}

impl Person {
    /// The id of the persona that describes this person best, if that is known: see [`QuizRecord::persona`].
    pub fn persona(&self) -> Option<&str> {
        self.quiz.as_ref().and_then(QuizRecord::persona)
    }

    /// Keeps that they were told of milestones: of each story the highest.
    pub fn keep_told(&mut self, told: &[Told]) {
        for new in told {
            let before = self.milestones.iter().find(|old| old.story == new.story).map_or(0, |old| old.rung);
            self.milestones.retain(|old| old.story != new.story);
            self.milestones.push(Told { story: new.story, rung: new.rung.max(before) });
        }
        let surplus = self.milestones.len().saturating_sub(MOST_TOLD);
        self.milestones.drain(..surplus);
    }

    /// Keeps a finished quiz in the place of the last one, which becomes a past one.
    pub fn keep_quiz(&mut self, quiz: QuizRecord) {
        self.quiz_history.extend(self.quiz.replace(quiz).map(QuizRecord::past));
        let surplus = self.quiz_history.len().saturating_sub(MOST_PAST);
        self.quiz_history.drain(..surplus);
    }
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
    /// The quizzes I finished before it, oldest first.
    #[serde(default)]
    pub quiz_history: Vec<PastQuiz>,
    /// What I decided for myself.
    #[serde(default)]
    pub settings: Settings,
    /// The stories I saved to read later, latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saved: Vec<StoryId>,
    /// The milestones I was told of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Told>,
    /// The devices I want to be reached on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<MyDevice>,
    /// What I want to be reminded of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Reminder>,
}

impl Me {
    /// Whether this person runs the programme.
    pub fn is_facilitator(&self) -> bool {
        self.roles.iter().any(|role| *role != Role::Ambassador)
    }

    /// The id of the persona that describes me best, if that is known: see [`QuizRecord::persona`].
    pub fn persona(&self) -> Option<&str> {
        self.quiz.as_ref().and_then(QuizRecord::persona)
    }
}
