//! Paths that nobody wrote. A company with personas of its own has their practices in its pack: each is a small step.

use super::{Path, Paths, Step, StepKind};
use crate::quiz::{Pack, Persona, text};

impl Paths {
    /// These paths, and for each persona without a written one what its pack says can be practised.
    pub fn with_pack(mut self, pack: &Pack) -> Self {
        for persona in &pack.personas {
            if !self.paths.contains_key(&persona.id)
                && let Some(path) = of_practices(persona, &self.lang)
            {
                self.paths.insert(persona.id.clone(), path);
            }
        }
        self
    }
}

/// A path of a persona's practices; none if the pack names none. A pack says what to do, not why, how or how long: those
/// stay empty.
fn of_practices(persona: &Persona, language: &str) -> Option<Path> {
    let step = |(at, practice)| Step {
        id: format!("{}.practice_{}", persona.id, at + 1),
        kind: StepKind::Try,
        minutes: 0,
        title: text(practice, language).to_owned(),
        why: String::new(),
        how: Vec::new(),
        done: String::new(),
        go: None,
        badge: None,
    };
    let steps: Vec<Step> = persona.practices.iter().enumerate().map(step).collect();
    (!steps.is_empty()).then(|| Path {
        title: text(&persona.essence, language).to_owned(),
        intro: text(&persona.motivations, language).to_owned(),
        steps,
    })
}
