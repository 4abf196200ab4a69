//! Where there is room to grow: what is nearest to being the person as well, and a first small step.

use domain::quiz::{Pack, Standing, Text, Verdict, text};
use leptos::prelude::*;

use crate::{
    i18n::{language, t, t_with},
    places,
    ui::{emblem::Emblem, icon::Icon},
};

/// At most so many: more would be a list of what one is not.
const MOST: usize = 2;

/// The section; nothing where everything is named.
pub fn grow(pack: &Pack, verdict: &Verdict) -> Option<AnyView> {
    let mut room: Vec<_> = verdict.blend.iter().filter(|blend| blend.standing == Standing::Room).collect();
    room.sort_by(|a, b| b.above.total_cmp(&a.above));
    let rows: Vec<_> = room
        .into_iter()
        .filter_map(|blend| pack.persona(&blend.persona))
        .take(MOST)
        .map(|persona| {
            let name = said(&persona.name);
            let way = format!("{}?of={}", places::to("/path"), persona.id);
            let step = persona.practices.first().map(said);
            view! {
                <li>
                    <Emblem persona=persona.icon.clone() size=32 />
                    <div>
                        <h3>{name.clone()}</h3>
                        <p>{said(&persona.essence)}</p>
                        {step.map(|step| view! { <p>{t_with("me.first_step", &[("step", &step)])}</p> })}
                        <p class="result-ways"><a href=way>{t_with("me.path_of", &[("name", &name)])}<Icon name="forward" /></a></p>
                    </div>
                </li>
            }
        })
        .collect();
    let section = |rows: Vec<_>| {
        view! {
            <section class="result-grow" aria-labelledby="result-grow">
                <h2 id="result-grow">{t("me.grow")}</h2>
                <p class="muted">{t("me.grow_about")}</p>
                <ul role="list">{rows}</ul>
            </section>
        }
        .into_any()
    };
    (!rows.is_empty()).then(|| section(rows))
}

fn said(texts: &Text) -> String {
    text(texts, &language()).to_owned()
}
