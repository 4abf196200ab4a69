//! The chord: a person's blend of personas as petals around a circle.

use crate::flower::{Place, draw_flower};
use crate::glyph::Stroke;
use crate::pen::{Area, Pen};
use crate::{ChartError, Rgb, Theme};
use plotters::backend::DrawingBackend;

/// Space kept free at the edges of a bare flower, CSS pixels.
const EDGE: f64 = 3.0;

/// How loudly a petal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// There is room to grow: quiet.
    Room,
    /// Also the person: filled.
    AlsoYou,
    /// The person's first persona: luminous.
    Primary,
}

/// One persona in a chord.
#[derive(Debug, Clone, PartialEq)]
pub struct Petal {
    /// The persona's short name, drawn outside by [`crate::draw_constellation`].
    pub label: String,
    /// The persona's emblem, see [`crate::strokes`]; empty where there is none.
    pub emblem: Vec<Stroke>,
    /// The persona's colour.
    pub hue: Rgb,
    /// Expected score in standard deviations of the population, drawn from −2 (centre) to 2.2 (rim).
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

/// Draws the bare flower in the middle of the area, as large as the area allows: always to the same scale, so that
/// two flowers of one size can be compared.
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
    let centre = (pen.width / 2.0, pen.height / 2.0);
    let radius = pen.width.min(pen.height) / 2.0 - EDGE;
    draw_flower(&pen, chord, Place { centre, radius }, 1.0 - (1.0 - reveal).powi(3))
}
