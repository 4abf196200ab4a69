//! Between sRGB bytes and OKLab, and how much two colours differ for the eye.
//!
//! Matrices: Björn Ottosson, "A perceptual color space for image processing". Contrast: WCAG 2.2, relative luminance.

use std::fmt;

use libm::{cbrt, cos, hypot, pow, round, sin};

/// A colour as a screen gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Srgb {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Srgb {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let byte = |shift: u32| u8::try_from((value >> shift) & 0xff).unwrap_or_default();
        let nibble = |shift: u32| u8::try_from((value >> shift) & 0xf).unwrap_or_default() * 17;
        match digits.len() {
            3 => Some(Self { r: nibble(8), g: nibble(4), b: nibble(0) }),
            6 => Some(Self { r: byte(16), g: byte(8), b: byte(0) }),
            _ => None,
        }
    }

    fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { pow((part + 0.055) / 1.055, 2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Srgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// The contrast ratio of WCAG 2.2: from 1, the same, to 21, black on white.
pub fn contrast(one: Srgb, other: Srgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A colour in OKLab. Hue and chroma are the direction and length of (a, b).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lab {
    pub(super) lightness: f64,
    a: f64,
    b: f64,
}

impl Lab {
    pub(super) fn of(colour: Srgb) -> Self {
        let [r, g, b] = colour.linear();
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        Self {
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        }
    }

    /// From lightness, chroma and a hue in degrees.
    pub(super) fn from_hue(lightness: f64, chroma: f64, hue: f64) -> Self {
        let hue = hue.to_radians();
        Self { lightness, a: chroma * cos(hue), b: chroma * sin(hue) }
    }

    pub(super) fn chroma(self) -> f64 {
        hypot(self.a, self.b)
    }

    /// The same hue with another lightness and chroma; a grey has no hue and stays grey.
    pub(super) fn with(self, lightness: f64, chroma: f64) -> Self {
        let now = self.chroma();
        let scale = if now > 1e-6 { chroma / now } else { 0.0 };
        Self { lightness, a: self.a * scale, b: self.b * scale }
    }

    /// By how many degrees the hue differs from another's.
    #[cfg(test)]
    pub(super) fn turned_from(self, other: Self) -> f64 {
        let cross = self.a * other.b - self.b * other.a;
        let along = self.a * other.a + self.b * other.b;
        libm::atan2(cross, along).to_degrees().abs()
    }

    fn linear(self) -> [f64; 3] {
        let cube = |x: f64| x * x * x;
        let l = cube(self.lightness + 0.3963377774 * self.a + 0.2158037573 * self.b);
        let m = cube(self.lightness - 0.1055613458 * self.a - 0.0638541728 * self.b);
        let s = cube(self.lightness - 0.0894841775 * self.a - 1.2914855480 * self.b);
        [
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
        ]
    }

    /// Whether a screen has it, give or take less than half a step of a byte.
    fn is_there(self) -> bool {
        self.linear().iter().all(|part| (-1e-4..=1.0001).contains(part))
    }

    fn bytes(self) -> Srgb {
        let [r, g, b] = self.linear().map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.0031308 { part * 12.92 } else { 1.055 * pow(part, 1.0 / 2.4) - 0.055 };
            // In 0..=255 by the clamp above.
            round(part * 255.0) as u8
        });
        Srgb { r, g, b }
    }
}

/// The nearest colour a screen has, of the same lightness and hue: only chroma is given up.
pub(super) fn fit(colour: Lab) -> Srgb {
    if colour.is_there() {
        return colour.bytes();
    }
    let (mut there, mut beyond) = (0.0, colour.chroma());
    for _ in 0..24 {
        let middle = f64::midpoint(there, beyond);
        if colour.with(colour.lightness, middle).is_there() { there = middle } else { beyond = middle }
    }
    colour.with(colour.lightness, there).bytes()
}
