//! A pen that thinks in CSS pixels from the reading start, and mirrors and scales when it touches the backend.

use crate::ink::{Ink, ROUND, ink};
use crate::{ChartError, Rgb, Theme, text};
use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle};

/// The area a drawing is made on: any plotters backend, pixel coordinates.
pub type Area<DB> = DrawingArea<DB, Shift>;

/// Below this width or height, in CSS pixels, a picture says nothing: it stays empty.
pub(crate) const SMALLEST: f64 = 40.0;

/// Which end of a text stands at its point, in reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Size, weight and colour of a label.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub size: f64,
    pub bold: bool,
    pub colour: RGBAColor,
    pub anchor: Anchor,
}

impl Label {
    /// A label of ordinary size and weight.
    pub(crate) fn quiet(colour: Rgb, anchor: Anchor) -> Self {
        Self { size: text::LABEL, bold: false, colour: colour.alpha(1.0), anchor }
    }

    /// A label that carries the message.
    pub(crate) fn strong(colour: Rgb, anchor: Anchor) -> Self {
        Self { size: text::STRONG, bold: true, colour: colour.alpha(1.0), anchor }
    }
}

/// Fills the whole area with the theme's paper. The drawings themselves leave the ground transparent.
pub fn paint_paper<DB: DrawingBackend>(area: &Area<DB>, theme: &Theme) -> Result<(), ChartError> {
    Ok(area.fill(&theme.paper.alpha(1.0))?)
}

