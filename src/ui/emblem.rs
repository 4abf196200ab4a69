//! The emblems of the personas: one circle, crossed by one wave whose form tells which.

use leptos::prelude::*;

/// A wave, and finer lines that belong to it, on a grid of 24 units.
struct Wave {
    main: &'static str,
    fine: &'static str,
}

const fn wave(main: &'static str, fine: &'static str) -> Wave {
    Wave { main, fine }
}

/// The wave of a persona's emblem; a plain one for emblems this app does not know.
fn wave_of(emblem: &str) -> Wave {
    match emblem {
        // A line that carries on, past the rim.
        "messenger" => wave("M2 12.5C5 5.5 8 5.5 10.5 12s5 6.5 7.5 0c1.2-3 2.8-4.5 5.2-5", ""),
        // An aperture: the line opens around what is seen.
        "reporter" => wave(
            "M2 12h2.5c4-6.5 11-6.5 15 0H22M4.5 12c4 6.5 11 6.5 15 0",
            "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
        ),
        // One deep crest.
        "expert" => wave("M3 15.5h3.5c3.2 0 2.8-10.5 5.5-10.5s2.3 10.5 5.5 10.5H21", ""),
        // An echo: the same wave, again and fainter.
        "liker" => wave(
            "M2.8 9C6 4.5 9 4.5 12 9s6 4.5 9.2 0",
            "M3.2 13.5c3-4 5.8-4 8.8 0s5.8 4 8.8 0M5 17.7c2.5-3.2 4.6-3.2 7 0s4.5 3.2 7 0",
        ),
        // A knot that opens into a straight line.
        "explainer" => wave("M2 14.5c4 2.5 11 1 11-4.5 0-4-5.5-4-5.5 0 0 4.5 5 5 14.5 3", ""),
        // A gathering: many come in, one goes out.
        "curator" => wave("M3 7c5 0 5 5 10 5h9M3 17c5 0 5-5 10-5", "M2 12h8"),
        // A level: what swings comes to rest.
        "fact_checker" => wave("M2 12c1.2-6.5 3-6.5 4.2 0s2.6 4.8 3.6 0 2.1-2.6 3.2 0H22", "M17.5 9.8v4.4"),
        // Two that meet.
        "helper" => wave("M3.5 6.5C6 12 9 12 12 12s6 0 8.5-5.5M3.5 17.5C6 12 9 12 12 12s6 0 8.5 5.5", ""),
        // An arc outward, past the rim.
        "scout" => wave("M2 15.5c7 1.5 10-1 12-5 1.6-3.2 3.5-6.3 8-8", "M12 15.5c2.5-.5 4.5-2 6-4.5"),
        // A burst inside.
        "insider" => wave("M2 12h3.5l1.5-2.5 1.8 5.5L11 6l2 12 2.2-9 1.8 5.5 1.5-2.5H22", ""),
        _ => wave("M2 12c3.3-5.5 6.7-5.5 10 0s6.7 5.5 10 0", ""),
    }
}

/// How a persona's hue class is called; an underscore in an id becomes a hyphen, as in the tokens.
pub fn hue_class(persona: &str) -> String {
    format!("hue-{}", persona.replace('_', "-"))
}

/// A persona's emblem in its hue. It never speaks: the persona's name stands beside it.
#[component]
pub fn Emblem(
    /// The persona's `icon` in the typology.
    #[prop(into)]
    persona: String,
    /// Edge length in CSS pixels; 24 is the least that is legible.
    #[prop(default = 24)]
    size: u32,
    /// The heavier of the two weights, for a person's first persona.
    #[prop(default = false)]
    strong: bool,
) -> impl IntoView {
    let Wave { main, fine } = wave_of(&persona);
    let (heavy, light) = if strong { ("2.5", "1.75") } else { ("1.75", "1.1") };
    view! {
        <svg class=format!("emblem {}", hue_class(&persona)) width=size height=size viewBox="0 0 24 24"
            aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"
            overflow="visible">
            <circle cx="12" cy="12" r="10.25" stroke-width=light />
            <path d=main stroke-width=heavy />
            <path d=fine stroke-width=light />
        </svg>
    }
}
