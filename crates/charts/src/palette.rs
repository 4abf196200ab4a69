//! Colours of things side by side and of steps on a scale, and the marks that say the same without colour.

use crate::{Rgb, Theme};

/// How many series can be told apart: by colour and by [`Mark`]. A further one begins anew.
pub const SERIES: usize = 7;

/// For light paper: at least 3:1 against it, and told apart by people who see no red or no green. Tested.
const BY_DAY: [Rgb; SERIES] = [
    Rgb(0xb2, 0x4a, 0x2e),
    Rgb(0x3c, 0x35, 0x97),
    Rgb(0x28, 0x9b, 0x8a),
    Rgb(0x6c, 0x02, 0x56),
    Rgb(0x81, 0x6c, 0xd5),
    Rgb(0x17, 0x68, 0x7d),
    Rgb(0x40, 0x40, 0x00),
];
/// The same for dark paper.
const BY_NIGHT: [Rgb; SERIES] = [
    Rgb(0xf0, 0x8f, 0x66),
    Rgb(0x4b, 0x84, 0xe2),
    Rgb(0x5e, 0xf9, 0xf1),
    Rgb(0xc8, 0x59, 0x93),
    Rgb(0xc2, 0xa8, 0xf1),
    Rgb(0xf6, 0xe0, 0x57),
    Rgb(0x92, 0x77, 0x23),
];

/// The shape that stands for a series where its colour cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A disc.
    Disc,
    /// A square on its side.
    Square,
    /// A triangle that points up.
    Up,
    /// A square on its tip.
    Diamond,
    /// A triangle that points down.
    Down,
    /// An upright cross.
    Plus,
    /// A circle that is empty inside.
    Ring,
}

/// The mark of the series at an index.
pub fn mark(index: usize) -> Mark {
    match index % SERIES {
        0 => Mark::Disc,
        1 => Mark::Square,
        2 => Mark::Up,
        3 => Mark::Diamond,
        4 => Mark::Down,
        5 => Mark::Plus,
        _ => Mark::Ring,
    }
}

impl Theme {
    /// The colour of the series at an index, for this paper.
    pub fn series(&self, index: usize) -> Rgb {
        let palette = if self.is_dark() { &BY_NIGHT } else { &BY_DAY };
        palette.get(index % SERIES).copied().unwrap_or(self.accent)
    }

    /// The colour of a step, 0 to 5, of an ordered scale: the more, the further from the paper, by way of the accent.
    /// Neighbours can be told apart without colour, words on each can be read. Step 0 is nothing: almost paper.
    pub fn step(&self, step: usize) -> Rgb {
        match step {
            0 => mix(self.paper, self.ink, 0.05),
            1 => mix(self.paper, self.accent, 0.3),
            2 => mix(self.paper, self.accent, 0.55),
            3 => self.accent,
            4 => mix(self.accent, self.ink, 0.36),
            _ => mix(self.accent, self.ink, 0.72),
        }
    }

    /// Ink or paper, whichever reads better on this ground.
    pub(crate) fn on(&self, ground: Rgb) -> Rgb {
        if contrast(self.ink, ground) >= contrast(self.paper, ground) { self.ink } else { self.paper }
    }
}

/// A colour between two, channel by channel.
pub(crate) fn mix(from: Rgb, to: Rgb, share: f64) -> Rgb {
    let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    Rgb(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

/// The contrast of two colours as WCAG 2 defines it: 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_every_step_can_be_read() {
        for theme in [Theme::light(), Theme::dark(), Theme::light_contrast(), Theme::dark_contrast()] {
            for step in 0..=5 {
                let ground = theme.step(step);
                let ratio = contrast(theme.on(ground), ground);
                assert!(ratio >= 4.5, "step {step} on {:?}: {ratio:.2}", theme.paper);
            }
        }
    }
}
