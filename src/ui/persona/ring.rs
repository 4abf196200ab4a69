//! The emblems and names around the picture. They are part of the page, not of the canvas: sharp at any size, in the
//! person's own letters, never in each other's way.

use std::f64::consts::{FRAC_PI_2, PI};

use domain::quiz::{Pack, Standing, Verdict, text};
use leptos::prelude::*;

use crate::{i18n::language, ui::emblem::Emblem};

/// The personas on a circle, each where its petal points. The picture's label and its table say the same in words.
pub fn ring(pack: &Pack, verdict: &Verdict) -> AnyView {
    let all: Vec<_> = pack
        .personas
        .iter()
        .filter_map(|persona| {
            let blend = verdict.blend.iter().find(|blend| blend.persona == persona.id)?;
            Some((persona, blend.standing))
        })
        .collect();
    let count = all.len().max(1) as f64;
    let marks = all.into_iter().enumerate().map(|(place, (persona, standing))| {
        let angle = place as f64 / count * 2.0 * PI - FRAC_PI_2;
        let (named, first) = (standing != Standing::Room, standing <= Standing::CoPrimary);
        let below = angle.sin() > 0.001;
        view! {
            <li class:is-named=named class:is-first=first class:is-below=below
                style=("--x", format!("{:.4}", angle.cos())) style=("--y", format!("{:.4}", angle.sin()))>
                <Emblem persona=persona.icon.clone() size=if named { 40 } else { 26 } strong=named />
                <span>{text(&persona.name, &language()).to_owned()}</span>
            </li>
        }
    });
    view! { <ul role="list" class="chord-ring" aria-hidden="true">{marks.collect_view()}</ul> }.into_any()
}
