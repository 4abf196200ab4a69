//! The personas that are named: emblem, essence, how sure, how strong.

use domain::quiz::{Blend, Pack, Standing, Text, Verdict, text};
use leptos::prelude::*;

use super::words;
use crate::{
    i18n::{language, percent, t, t_with},
    ui::emblem::Emblem,
};

/// The list. `part`: below a heading of the second order; `correction`: what the person said themselves.
pub fn named(pack: &Pack, verdict: &Verdict, correction: Option<&str>, part: bool) -> AnyView {
    let named = verdict.named().filter_map(|blend| Some((pack.persona(&blend.persona)?, blend)));
    let rows = named.map(|(persona, blend)| {
        let strong = blend.standing <= Standing::CoPrimary;
        let name = said(&persona.name);
        // Against what the person says of themselves, figures would only argue.
        let told = correction != Some(persona.id.as_str());
        view! {
            <li class:is-first=strong>
                <Emblem persona=persona.icon.clone() size=if strong { 72 } else { 40 } strong=strong />
                <div>
                    {if part {
                        view! { <h3>{name}</h3> }.into_any()
                    } else {
                        view! { <h2>{name}</h2> }.into_any()
                    }}
                    <p>{said(&persona.essence)}</p>
                    <p class="small muted">{how_sure(blend, correction)}</p>
                    {told.then(|| view! { <p class="small muted">{words::strength(blend)}</p> })}
                </div>
            </li>
        }
    });
    view! { <ul role="list" class="result-named">{rows.collect_view()}</ul> }.into_any()
}

/// What it is to the person, and how sure that is.
fn how_sure(blend: &Blend, correction: Option<&str>) -> String {
    if correction == Some(blend.persona.as_str()) {
        return t("me.standing.said");
    }
    let (standing, probability) = words::standing(blend);
    let sure =
        t_with("me.sure", &[("likely", &words::likely(probability)), ("percent", &percent(probability))]);
    format!("{standing} · {sure}")
}

fn said(texts: &Text) -> String {
    text(texts, &language()).to_owned()
}