/// See the module. All lengths are CSS pixels, x counts from the reading start.
pub(crate) struct Pen<'a, DB: DrawingBackend> {
    area: &'a Area<DB>,
    pub theme: &'a Theme,
    pub scale: f64,
    /// Width and height in CSS pixels.
    pub width: f64,
    pub height: f64,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen for the area, or none when the area is too small to say anything.
    pub(crate) fn new(area: &'a Area<DB>, theme: &'a Theme) -> Option<Self> {
        Self::from(area, theme, SMALLEST)
    }

    /// A pen for the area, or none when a side of it is shorter than `least` CSS pixels.
    pub(crate) fn from(area: &'a Area<DB>, theme: &'a Theme, least: f64) -> Option<Self> {
        let scale = theme.safe_scale();
        let (width, height) = area.dim_in_pixel();
        let (width, height) = (f64::from(width) / scale, f64::from(height) / scale);
        (width >= least && height >= least).then_some(Self { area, theme, scale, width, height })
    }

    /// A length in device pixels.
    pub(crate) fn device(&self, css: f64) -> i32 {
        (css * self.scale).round() as i32
    }

    fn device_x(&self, x: f64) -> i32 {
        self.device(if self.theme.rtl { self.width - x } else { x })
    }

    /// Mirrors a device x where the page is mirrored.
    fn flip(&self, x: i32) -> i32 {
        if self.theme.rtl { self.device(self.width) - x } else { x }
    }

    fn stroke(&self, colour: RGBAColor, width: f64) -> ShapeStyle {
        ShapeStyle { color: colour, filled: false, stroke_width: self.device(width).max(1).unsigned_abs() }
    }

    /// A filled rectangle between two corners. Never thinner than one device pixel, so a hairline stays crisp.
    pub(crate) fn rect(&self, from: (f64, f64), to: (f64, f64), colour: RGBAColor) -> Result<(), ChartError> {
        let (a, b) = (self.device_x(from.0), self.device_x(to.0));
        let (left, right) = (a.min(b), a.max(b));
        let (c, d) = (self.device(from.1), self.device(to.1));
        let (top, bottom) = (c.min(d), c.max(d));
        let corners = [(left, top), (right.max(left + 1), bottom.max(top + 1))];
        Ok(self.area.draw(&Rectangle::new(corners, ShapeStyle::from(colour).filled()))?)
    }

    /// A line through CSS points.
    pub(crate) fn path(
        &self,
        points: &[(f64, f64)],
        colour: RGBAColor,
        width: f64,
    ) -> Result<(), ChartError> {
        let points: Vec<_> = points.iter().map(|&(x, y)| (self.device_x(x), self.device(y))).collect();
        Ok(self.area.draw(&PathElement::new(points, self.stroke(colour, width)))?)
    }

    /// A line through device points that are still to be mirrored.
    pub(crate) fn device_path(
        &self,
        points: &[(i32, i32)],
        colour: RGBAColor,
        width: f64,
    ) -> Result<(), ChartError> {
        let points: Vec<_> = points.iter().map(|&(x, y)| (self.flip(x), y)).collect();
        Ok(self.area.draw(&PathElement::new(points, self.stroke(colour, width)))?)
    }

    /// A line through device points in order of their columns, that are still to be mirrored; quick where it is dense.
    pub(crate) fn device_line(
        &self,
        points: &[(i32, i32)],
        colour: RGBAColor,
        width: f64,
    ) -> Result<(), ChartError> {
        for piece in ink(points, self.device(width).max(1)) {
            match piece {
                Ink::Stroke(points) => self.device_path(&points, colour, width)?,
                Ink::Fill(outline) => self.device_polygon(&outline, colour)?,
                Ink::Edge(outline) => {
                    let RGBAColor(red, green, blue, alpha) = colour;
                    self.device_polygon(&outline, RGBAColor(red, green, blue, alpha * ROUND))?;
                }
            }
        }
        Ok(())
    }

    /// A filled polygon through device points that are still to be mirrored.
    pub(crate) fn device_polygon(&self, points: &[(i32, i32)], colour: RGBAColor) -> Result<(), ChartError> {
        let points: Vec<_> = points.iter().map(|&(x, y)| (self.flip(x), y)).collect();
        Ok(self.area.draw(&Polygon::new(points, colour))?)
    }

    /// A filled polygon through CSS points.
    pub(crate) fn polygon(&self, points: &[(f64, f64)], colour: RGBAColor) -> Result<(), ChartError> {
        let points: Vec<_> = points.iter().map(|&(x, y)| (self.device_x(x), self.device(y))).collect();
        Ok(self.area.draw(&Polygon::new(points, colour))?)
    }

    /// A filled disc.
    pub(crate) fn disc(&self, centre: (f64, f64), radius: f64, colour: RGBAColor) -> Result<(), ChartError> {
        let style = ShapeStyle::from(colour).filled();
        let centre = (self.device_x(centre.0), self.device(centre.1));
        Ok(self.area.draw(&Circle::new(centre, self.device(radius).max(1), style))?)
    }

    /// A circle's outline.
    pub(crate) fn ring(
        &self,
        centre: (f64, f64),
        radius: f64,
        colour: RGBAColor,
        width: f64,
    ) -> Result<(), ChartError> {
        let centre = (self.device_x(centre.0), self.device(centre.1));
        Ok(self.area.draw(&Circle::new(centre, self.device(radius).max(1), self.stroke(colour, width)))?)
    }

    /// A text, its middle height at `y`. Empty texts draw nothing.
    pub(crate) fn text(&self, content: &str, (x, y): (f64, f64), label: Label) -> Result<(), ChartError> {
        if content.is_empty() {
            return Ok(());
        }
        let horizontal = match (label.anchor, self.theme.rtl) {
            (Anchor::Middle, _) => HPos::Center,
            (Anchor::Start, false) | (Anchor::End, true) => HPos::Left,
            (Anchor::End, false) | (Anchor::Start, true) => HPos::Right,
        };
        let weight = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = label.size * self.scale * self.theme.font_ratio;
        let font = FontDesc::new(FontFamily::Name(&self.theme.font_family), size, weight);
        let style = font.color(&label.colour).pos(Pos::new(horizontal, VPos::Center));
        let at = (self.device_x(x), self.device(y));
        // The canvas is always left to right; isolating lets "41 نقرة" keep its own order inside it.
        let isolated = self.theme.rtl.then(|| format!("\u{2068}{content}\u{2069}"));
        Ok(self.area.draw_text(isolated.as_deref().unwrap_or(content), &style, at)?)
    }
}
