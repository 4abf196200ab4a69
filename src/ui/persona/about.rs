//! What the first persona is like, needs and does here.

use domain::quiz::{Persona, Text, text};
use leptos::prelude::*;

use crate::{
    i18n::{language, t, t_with},
    places,
    ui::icon::Icon,
};

/// The section.
pub fn about(persona: &Persona) -> AnyView {
    let lines = |texts: &[Text]| texts.iter().map(|text| view! { <li>{said(text)}</li> }).collect_view();
    let name = said(&persona.name);
    view! {
        <section class="result-persona" aria-labelledby="result-persona">
            <h2 id="result-persona">{t_with("me.about_persona", &[("name", &name)])}</h2>
            <p class="lead">{said(&persona.description)}</p>
            <div class="result-pair">
                <div><h3>{t("me.strengths")}</h3><ul class="is-plus">{lines(&persona.strengths)}</ul></div>
                <div><h3>{t("me.watch_outs")}</h3><ul class="is-care">{lines(&persona.watch_outs)}</ul></div>
            </div>
            <div class="result-pair">
                <div><h3>{t("me.needs")}</h3><p>{said(&persona.needs)}</p></div>
                <div><h3>{t("me.motivations")}</h3><p>{said(&persona.motivations)}</p></div>
            </div>
            {contrast(persona)}
            <div class="result-practices">
                <h3>{t("me.practices_here")}</h3>
                <ol>{lines(&persona.practices)}</ol>
                <p class="result-ways">
                    <a href=places::to("/path")>{t("me.to_path")}<Icon name="forward" /></a>
                    <a href=places::to("/stories")>{t("me.to_stories")}<Icon name="forward" /></a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// Which persona it is easily taken for, and how they differ; nothing where the pack does not say.
fn contrast(persona: &Persona) -> Option<AnyView> {
    let told = || {
        view! {
            <div class="result-pair">
                <div><h3>{t("me.contrast")}</h3><p>{said(&persona.contrast)}</p></div>
            </div>
        }
    };
    (!persona.contrast.is_empty()).then(|| told().into_any())
}

fn said(texts: &Text) -> String {
    text(texts, &language()).to_owned()
}
