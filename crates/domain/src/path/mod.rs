//! Learning paths: for each persona a few small steps, at one's own pace, and what one can do afterwards.
//!
//! A path is content, written per language; how far somebody is lies in their [`Progress`] and is theirs alone.

mod made;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{progress::Progress, time::Instant};

pub use read::{Faults, problem, read};

/// Every path in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The language's tag.
    pub lang: String,
    /// The version of the texts.
    pub version: String,
    /// What a step can earn, by id.
    pub badges: BTreeMap<String, Badge>,
    /// The path of each persona, by the persona's id.
    pub paths: BTreeMap<String, Path>,
}

/// Something one can do from now on. Kept for oneself, shown to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Its name.
    pub name: String,
    /// What one can do.
    pub text: String,
}

/// One persona's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its name.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// Its steps, in the order in which they help most. Nobody is held to it.
    pub steps: Vec<Step>,
}

/// A few minutes' worth of doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id, unique over all paths: progress is kept under it.
    pub id: String,
    /// What sort of step.
    pub kind: StepKind,
    /// How long it takes, about; 0 where nobody said.
    pub minutes: u32,
    /// What one does, in a line.
    pub title: String,
    /// Why it is worth it; may be empty on a path that nobody wrote, as may the next two.
    pub why: String,
    /// How, in order.
    pub how: Vec<String>,
    /// By what one knows that it is done.
    pub done: String,
    /// Where in the app it is done, if it is.
    pub go: Option<Room>,
    /// The badge it earns, if any.
    pub badge: Option<String>,
}

/// The sorts of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Know something one did not.
    Learn,
    /// Do it once.
    Try,
    /// With somebody else.
    Coach,
    /// Somewhere, at a time.
    Event,
    /// For the programme.
    Mission,
}

impl StepKind {
    /// Every sort.
    pub const ALL: [Self; 5] = [Self::Learn, Self::Try, Self::Coach, Self::Event, Self::Mission];

    /// Its name in the content.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Learn => "learn",
            Self::Try => "try",
            Self::Coach => "coach",
            Self::Event => "event",
            Self::Mission => "mission",
        }
    }
}

/// A room of the app that a step leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// The gallery.
    Stories,
    /// One's own reach.
    Reach,
    /// The guide.
    Guide,
    /// Oneself.
    Me,
    /// The quiz.
    Quiz,
}

impl Room {
    /// Every room a step may lead to.
    pub const ALL: [Self; 5] = [Self::Stories, Self::Reach, Self::Guide, Self::Me, Self::Quiz];

    /// Its name in the content.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stories => "stories",
            Self::Reach => "reach",
            Self::Guide => "guide",
            Self::Me => "me",
            Self::Quiz => "quiz",
        }
    }
}

impl Path {
    /// The first step that is not done; none when all are.
    pub fn next_step(&self, progress: &Progress) -> Option<&Step> {
        self.steps.iter().find(|step| done_at(progress, &step.id).is_none())
    }

    /// How many of its steps are done.
    pub fn done(&self, progress: &Progress) -> usize {
        self.steps.iter().filter(|step| done_at(progress, &step.id).is_some()).count()
    }
}

/// When a step was done, if it was.
pub fn done_at(progress: &Progress, step: &str) -> Option<Instant> {
    progress.steps.get(step).and_then(|record| record.done_at)
}

/// A badge somebody earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it says.
    pub badge: &'a Badge,
    /// On whose path: the persona's id.
    pub persona: &'a str,
    /// When the step was done.
    pub at: Instant,
}

impl Paths {
    /// The badges that follow from what is done, newest first. Undoing a step takes its badge back.
    pub fn earned(&self, progress: &Progress) -> Vec<Earned<'_>> {
        let mut earned: Vec<Earned<'_>> = self
            .paths
            .iter()
            .flat_map(|(persona, path)| path.steps.iter().map(move |step| (persona, step)))
            .filter_map(|(persona, step)| {
                let (id, badge) = self.badges.get_key_value(step.badge.as_ref()?)?;
                Some(Earned { id, badge, persona, at: done_at(progress, &step.id)? })
            })
            .collect();
        earned.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(b.id)));
        earned
    }
}
