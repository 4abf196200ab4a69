//! Colours, type and direction of a drawing.

use plotters::style::RGBAColor;

/// An sRGB colour, 0–255 a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour with an opacity of 0 to 1.
    pub(crate) fn alpha(self, alpha: f64) -> RGBAColor {
        RGBAColor(self.0, self.1, self.2, alpha.clamp(0.0, 1.0))
    }
}

/// What a drawing takes from the page. The app fills it from its CSS tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Main text.
    pub ink: Rgb,
    /// Secondary text and quiet marks.
    pub muted: Rgb,
    /// Guide lines.
    pub grid: Rgb,
    /// Background; also the halo around emphasised marks.
    pub paper: Rgb,
    /// What is measured, and the present.
    pub accent: Rgb,
    /// What is estimated.
    pub estimate: Rgb,
    /// Device pixels per CSS pixel (`devicePixelRatio`). Anything not above zero counts as 1.
    pub scale: f64,
    /// A CSS font family list.
    pub font_family: String,
    /// Right to left: every picture is mirrored, text keeps its own direction.
    pub rtl: bool,
    /// The person asked for reduced motion: every frame of an animation is its last one.
    pub reduced_motion: bool,
    /// What a font size is multiplied with to come out in pixels: 1 on a canvas; [`crate::to_svg`] sets its own,
    /// since plotters' SVG divides sizes by 1.24.
    pub font_ratio: f64,
}

impl Theme {
    /// Ink on warm paper.
    pub fn light() -> Self {
        Self {
            ink: Rgb(0x2b, 0x26, 0x21),
            muted: Rgb(0x6b, 0x63, 0x5a),
            grid: Rgb(0xe4, 0xdc, 0xd0),
            paper: Rgb(0xfb, 0xf8, 0xf3),
            accent: Rgb(0xb2, 0x4a, 0x2e),
            estimate: Rgb(0x4f, 0x71, 0x86),
            scale: 1.0,
            font_family: "system-ui, sans-serif".to_owned(),
            rtl: false,
            reduced_motion: false,
            font_ratio: 1.0,
        }
    }

    /// The same warmth by lamplight.
    pub fn dark() -> Self {
        Self {
            ink: Rgb(0xf2, 0xec, 0xe3),
            muted: Rgb(0xac, 0xa2, 0x96),
            grid: Rgb(0x3b, 0x35, 0x2f),
            paper: Rgb(0x1d, 0x1a, 0x17),
            accent: Rgb(0xf0, 0x8f, 0x66),
            estimate: Rgb(0x92, 0xb4, 0xc6),
            ..Self::light()
        }
    }

    /// More contrast, by day.
    pub fn light_contrast() -> Self {
        Self {
            ink: Rgb(0, 0, 0),
            muted: Rgb(0x3f, 0x39, 0x34),
            grid: Rgb(0xb2, 0xad, 0xa7),
            paper: Rgb(0xff, 0xff, 0xff),
            accent: Rgb(0x88, 0x2d, 0x10),
            estimate: Rgb(0x27, 0x4c, 0x65),
            ..Self::light()
        }
    }

    /// More contrast, by night.
    pub fn dark_contrast() -> Self {
        Self {
            ink: Rgb(0xff, 0xff, 0xff),
            muted: Rgb(0xd9, 0xd3, 0xcc),
            grid: Rgb(0x59, 0x54, 0x50),
            paper: Rgb(0, 0, 0),
            accent: Rgb(0xfd, 0xb4, 0x8c),
            estimate: Rgb(0xb0, 0xd8, 0xec),
            ..Self::light()
        }
    }

    /// Device pixels per CSS pixel, made safe.
    pub(crate) fn safe_scale(&self) -> f64 {
        if self.scale.is_finite() && self.scale > 0.0 { self.scale } else { 1.0 }
    }

    /// Whether the paper is darker than mid-grey: translucent fills need more body there.
    pub(crate) fn is_dark(&self) -> bool {
        let Rgb(red, green, blue) = self.paper;
        u32::from(red) + u32::from(green) + u32::from(blue) < 3 * 128
    }
}
