//! The flower of a chord. A petal is drawn as what is known of a score: full where the score surely reaches, fading
//! towards where it hardly does, with the expected score as its line.

use crate::ChartError;
use crate::chord::{Chord, Emphasis, Petal};
use crate::pen::Pen;
use crate::petal::{direction, half_angle, outline, reach_of, to_grid};
use plotters::backend::DrawingBackend;

/// Half of the 80 % interval of a standard normal: what is known of a person before the first answer.
const PRIOR_HALF: f64 = 1.2816;
/// A petal's outline has so many points where it fades: nobody sees that edge.
const SOFT: usize = 96;
/// Radius of the quiet middle where the petals meet, as a share of the rim.
const MIDDLE: f64 = 0.045;

/// Where a flower stands and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub centre: (f64, f64),
    /// The rim: a score of 2.2.
    pub radius: f64,
}

/// How a petal is painted.
struct Paint {
    /// How dense it is where the score surely reaches, 0–1.
    body: f64,
    /// How much denser it is where the score reaches almost surely, 0–1.
    core: f64,
    /// In how many layers it fades from the upper end of the interval to the lower: few where they are faint, since
    /// canvases round each of them to whole steps of colour.
    layers: i32,
    /// How strong the line of the expected score is, 0–1.
    line: f64,
    /// How broad it is, CSS pixels.
    width: f64,
    /// How strong the light around it is, 0–1.
    glow: f64,
}

/// Draws rings and petals, the quiet ones below. `eased` from 0 (nothing is known) to 1.
pub(crate) fn draw_flower<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    chord: &Chord,
    place: Place,
    eased: f64,
) -> Result<(), ChartError> {
    let Place { centre, radius } = place;
    // What is clearly more than most people have, and the average person.
    pen.ring(centre, radius * reach_of(1.0), pen.theme.grid.alpha(0.7), 1.0)?;
    pen.ring(centre, radius * reach_of(0.0), pen.theme.muted.alpha(0.32), 1.0)?;
    for emphasis in [Emphasis::Room, Emphasis::AlsoYou, Emphasis::Primary] {
        for (index, petal) in chord.petals.iter().enumerate().filter(|(_, petal)| petal.emphasis == emphasis)
        {
            draw_petal(pen, petal, (index, chord.petals.len()), place, eased)?;
        }
    }
    let middle = (radius * MIDDLE).max(1.5);
    pen.disc(centre, middle, pen.theme.paper.alpha(1.0))?;
    pen.ring(centre, middle, pen.theme.muted.alpha(0.6), 1.0)
}

/// One petal: its light, its fading body, the line of the expected score.
fn draw_petal<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    petal: &Petal,
    (index, count): (usize, usize),
    Place { centre, radius }: Place,
    eased: f64,
) -> Result<(), ChartError> {
    let samples = (radius * pen.scale * 3.0).clamp(64.0, 2_048.0) as usize;
    let (angle, half) = (direction(index, count), half_angle(count));
    // From the average with the band of not knowing to this person.
    let at = |share: f64, samples: usize| {
        let end = if share < 0.0 {
            petal.mean - petal.low.min(petal.mean)
        } else {
            petal.high.max(petal.mean) - petal.mean
        };
        let (from, to) = (PRIOR_HALF * share, petal.mean + end * share);
        let score = from + (to - from) * eased;
        to_grid(&outline(angle, half, radius * reach_of(score), samples), centre, pen.scale)
    };
    let paint = paint(petal.emphasis, pen.theme.is_dark(), radius);
    let line = at(0.0, samples);
    for (step, share) in [(3.0, 0.35), (2.0, 0.6), (1.0, 1.0)] {
        if paint.glow > 0.0 {
            let width = paint.width + step * radius * 0.035;
            pen.device_path(&line, petal.hue.alpha(paint.glow * share * eased), width)?;
        }
    }
    // Translucent layers over one another: where all of them lie, they come to the density of the body.
    let layer = 1.0 - (1.0 - paint.body).powf(1.0 / f64::from(paint.layers));
    for step in 0..paint.layers {
        let share = 1.0 - 2.0 * f64::from(step) / f64::from(paint.layers - 1);
        pen.device_polygon(&at(share, samples.min(SOFT)), petal.hue.alpha(layer))?;
    }
    if paint.core > 0.0 {
        pen.device_polygon(&at(-1.0, samples), petal.hue.alpha(paint.core * eased))?;
    }
    pen.device_path(&line, petal.hue.alpha(paint.line), paint.width)
}

/// How petals of an emphasis are painted on this paper; in small pictures lines are finer.
fn paint(emphasis: Emphasis, dark: bool, radius: f64) -> Paint {
    let fine = (radius / 110.0).clamp(0.5, 1.0);
    match emphasis {
        Emphasis::Primary => Paint {
            body: 0.76,
            layers: 14,
            core: 0.5,
            line: 1.0,
            width: 2.5 * fine,
            glow: if dark { 0.13 } else { 0.09 },
        },
        Emphasis::AlsoYou => {
            Paint { body: 0.62, layers: 12, core: 0.0, line: 1.0, width: 1.75 * fine, glow: 0.0 }
        }
        Emphasis::Room => Paint {
            body: if dark { 0.27 } else { 0.2 },
            layers: 7,
            core: 0.0,
            line: 0.6,
            width: 1.0,
            glow: 0.0,
        },
    }
}
