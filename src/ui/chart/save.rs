//! A picture as a file: SVG and PNG from the drawing that is on the screen, and its figures as CSV.

use charts::{Area, ChartError, DrawingBackend, IntoDrawingArea, Theme, paint_paper, to_svg};
use domain::csv;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, HtmlCanvasElement};

use super::colours;
use crate::{
    i18n::t,
    platform::file,
    ui::{
        announce::announce,
        menu::{Menu, MenuItem},
    },
};

/// Pixels of a PNG for each CSS pixel.
const SHARPNESS: u32 = 2;
/// Whoever opens the file has one of these.
const FONTS: &str =
    "Helvetica Neue, Helvetica, Segoe UI, Roboto, Arial, Noto Sans, Noto Sans Arabic, sans-serif";

/// What can be kept of a chart.
pub trait Sheet {
    /// The file's name without its ending: small letters, digits and hyphens.
    fn name(&self) -> String;
    /// Width and height, CSS pixels.
    fn size(&self) -> (u32, u32);
    /// Draws it, words included.
    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>, theme: &Theme) -> Result<(), ChartError>;
    /// The figures, headings first.
    fn rows(&self) -> Vec<Vec<String>>;
}

/// A menu with the three ways to keep a chart; `sheet` makes what is kept, none while there is nothing.
#[component]
pub fn SaveChart<S, F>(
    /// Makes what is to be kept as it is now.
    sheet: F,
) -> impl IntoView
where
    S: Sheet + 'static,
    F: Fn() -> Option<S> + Copy + Send + Sync + 'static,
{
    let item = move |kind: &'static str, icon: &'static str, keep: fn(&S)| MenuItem {
        words: t(&format!("chart.save.{kind}")),
        icon,
        danger: false,
        press: Some(Callback::new(move |()| {
            if let Some(sheet) = untrack(sheet) {
                keep(&sheet);
            }
        })),
    };
    let items = vec![
        item("png", "picture", png::<S>),
        item("svg", "picture", svg::<S>),
        item("csv", "copy", table::<S>),
    ];
    view! { <div class="chart-save"><Menu label=t("chart.save") show_label=true items=items /></div> }
}

/// What is drawn with outside the page: its colours, fonts that everybody has.
fn look() -> Theme {
    Theme { font_family: FONTS.to_owned(), ..colours::of_page() }
}

fn told(name: &str, kept: bool) {
    if !kept {
        leptos::logging::warn!("{name} could not be kept");
    }
    announce(t(if kept { "chart.saved" } else { "chart.save.failed" }));
}

fn svg<S: Sheet>(sheet: &S) {
    let (width, height) = sheet.size();
    let name = format!("{}.svg", sheet.name());
    let drawn = to_svg(width, height, &look(), |area, theme| sheet.draw(area, theme));
    told(&name, drawn.is_ok_and(|text| file::keep(&name, "image/svg+xml", &text)));
}

fn table<S: Sheet>(sheet: &S) {
    let name = format!("{}.csv", sheet.name());
    told(&name, file::keep(&name, "text/csv", &csv::text(sheet.rows())));
}

fn png<S: Sheet>(sheet: &S) {
    let name = format!("{}.png", sheet.name());
    if draw_png(sheet, name.clone()).is_none() {
        told(&name, false);
    }
}

/// Draws on a canvas that is on no page; none where the browser has none left.
fn draw_png<S: Sheet>(sheet: &S, name: String) -> Option<()> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = sheet.size();
    canvas.set_width(width * SHARPNESS);
    canvas.set_height(height * SHARPNESS);
    let pen = super::context(&canvas)?;
    pen.set_line_join("round");
    pen.set_line_cap("round");
    let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
    let theme = Theme { scale: f64::from(SHARPNESS), ..look() };
    paint_paper(&area, &theme).ok()?;
    sheet.draw(&area, &theme).ok()?;
    let ready = Closure::once_into_js(move |blob: JsValue| {
        told(&name, blob.dyn_into::<Blob>().is_ok_and(|blob| file::keep_blob(&name, &blob)));
    });
    canvas.to_blob(ready.unchecked_ref()).ok()
}
