//! The chord: a person's blend of personas as petals around a circle.

use crate::pen::{Anchor, Area, Label, Pen};
use crate::petal::{direction, half_angle, outline, reach_of, to_grid};
use crate::{ChartError, Rgb, Theme, text};
use plotters::backend::DrawingBackend;

/// Half of the 80 % interval of a standard normal: what is known of a person before the first answer.
const PRIOR_HALF: f64 = 1.2816;
/// Scores at which a guide ring is drawn; the one of the average is a little stronger.
const RINGS: [f64; 3] = [-1.0, 0.0, 1.0];
/// Space between a petal and its label, CSS pixels.
const GAP: f64 = 7.0;
/// No label comes nearer to the centre than this share of the rim: just outside the outermost ring, where neighbours
/// keep apart.
const NEAREST_LABEL: f64 = 0.68;
/// Radius of the quiet middle where the petals meet, as a share of the rim.
const MIDDLE: f64 = 0.035;

/// Space kept free at the edges, CSS pixels.
const EDGE: f64 = 3.0;

/// How loudly a petal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// There is room to grow: outlined.
    Room,
    /// Also the person: filled.
    AlsoYou,
    /// The person's first persona: filled strongly.
    Primary,
}

/// One persona in a chord.
#[derive(Debug, Clone, PartialEq)]
pub struct Petal {
    /// The persona's short name, drawn outside when there is room.
    pub label: String,
    /// The persona's colour.
    pub hue: Rgb,
    /// Expected score in standard deviations of the population, drawn from −2 (centre) to 2.5 (rim).
    pub mean: f64,
    /// Lower end of the 80 % interval, same unit.
    pub low: f64,
    /// Upper end of the 80 % interval, same unit.
    pub high: f64,
    /// How it is drawn.
    pub emphasis: Emphasis,
}

/// A blend: any number of petals, the first one pointing up, the rest in reading direction around.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chord {
    /// The petals in the typology's order, so that a persona keeps its place from person to person.
    pub petals: Vec<Petal>,
}

/// Draws the chord in the middle of the area, as large as its labels allow.
///
/// `reveal` from 0 to 1 is the one-time animation as certainty arrives: it starts from the average person with the
/// wide band of not knowing, and ends with the person. Anything that is not a number counts as 1.
pub fn draw_chord<DB: DrawingBackend>(
    area: &Area<DB>,
    chord: &Chord,
    theme: &Theme,
    reveal: f64,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let reveal = if theme.reduced_motion || reveal.is_nan() { 1.0 } else { reveal.clamp(0.0, 1.0) };
    let eased = 1.0 - (1.0 - reveal).powi(3);
    let Fit { centre, radius, labelled } = fit(chord, pen.width, pen.height);

    for score in RINGS {
        let strength = if score == 0.0 { 1.0 } else { 0.6 };
        pen.ring(centre, radius * reach_of(score), theme.grid.alpha(strength), 1.0)?;
    }
    for emphasis in [Emphasis::Room, Emphasis::AlsoYou, Emphasis::Primary] {
        for (index, petal) in chord.petals.iter().enumerate().filter(|(_, petal)| petal.emphasis == emphasis)
        {
            let angle = direction(index, chord.petals.len());
            draw_petal(&pen, petal, (angle, half_angle(chord.petals.len())), (centre, radius), eased)?;
        }
    }
    pen.disc(centre, (radius * MIDDLE).max(1.5), theme.paper.alpha(1.0))?;
    pen.ring(centre, (radius * MIDDLE).max(1.5), theme.muted.alpha(0.6), 1.0)?;
    let label_strength = ((reveal - 0.5) * 2.0).clamp(0.0, 1.0);
    let named = |petal: &Petal| labelled.is_some_and(|least| petal.emphasis >= least);
    for (index, petal) in chord.petals.iter().enumerate().filter(|(_, petal)| named(petal)) {
        let angle = direction(index, chord.petals.len());
        let (x, y) = label_point(angle, petal, radius);
        let label = label_of(petal, theme, anchor_of(angle), label_strength);
        pen.text(&petal.label, (centre.0 + x, centre.1 + y), label)?;
    }
    Ok(())
}

