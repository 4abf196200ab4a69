//! SVG as a string, for exports, the share picture and tests.

use crate::pen::{Area, paint_paper};
use crate::{ChartError, Theme};
use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;

/// Plotters knows whole pixels only; drawing this many times larger keeps curves smooth in print.
const FINENESS: u32 = 4;
/// Plotters divides font sizes by this on the way into SVG.
const FONT_RATIO: f64 = 1.24;

/// Draws on paper into an SVG document of `width` × `height` CSS pixels. `draw` receives the area and the theme to
/// use, which differs from the caller's in scale only.
pub fn to_svg<F>(width: u32, height: u32, theme: &Theme, draw: F) -> Result<String, ChartError>
where
    F: FnOnce(&Area<SVGBackend<'_>>, &Theme) -> Result<(), ChartError>,
{
    let theme = Theme { scale: f64::from(FINENESS), font_ratio: FONT_RATIO, ..theme.clone() };
    let fine = (width.saturating_mul(FINENESS), height.saturating_mul(FINENESS));
    let mut document = String::new();
    {
        let area = SVGBackend::with_string(&mut document, fine).into_drawing_area();
        paint_paper(&area, &theme)?;
        draw(&area, &theme)?;
        area.present()?;
    }
    // The view box stays fine, the size becomes CSS pixels. Anchors count from the left, as on the canvas.
    let opening = format!("<svg width=\"{}\" height=\"{}\"", fine.0, fine.1);
    let wanted = format!(
        "<svg width=\"{width}\" height=\"{height}\" direction=\"ltr\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
    );
    Ok(document.replacen(&opening, &wanted, 1))
}
