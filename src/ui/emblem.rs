//! The emblems of the personas: one circle, crossed by one wave whose form tells which.
//!
//! All are drawn by the same hand: a circle of radius 10.2 on a grid of 24 units, waves that begin and end on it or
//! leave it through a gap, round ends, one colour. Small ones are heavy and bare; large ones are light, and show a
//! finer line that goes with the wave.

use leptos::prelude::*;

/// The whole circle.
const RIM: &str = "M12 22.2a10.2 10.2 0 1 0 0-20.4 10.2 10.2 0 0 0 0 20.4Z";
/// The edge length for which widths are given, in CSS pixels.
const SMALL: u32 = 24;
/// From this edge length on, the finer line is seen.
const LARGE: u32 = 56;
/// The width of a point in a small emblem.
const POINT: f64 = 3.8;

/// What an emblem is made of: paths on the grid; empty where there is nothing.
struct Drawing {
    rim: &'static str,
    /// The wave.
    main: &'static str,
    /// A second voice, lighter.
    second: &'static str,
    /// Seen only at large sizes.
    fine: &'static str,
    /// A point, as a line without length.
    dot: &'static str,
}

const fn drawing(main: &'static str, fine: &'static str) -> Drawing {
    Drawing { rim: RIM, main, second: "", fine, dot: "" }
}

/// A persona's drawing; a plain wave for emblems this app does not know.
fn drawing_of(emblem: &str) -> Drawing {
    match emblem {
        // A line that carries on, out of the circle.
        "messenger" => Drawing {
            rim: "M19.2 4.8A10.2 10.2 0 1 0 22.2 12.6",
            ..drawing(
                "M1.8 12C4.6 4.6 7.6 4.6 10 12s5.2 7.4 7.6 0c1-3 2.7-4.8 5.4-5.2",
                "M1.8 12C4.6 7.6 7.6 7.6 10 12s5.2 4.4 7.6 0",
            )
        },
        // An aperture: the line opens around what is seen.
        "reporter" => Drawing {
            dot: "M12 12h0",
            ..drawing(
                "M1.8 12c5.6-7.2 14.8-7.2 20.4 0-5.6 7.2-14.8 7.2-20.4 0Z",
                "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
            )
        },
        // One deep crest, sounded to the ground.
        "expert" => drawing(
            "M2.6 16.2h2C9.4 16.2 8.9 5.2 12 5.2s2.6 11 7.4 11h2",
            "M6 16.2c4 0 3.8-6.6 6-6.6s2 6.6 6 6.6M12 5.2V21.6",
        ),
        // An echo: the same wave, again and lighter.
        "liker" => Drawing {
            second: "M2.5 14.9c2.9-4.5 6.5-4.5 9.5 0s6.6 4.5 9.5 0",
            ..drawing(
                "M2.5 9.4C5.4 4.9 9 4.9 12 9.4s6.6 4.5 9.5 0",
                "M5.5 19.1c2.2-2.6 4.3-2.6 6.5-.4s4 2.2 6 .2",
            )
        },
        // A knot that opens into a straight line.
        "explainer" => drawing(
            "M2.1 14.5H4.5C10 14.5 11.3 5.5 8 5.5S5.5 14.5 11 14.5C14.3 14.5 15 9 12.9 9S11.5 14.5 15 14.5H21.9",
            "M4.4 18.4h15.2",
        ),
        // A gathering: many come in, one goes out.
        "curator" => drawing(
            "M3.3 6.9C8.5 6.9 8.5 12 13.5 12H22.2M3.3 17.1c5.2 0 5.2-5.1 10.2-5.1M1.8 12h11.7",
            "M6.4 3.5C11 4.5 10.5 12 17 12M6.4 20.5C11 19.5 10.5 12 17 12",
        ),
        // A level: what swings comes to rest, and the bubble stands still.
        "fact_checker" => Drawing {
            dot: "M17.3 8.7h0",
            ..drawing(
                "M1.8 12c1.5-8 4.1-8 5.6 0s3.1 4.6 4.3 0c.3-1.2 1-1.2 1.8 0h8.7",
                "M14 15.5v2M17.3 15.5v3.2M20.3 15.5v1",
            )
        },
        // Two that meet.
        "helper" => Drawing {
            second: "M1.8 12C5.2 19.2 8.6 19.2 12 12s6.8-7.2 10.2 0",
            ..drawing(
                "M1.8 12C5.2 4.8 8.6 4.8 12 12s6.8 7.2 10.2 0",
                "M12 8.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4Z",
            )
        },
        // An arc outward, to what lies outside the circle.
        "scout" => Drawing {
            rim: "M15.6 2.45A10.2 10.2 0 1 0 21.55 8.4",
            dot: "M21.6 2.4h0",
            ..drawing(
                "M2.3 15c6.7 2.7 11.2-.2 13.5-5 1.1-2.3 2.2-4 3.9-5.5",
                "M4.2 18.5c8.3 1.8 12.3-2.3 14.6-7.5",
            )
        },
        // A burst inside.
        "insider" => drawing(
            "M1.8 12h4.6l2.3-4.6L12 17.6l3.3-10.2 2.3 4.6h4.6",
            "M12 2.8v3.4M7.4 4.2l1 1.9M16.6 4.2l-1 1.9",
        ),
        _ => drawing("M1.8 12c3.4-5.6 6.8-5.6 10.2 0s6.8 5.6 10.2 0", ""),
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
    let Drawing { rim, main, second, fine, dot } = drawing_of(&persona);
    // An emblem ten times as large has lines only three times as wide; points shrink less, they carry less.
    let lighter = (f64::from(SMALL) / f64::from(size.max(1))).sqrt();
    let (wave, voice, circle) = if strong { (2.4, 1.7, 1.5) } else { (1.9, 1.4, 1.15) };
    let path = |path: &'static str, width: f64| {
        (!path.is_empty()).then(|| view! { <path d=path stroke-width=format!("{width:.2}") /> })
    };
    view! {
        <svg class=format!("emblem {}", hue_class(&persona)) width=size height=size viewBox="0 0 24 24"
            aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"
            overflow="visible">
            {path(rim, circle * lighter)}
            {path(if size >= LARGE { fine } else { "" }, lighter)}
            {path(second, voice * lighter)}
            {path(main, wave * lighter)}
            {path(dot, POINT * lighter.sqrt())}
        </svg>
    }
}
