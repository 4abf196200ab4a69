//! A drawing of the `charts` crate on a canvas: sharp, in the page's colours, drawn again when something it shows
//! changes, at most once a frame.

pub mod buckets;
mod colours;
mod hand;
pub mod look;
pub mod overview;
pub mod save;
pub mod stage;
pub mod time;
pub mod walk;
mod watch;

use std::{cell::Cell, rc::Rc};

use charts::{Area, ChartError, IntoDrawingArea, Theme};
use leptos::{html, prelude::*};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use crate::platform::device;

pub use colours::colour;

/// No side of a canvas may be longer than this, in device pixels: browsers refuse larger ones.
const LONGEST: f64 = 8_192.0;

/// A canvas that `draw` paints. Whatever signals `draw` and `height` read, they are called again when those change;
/// also when the canvas gets another size and when the page changes its colours or direction.
#[component]
pub fn ChartCanvas<D, H>(
    /// What the picture says, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The height for a width, both in CSS pixels.
    height: H,
    /// The drawing; the canvas is clean when it begins.
    draw: D,
    /// The value of `data-chart`, by which tests find the canvas.
    #[prop(optional)]
    name: &'static str,
    /// Lies over the canvas before it instead of below it; the one below then sets the height.
    #[prop(optional)]
    over: bool,
    /// Says nothing to those who do not see it: another canvas or text says it already.
    #[prop(optional)]
    silent: bool,
) -> impl IntoView
where
    D: Fn(&Area<CanvasBackend>, &Theme) -> Result<(), ChartError> + 'static,
    H: Fn(f64) -> f64 + 'static,
{
    let canvas = NodeRef::<html::Canvas>::new();
    // Grows when a frame is there to draw in.
    let frame = RwSignal::new(0u64);
    let theme: RwSignal<Option<Theme>> = RwSignal::new(None);
    let due = Rc::new(Cell::new(false));
    let drawing = Rc::new(Cell::new(false));
    watch::look(canvas, move || theme.set(None));
    watch::size(canvas, move || frame.update(|n| *n += 1));
    Effect::new(move |_| {
        frame.track();
        theme.track();
        let Some(canvas) = canvas.get() else { return };
        if !drawing.replace(false) {
            // Not in a frame: ask for one, and forget what was read; drawing then reads it anew.
            // The place is kept from the start: a frame later what stands below would jump.
            fit(&canvas, &height);
            if !due.replace(true) {
                let (due, drawing) = (Rc::clone(&due), Rc::clone(&drawing));
                request_animation_frame(move || {
                    due.set(false);
                    drawing.set(true);
                    // The screen may be gone by now.
                    let _ = frame.try_update(|n| *n += 1);
                });
            }
            return;
        }
        let look = theme.get_untracked().unwrap_or_else(|| {
            let look = colours::theme(&canvas);
            theme.update_untracked(|theme| *theme = Some(look.clone()));
            look
        });
        if let Err(error) = paint(&canvas, &look, &height, &draw) {
            leptos::logging::warn!("{error}");
        }
    });
    view! {
        <canvas
            class="chart"
            class:over=over
            node_ref=canvas
            dir="ltr"
            role="img"
            data-chart=name
            aria-hidden=silent.then_some("true")
            aria-label=move || (!silent).then(|| label.get())
        ></canvas>
    }
}

/// Gives the canvas the height that its width asks for; both in CSS pixels.
fn fit(canvas: &HtmlCanvasElement, height: &impl Fn(f64) -> f64) -> (f64, f64) {
    let width = canvas.get_bounding_client_rect().width();
    if width <= 0.0 {
        return (width, 0.0);
    }
    let height = height(width).clamp(0.0, 4_000.0);
    // Only a changed height is written: writing makes the browser lay out the page again.
    let wanted = format!("{height}px");
    let style = HtmlElement::style(canvas);
    if style.get_property_value("height").is_ok_and(|now| now != wanted) {
        // A height that cannot be set leaves the picture in its old place.
        let _ = style.set_property("height", &wanted);
    }
    (width, height)
}

/// Fits the canvas to its place and draws on it.
fn paint(
    canvas: &HtmlCanvasElement,
    look: &Theme,
    height: &impl Fn(f64) -> f64,
    draw: &impl Fn(&Area<CanvasBackend>, &Theme) -> Result<(), ChartError>,
) -> Result<(), ChartError> {
    let (width, height) = fit(canvas, height);
    let scale = device::pixel_ratio();
    let device = |css: f64| (css * scale).round().clamp(1.0, LONGEST) as u32;
    if (canvas.width(), canvas.height()) != (device(width), device(height)) {
        canvas.set_width(device(width));
        canvas.set_height(device(height));
    }
    let Some(pen) = context(canvas) else { return Ok(()) };
    pen.set_line_join("round");
    pen.set_line_cap("round");
    pen.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return Ok(()) };
    draw(&backend.into_drawing_area(), &Theme { scale, ..look.clone() })
}

/// The pen of a canvas; none where the browser has no memory left for one.
fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}
