//! Why a story is for the reader, as a sentence, with the emblem of the persona it fits.

use std::sync::Arc;

use domain::{
    quiz::{Pack, text},
    taste::Reason,
};
use leptos::prelude::*;

use crate::{
    i18n::{self, t_with},
    ui::emblem::Emblem,
};

/// The sentence; none if nothing particular speaks for the story.
pub fn why(reasons: &[Reason], pack: Option<Arc<Pack>>) -> Option<AnyView> {
    let few = if reasons.contains(&Reason::LittleShared) { "few" } else { "plain" };
    let said = reasons.iter().find_map(|reason| match reason {
        Reason::Persona { persona } => {
            let persona = pack.as_ref()?.persona(persona)?;
            let name = text(&persona.name, &i18n::language()).to_owned();
            let words = t_with(&format!("gallery.why.persona_{few}"), &[("persona", &name)]);
            Some((Some(persona.icon.clone()), words))
        }
        Reason::Topic { topic } => {
            Some((None, t_with(&format!("gallery.why.topic_{few}"), &[("topic", topic)])))
        }
        Reason::Language | Reason::LittleShared | Reason::Fresh => None,
    });
    said.map(|(icon, words)| {
        let emblem = icon.map(|icon| view! { <Emblem persona=icon /> });
        view! { <p class="story-fit small">{emblem}{words}</p> }.into_any()
    })
}