/// One petal: the band, the filling by certainty, the outline of the expected score.
fn draw_petal<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    petal: &Petal,
    (angle, half): (f64, f64),
    (centre, radius): ((f64, f64), f64),
    eased: f64,
) -> Result<(), ChartError> {
    let samples = (radius * pen.scale * 3.0).clamp(64.0, 2_048.0) as usize;
    let curve = |from: f64, to: f64| {
        let score = from + (to - from) * eased;
        to_grid(&outline(angle, half, radius * reach_of(score), samples), centre, pen.scale)
    };
    let low = curve(-PRIOR_HALF, petal.low.min(petal.mean));
    let mean = curve(0.0, petal.mean);
    let high = curve(PRIOR_HALF, petal.high.max(petal.mean));
    let body = if pen.theme.is_dark() { 1.25 } else { 1.0 };

    if petal.emphasis == Emphasis::Room {
        let mut band = high;
        band.extend(low.iter().rev());
        pen.device_polygon(&band, petal.hue.alpha(0.13 * body))?;
        return pen.device_path(&mean, petal.hue.alpha(0.85), 1.0);
    }
    // Laid over one another, what is certain is densest and what may be is faintest.
    let strong = petal.emphasis == Emphasis::Primary;
    let (sure, likely, perhaps) = if strong { (0.55, 0.5, 0.24) } else { (0.25, 0.3, 0.17) };
    pen.device_polygon(&high, petal.hue.alpha(perhaps * body))?;
    pen.device_polygon(&mean, petal.hue.alpha(likely * eased))?;
    pen.device_polygon(&low, petal.hue.alpha(sure * eased))?;
    pen.device_path(&mean, petal.hue.alpha(1.0), if strong { 2.0 } else { 1.5 })
}

/// A petal's label, `strength` being its opacity.
fn label_of(petal: &Petal, theme: &Theme, anchor: Anchor, strength: f64) -> Label {
    let (label, ink) = match petal.emphasis {
        Emphasis::Primary => (Label::strong(theme.ink, anchor), theme.ink),
        Emphasis::AlsoYou => (Label::quiet(theme.ink, anchor), theme.ink),
        Emphasis::Room => (Label::quiet(theme.muted, anchor), theme.muted),
    };
    Label { colour: ink.alpha(strength), ..label }
}

/// Labels beside the flower grow away from it, those above and below stand centred.
fn anchor_of(angle: f64) -> Anchor {
    match angle.cos() {
        across if across > 0.08 => Anchor::Start,
        across if across < -0.08 => Anchor::End,
        _ => Anchor::Middle,
    }
}

/// Where a label stands, from the centre.
fn label_point(angle: f64, petal: &Petal, radius: f64) -> (f64, f64) {
    let away = radius * label_reach(petal) + GAP;
    (angle.cos() * away, angle.sin() * (away + text::LABEL * 0.5))
}

/// How far out a label stands, as a share of the rim.
fn label_reach(petal: &Petal) -> f64 {
    reach_of(petal.high.max(petal.mean)).max(NEAREST_LABEL)
}

/// Where the flower stands and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    centre: (f64, f64),
    /// The rim: a score of 2.5.
    radius: f64,
    /// The least emphasis that gets a label: on a small picture only the filled petals are named, on a tiny one none.
    labelled: Option<Emphasis>,
}

