//! The chord with its emblems and names around it: a constellation.

use crate::chord::{Chord, Emphasis, Petal};
use crate::flower::{Place, draw_flower};
use crate::glyph::draw_glyph;
use crate::pen::{Anchor, Area, Label, Pen};
use crate::petal::direction;
use crate::{ChartError, Theme, text};
use plotters::backend::DrawingBackend;

/// Height of a name with its distance to the emblem, CSS pixels.
const NAME: f64 = 18.0;
/// Between an emblem and the flower's rim, CSS pixels.
const GAP: f64 = 5.0;

/// Less of the ring between two emblems would be a speck, CSS pixels.
const SHORTEST_ARC: f64 = 9.0;
/// Straight pieces of the ring between two emblems.
const ARC: u32 = 10;

/// Draws the chord in the middle of the area with its emblems on a ring around it and the names outside.
pub fn draw_constellation<DB: DrawingBackend>(
    area: &Area<DB>,
    chord: &Chord,
    theme: &Theme,
) -> Result<(), ChartError> {
    let Some(pen) = Pen::new(area, theme) else { return Ok(()) };
    let bounds = Bounds { left: 0.0, top: 0.0, width: pen.width, height: pen.height };
    constellation(&pen, chord, bounds)
}

/// A part of a picture, CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// The constellation within bounds.
pub(crate) fn constellation<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    chord: &Chord,
    bounds: Bounds,
) -> Result<(), ChartError> {
    let centre = (bounds.left + bounds.width / 2.0, bounds.top + bounds.height / 2.0);
    let half = bounds.width.min(bounds.height) / 2.0;
    let largest = emblem_size(Emphasis::Primary, half);
    let ring = half - NAME - largest / 2.0;
    // Only what nobody reaches would touch an emblem.
    let radius = ring - emblem_size(Emphasis::Room, half) / 2.0 - GAP;
    if radius < 20.0 {
        return draw_flower(pen, chord, Place { centre, radius: (half - 3.0).max(1.0) }, 1.0);
    }
    draw_flower(pen, chord, Place { centre, radius }, 1.0)?;
    for (index, petal) in chord.petals.iter().enumerate() {
        let angle = direction(index, chord.petals.len());
        let at = (centre.0 + ring * angle.cos(), centre.1 + ring * angle.sin());
        mark(pen, petal, at, emblem_size(petal.emphasis, half), is_below(angle))?;
        let next = chord.petals.get((index + 1) % chord.petals.len()).unwrap_or(petal);
        let next_angle = direction(index + 1, chord.petals.len());
        // Beside the flower the ring would run through a name as well, on the side of the emblem where it stands.
        let free = |petal: &Petal, angle: f64, after: bool| {
            let named = after == ((angle.cos() > 0.0) == is_below(angle));
            let name = if named { NAME * angle.cos().powi(2) } else { 0.0 };
            (emblem_size(petal.emphasis, half) / 2.0 + GAP + name) / ring
        };
        let (from, to) = (angle + free(petal, angle, true), next_angle - free(next, next_angle, false));
        // From emblem to emblem, never through one.
        let arc = |step: u32| {
            let angle = from + (to - from) * f64::from(step) / f64::from(ARC);
            (centre.0 + ring * angle.cos(), centre.1 + ring * angle.sin())
        };
        if (to - from) * ring > SHORTEST_ARC {
            pen.path(&(0..=ARC).map(arc).collect::<Vec<_>>(), pen.theme.grid.alpha(1.0), 1.0)?;
        }
    }
    Ok(())
}

/// Whether a name stands below its emblem: on the lower half.
fn is_below(angle: f64) -> bool {
    angle.sin() > 0.001
}

/// How large an emblem is in a picture of this half height.
fn emblem_size(emphasis: Emphasis, half: f64) -> f64 {
    match emphasis {
        Emphasis::Room => (half * 0.16).clamp(20.0, 30.0),
        _ => (half * 0.22).clamp(28.0, 46.0),
    }
}

/// An emblem and its name, which stands outside: above on the upper half, below on the lower.
fn mark<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    petal: &Petal,
    at: (f64, f64),
    size: f64,
    below: bool,
) -> Result<(), ChartError> {
    let named = petal.emphasis > Emphasis::Room;
    let (hue, ink) = (petal.hue.alpha(1.0), pen.theme.muted);
    draw_glyph(pen, &petal.emblem, at, size, if named { hue } else { ink.alpha(0.9) })?;
    let label = match petal.emphasis {
        Emphasis::Primary => Label::strong(pen.theme.ink, Anchor::Middle),
        Emphasis::AlsoYou => Label { size: text::STRONG, ..Label::quiet(pen.theme.ink, Anchor::Middle) },
        Emphasis::Room => Label { size: text::LABEL * 0.9, ..Label::quiet(ink, Anchor::Middle) },
    };
    let away = size / 2.0 + NAME / 2.0;
    let half = text::width(&petal.label, label.size) / 2.0;
    // A long name beside the flower moves inwards rather than out of the picture.
    let x = at.0.clamp(half.min(pen.width / 2.0), (pen.width - half).max(pen.width / 2.0));
    pen.text(&petal.label, (x, at.1 + if below { away } else { -away }), label)
}
