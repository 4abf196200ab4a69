//! The blend as a picture: a petal a persona, in the typology's order.

use std::{cell::RefCell, sync::Arc};

use charts::{Chord, Emphasis, Petal, Rgb, draw_chord};
use domain::quiz::{Blend, Pack, Standing, Verdict, text};
use leptos::prelude::*;

use super::words;
use crate::{
    i18n::{language, t_with},
    ui::{
        chart::{ChartCanvas, colour},
        emblem::hue_class,
    },
};

/// How long the picture takes to arrive, milliseconds.
const ARRIVAL_MS: f64 = 900.0;
/// No larger than this, CSS pixels.
const LARGEST: f64 = 460.0;
/// The colour of a persona this app has no hue for.
const GREY: Rgb = Rgb(0x80, 0x78, 0x70);

thread_local! {
    // A picture arrives once; whoever comes back sees it as it is.
    static SEEN: RefCell<Option<Vec<Blend>>> = const { RefCell::new(None) };
}

/// The chord of a verdict.
#[component]
pub fn ChordPicture(pack: Arc<Pack>, verdict: Verdict) -> impl IntoView {
    let label = t_with("me.chord_label", &[("blend", &words::headline(&pack, &verdict))]);
    let seen = SEEN.with(|seen| seen.replace(Some(verdict.blend.clone())).as_ref() == Some(&verdict.blend));
    let reveal = RwSignal::new(if seen { 1.0 } else { 0.0 });
    if !seen {
        arrive(reveal, js_sys::Date::now());
    }
    let draw = move |area: &_, theme: &_| draw_chord(area, &chord(&pack, &verdict), theme, reveal.get());
    view! { <ChartCanvas label=label name="chord" height=|width: f64| width.min(LARGEST) draw=draw /> }
}

/// Lets the picture arrive frame by frame.
fn arrive(reveal: RwSignal<f64>, began: f64) {
    request_animation_frame(move || {
        let part = ((js_sys::Date::now() - began) / ARRIVAL_MS).clamp(0.0, 1.0);
        // The screen may be gone by now; then nothing is left to draw.
        if reveal.try_set(part).is_none() && part < 1.0 {
            arrive(reveal, began);
        }
    });
}

/// The petals in the typology's order, in the colours the page has now.
fn chord(pack: &Pack, verdict: &Verdict) -> Chord {
    let petals = pack.personas.iter().filter_map(|persona| {
        let blend = verdict.blend.iter().find(|blend| blend.persona == persona.id)?;
        let token = hue_class(&persona.icon).replacen("hue-", "--persona-", 1);
        Some(Petal {
            label: text(&persona.name, &language()).to_owned(),
            hue: colour(&token).unwrap_or(GREY),
            mean: blend.mean,
            low: blend.low,
            high: blend.high,
            emphasis: match blend.standing {
                Standing::Primary | Standing::CoPrimary => Emphasis::Primary,
                Standing::AlsoYou => Emphasis::AlsoYou,
                Standing::Room => Emphasis::Room,
            },
        })
    });
    Chord { petals: petals.collect() }
}
