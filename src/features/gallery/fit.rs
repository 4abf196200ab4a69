//! Why a story is near the top: which side of a person it fits.

use domain::{
    person::Me,
    quiz::{Pack, Standing, text},
    story::StoryKind,
};

use crate::i18n;

/// How many of a persona's story kinds, best first, are worth being named.
const NAMED: usize = 2;

/// The persona a kind of story fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Its emblem.
    pub icon: String,
    /// Its name in the person's language.
    pub name: String,
}

/// The persona of this person that such a story fits best, if it fits one of them well.
pub fn fit(kind: StoryKind, me: Option<&Me>, pack: &Pack) -> Option<Fit> {
    let mut best: Option<(f64, Fit)> = None;
    for part in me?.quiz.as_ref()?.named() {
        let Some(persona) = pack.persona(part.persona) else { continue };
        let Some(place) = persona.story_kinds.iter().take(NAMED).position(|fitting| *fitting == kind) else {
            continue;
        };
        let weight = match part.standing {
            Standing::Primary | Standing::CoPrimary => 1.0,
            Standing::AlsoYou | Standing::Room => 0.5,
        };
        let value = weight / (place + 1) as f64;
        if best.as_ref().is_none_or(|(most, _)| value > *most) {
            let name = text(&persona.name, &i18n::language()).to_owned();
            best = Some((value, Fit { icon: persona.icon.clone(), name }));
        }
    }
    best.map(|(_, fit)| fit)
}