/// The largest flower whose labels stay inside. It leaves the middle only as far as its labels push it.
fn fit(chord: &Chord, width: f64, height: f64) -> Fit {
    let bare = (width.min(height) / 2.0 - 4.0).max(8.0);
    for least in [Emphasis::Room, Emphasis::AlsoYou, Emphasis::Primary] {
        let inside = |radius: f64| {
            let Extent { left, right, top, bottom } = extent(chord, radius, least);
            left + right <= width - 2.0 * EDGE && top + bottom <= height - 2.0 * EDGE
        };
        let (mut radius, mut step) = (0.0, bare);
        for _ in 0..16 {
            if radius + step <= bare && inside(radius + step) {
                radius += step;
            }
            step /= 2.0;
        }
        // Ten names crowd around a flower that three still suit.
        let enough = if least == Emphasis::Room { 64.0 } else { 40.0 };
        if radius >= width.min(height) * 0.24 && radius >= enough {
            let Extent { left, right, top, bottom } = extent(chord, radius, least);
            let x = (width / 2.0).min(width - EDGE - right).max(left + EDGE);
            let centre = (x, (height / 2.0).min(height - EDGE - bottom).max(top + EDGE));
            return Fit { centre, radius, labelled: Some(least) };
        }
    }
    Fit { centre: (width / 2.0, height / 2.0), radius: bare, labelled: None }
}

/// How far a picture reaches from the flower's centre, CSS pixels.
struct Extent {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The extent of rings, petals and the labels from an emphasis on.
fn extent(chord: &Chord, radius: f64, least: Emphasis) -> Extent {
    // While the animation runs, every petal may reach as far as the band of not knowing.
    let round = radius * reach_of(PRIOR_HALF);
    let mut extent = Extent { left: round, right: round, top: round, bottom: round };
    let mut include = |x: f64, y: f64| {
        extent.left = extent.left.max(-x);
        extent.right = extent.right.max(x);
        extent.top = extent.top.max(-y);
        extent.bottom = extent.bottom.max(y);
    };
    for (index, petal) in chord.petals.iter().enumerate() {
        let angle = direction(index, chord.petals.len());
        let tip = radius * reach_of(petal.high.max(petal.mean));
        include(angle.cos() * tip, angle.sin() * tip);
        if petal.emphasis < least {
            continue;
        }
        let size = if petal.emphasis == Emphasis::Primary { text::STRONG * 1.1 } else { text::LABEL };
        let long = text::width(&petal.label, size);
        let (x, y) = label_point(angle, petal, radius);
        let (from, to) = match anchor_of(angle) {
            Anchor::Start => (x, x + long),
            Anchor::Middle => (x - long / 2.0, x + long / 2.0),
            Anchor::End => (x - long, x),
        };
        include(from, y - text::LABEL * 0.6);
        include(to, y + text::LABEL * 0.6);
    }
    extent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn petal(label: &str, mean: f64, emphasis: Emphasis) -> Petal {
        let label = label.to_owned();
        Petal { label, hue: Rgb(1, 2, 3), mean, low: mean - 0.5, high: mean + 0.5, emphasis }
    }

    #[test]
    fn labels_shrink_the_flower_and_a_small_picture_names_only_the_filled() {
        let mut petals = vec![petal("Fact-checker", 0.0, Emphasis::Room); 10];
        petals[3] = petal("Expert", 1.4, Emphasis::Primary);
        let chord = Chord { petals };
        let wide = fit(&chord, 900.0, 480.0);
        assert_eq!(wide.labelled, Some(Emphasis::Room));
        let phone = fit(&chord, 300.0, 300.0);
        assert_eq!(phone.labelled, Some(Emphasis::Room));
        assert!(phone.radius < wide.radius && phone.radius > 80.0, "{phone:?}");
        assert_ne!(fit(&chord, 180.0, 180.0).labelled, Some(Emphasis::Room));
        assert_eq!(fit(&chord, 60.0, 60.0), Fit { centre: (30.0, 30.0), radius: 26.0, labelled: None });
        assert!((fit(&Chord::default(), 300.0, 300.0).radius - 146.0).abs() < 0.1);
    }
}
