//! One brand colour becomes a family of colours that can be read on every surface.
//!
//! Colours are moved in OKLCH, where a step in lightness looks like a step in lightness. Hue stays; chroma stays as
//! far as sRGB has it; lightness gives way until the contrast of WCAG 2.2 is reached. Contrast is measured on the
//! bytes that reach the screen, not on what was wished for.

use std::fmt;

mod colour;

use colour::{Lab, fit};
pub use colour::{Srgb, contrast};

/// How far lightness moves at a time while contrast is sought.
const STEP: f64 = 0.004;
/// How much the stronger accent differs from the accent in lightness.
const STRONGER: f64 = 0.07;
/// Neither accent goes nearer than this to black or white: a hovered button must still differ from a resting one.
const ENDS: (f64, f64) = (0.2, 0.97);

/// What an accent needs in one look of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accents {
    /// Links, primary buttons, what is chosen.
    pub accent: Srgb,
    /// The same under the pointer, and words on the soft one.
    pub strong: Srgb,
    /// A tinted surface.
    pub soft: Srgb,
    /// Words on the accent and on the stronger one.
    pub on: Srgb,
}

/// A brand's accents in every look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// By day.
    pub light: Accents,
    /// By night.
    pub dark: Accents,
    /// By day, for those who ask for more contrast.
    pub light_more: Accents,
    /// By night, for those who ask for more contrast.
    pub dark_more: Accents,
}

/// Why there is no palette: this is no colour of the form `#rgb` or `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoColour(pub String);

impl fmt::Display for NoColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no colour such as #0a6 or #00aa66", self.0)
    }
}

impl std::error::Error for NoColour {}

/// A look of the app as far as an accent is concerned.
struct Look {
    dark: bool,
    /// Contrast that words need.
    least: f64,
    /// Lightness and chroma of the tinted surface.
    soft: (f64, f64),
    /// Lightness and chroma of the words on the accent.
    on: (f64, f64),
    /// What accents are seen on besides the tinted one: lightness, chroma and hue, as in `style/tokens.css`.
    surfaces: [(f64, f64, f64); 3],
}

const LIGHT: Look = Look {
    dark: false,
    least: 4.5,
    soft: (0.952, 0.022),
    on: (0.99, 0.006),
    surfaces: [(0.978, 0.008, 80.0), (0.995, 0.004, 80.0), (0.95, 0.011, 80.0)],
};
const DARK: Look = Look {
    dark: true,
    least: 4.5,
    soft: (0.285, 0.034),
    on: (0.2, 0.03),
    surfaces: [(0.215, 0.008, 60.0), (0.25, 0.009, 60.0), (0.18, 0.007, 60.0)],
};
const LIGHT_MORE: Look = Look {
    dark: false,
    least: 7.0,
    soft: (0.952, 0.022),
    on: (1.0, 0.0),
    surfaces: [(1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.965, 0.004, 80.0)],
};
const DARK_MORE: Look = Look {
    dark: true,
    least: 7.0,
    soft: (0.25, 0.034),
    on: (0.0, 0.0),
    surfaces: [(0.0, 0.0, 0.0), (0.16, 0.004, 60.0), (0.13, 0.004, 60.0)],
};

/// The palette of a brand colour written as `#rgb` or `#rrggbb`.
pub fn palette(accent: &str) -> Result<Palette, NoColour> {
    let brand = Srgb::parse(accent).ok_or_else(|| NoColour(accent.to_owned()))?;
    Ok(Palette {
        light: accents(brand, &LIGHT),
        dark: accents(brand, &DARK),
        light_more: accents(brand, &LIGHT_MORE),
        dark_more: accents(brand, &DARK_MORE),
    })
}

fn accents(brand: Srgb, look: &Look) -> Accents {
    let wish = Lab::of(brand);
    let soft = fit(wish.with(look.soft.0, look.soft.1.min(wish.chroma())));
    let on = fit(wish.with(look.on.0, look.on.1.min(wish.chroma())));
    let [a, b, c] = look.surfaces.map(|(lightness, chroma, hue)| fit(Lab::from_hue(lightness, chroma, hue)));
    let readable = |colour: Srgb| [a, b, c, soft, on].iter().all(|on| contrast(colour, *on) >= look.least);
    let away = if look.dark { STEP } else { -STEP };
    let first = until(readable, wish, wish.lightness.clamp(ENDS.0, ENDS.1), away);
    // Stronger is further from the paper; at the end of the scale there is only the way back.
    let further = first + away.signum() * STRONGER;
    let strong =
        if (ENDS.0..=ENDS.1).contains(&further) { further } else { first - away.signum() * STRONGER };
    let strong = until(readable, wish, strong, away);
    Accents { accent: at(wish, first), strong: at(wish, strong), soft, on }
}

/// The first lightness from `start` on at which the colour can be read.
fn until(readable: impl Fn(Srgb) -> bool, wish: Lab, start: f64, step: f64) -> f64 {
    let mut lightness = start;
    while (0.0..=1.0).contains(&lightness) && !readable(at(wish, lightness)) {
        lightness += step;
    }
    lightness.clamp(0.0, 1.0)
}

fn at(wish: Lab, lightness: f64) -> Srgb {
    fit(wish.with(lightness, wish.chroma()))
}

#[cfg(test)]
mod tests;
