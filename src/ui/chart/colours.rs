//! From the page's colours to a drawing's. CSS may say `oklch(…)` or `light-dark(…)`; drawings need sRGB bytes.

use charts::{Rgb, Theme};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use crate::platform::{device, page};

/// The colour of a custom property of the page, such as `--hue-helper`; none if it is no colour.
pub fn colour(token: &str) -> Option<Rgb> {
    let root = document().document_element()?.dyn_into::<HtmlElement>().ok()?;
    colour_at(&root, token)
}

/// What a drawing takes that stands nowhere on the page.
pub(super) fn of_page() -> Theme {
    match document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        Some(root) => theme(&root),
        None => Theme::light(),
    }
}

/// What a drawing takes from the page around `canvas`. A token that is missing is what [`Theme::light`] or
/// [`Theme::dark`] says.
pub(super) fn theme(canvas: &HtmlElement) -> Theme {
    let paper = colour_at(canvas, "--chart-paper");
    let dark = paper.is_some_and(|Rgb(r, g, b)| u32::from(r) + u32::from(g) + u32::from(b) < 3 * 128);
    let base = if dark { Theme::dark() } else { Theme::light() };
    let or = |token: &str, default: Rgb| colour_at(canvas, token).unwrap_or(default);
    Theme {
        ink: or("--chart-ink", base.ink),
        muted: or("--chart-muted", base.muted),
        grid: or("--chart-grid", base.grid),
        paper: paper.unwrap_or(base.paper),
        accent: or("--chart-accent", base.accent),
        estimate: or("--chart-estimate", base.estimate),
        font_family: computed(canvas, "font-family")
            .filter(|name| !name.is_empty())
            .unwrap_or(base.font_family),
        rtl: page::is_rtl(),
        reduced_motion: device::reduced_motion(),
        ..Theme::light()
    }
}

fn computed(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok().flatten()?.get_property_value(property).ok()
}

/// The custom property as a colour at this place of the page. The element wears it for a moment: only as the value
/// of a real property the browser works out what `light-dark()` and the like come to.
fn colour_at(element: &HtmlElement, token: &str) -> Option<Rgb> {
    if computed(element, token).is_none_or(|value| value.trim().is_empty()) {
        return None;
    }
    let style = element.style();
    let before = style.get_property_value("outline-color").unwrap_or_default();
    style.set_property("outline-color", &format!("var({token})")).ok()?;
    let css = computed(element, "outline-color");
    // What could be set can be set back.
    let _ = if before.is_empty() {
        style.remove_property("outline-color").map(drop)
    } else {
        style.set_property("outline-color", &before)
    };
    srgb(&css?)
}

/// A CSS colour as sRGB bytes: painted and read back.
fn srgb(css: &str) -> Option<Rgb> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(1);
    canvas.set_height(1);
    let pen = super::context(&canvas)?;
    pen.set_fill_style_str(css);
    pen.fill_rect(0.0, 0.0, 1.0, 1.0);
    match pen.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data().0.as_slice() {
        [red, green, blue, _] => Some(Rgb(*red, *green, *blue)),
        _ => None,
    }
}
