//! The blend as a picture: a petal a persona, in the typology's order.

use std::{cell::RefCell, sync::Arc};

use charts::{Chord, Emphasis, Petal, Rgb, Theme, draw_chord};
use domain::quiz::{Blend, Pack, Standing, Verdict, text};
use leptos::prelude::*;

use super::{ring::ring, strokes, words};
use crate::{
    i18n::{language, t, t_with},
    ui::{
        chart::{ChartCanvas, colour},
        emblem::hue_class,
    },
};

/// How long the picture takes to arrive, milliseconds.
const ARRIVAL_MS: f64 = 900.0;
/// The colour of a persona this app has no hue for.
const GREY: Rgb = Rgb(0x80, 0x78, 0x70);

thread_local! {
    // A picture arrives once; whoever comes back sees it as it is.
    static SEEN: RefCell<Option<Vec<Blend>>> = const { RefCell::new(None) };
}

/// The chord of a verdict, with the emblems around it.
#[component]
pub fn ChordPicture(
    /// The pack that was answered.
    pack: Arc<Pack>,
    /// The verdict as it is seen.
    verdict: Verdict,
) -> impl IntoView {
    let named = verdict.named().next().is_some();
    let label = if named {
        t_with("me.chord_label", &[("blend", &words::headline(&pack, &verdict))])
    } else {
        t("me.chord_label_open")
    };
    let known = SEEN.with(|seen| seen.replace(Some(verdict.blend.clone())).as_ref() == Some(&verdict.blend));
    let reveal = RwSignal::new(if known { 1.0 } else { 0.0 });
    if !known {
        arrive(reveal, js_sys::Date::now());
    }
    let around = ring(&pack, &verdict);
    // Frames of the arrival differ in nothing but how far it is: colours are read once for each look of the page.
    let kept = RefCell::new(None::<(Theme, Chord)>);
    let draw = move |area: &_, theme: &Theme| {
        let mut kept = kept.borrow_mut();
        let (_, chord) = match kept.take().filter(|(of, _)| of == theme) {
            Some(known) => kept.insert(known),
            None => kept.insert((theme.clone(), petals(&pack, &verdict, false))),
        };
        draw_chord(area, chord, theme, reveal.get())
    };
    view! {
        <div class="chord">
            <ChartCanvas label=label name="chord" height=|width: f64| width draw=draw />
            {around}
        </div>
    }
}

/// The chord of a verdict, small and bare: one of several to the same scale, with words beside it.
#[component]
pub fn SmallChord(
    /// The pack that was answered.
    pack: Arc<Pack>,
    /// The verdict as it is seen.
    verdict: Verdict,
) -> impl IntoView {
    let draw = move |area: &_, theme: &_| draw_chord(area, &petals(&pack, &verdict, false), theme, 1.0);
    view! { <ChartCanvas label=String::new() name="chord-small" height=|width: f64| width draw=draw silent=true /> }
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

/// The petals in the typology's order, in the colours the page has now; `whole` with emblems.
pub fn petals(pack: &Pack, verdict: &Verdict, whole: bool) -> Chord {
    let petals = pack.personas.iter().filter_map(|persona| {
        let blend = verdict.blend.iter().find(|blend| blend.persona == persona.id)?;
        let token = hue_class(&persona.icon).replacen("hue-", "--persona-", 1);
        let emphasis = match blend.standing {
            Standing::Primary | Standing::CoPrimary => Emphasis::Primary,
            Standing::AlsoYou => Emphasis::AlsoYou,
            Standing::Room => Emphasis::Room,
        };
        Some(Petal {
            label: text(&persona.name, &language()).to_owned(),
            emblem: if whole {
                strokes::emblem(&persona.icon, emphasis > Emphasis::Room)
            } else {
                Vec::new()
            },
            hue: colour(&token).unwrap_or(GREY),
            mean: blend.mean,
            low: blend.low,
            high: blend.high,
            emphasis,
        })
    });
    Chord { petals: petals.collect() }
}
