//! Pictures as files: made on this device, handed to the person or to their device's share menu. Nothing is uploaded.

use charts::{CARD_WIDTH, Card, IntoDrawingArea, Theme, card_height, draw_card, to_svg};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ShareData, Url};

use crate::platform::device;

/// The kind of the picture that any app takes.
pub const PNG: &str = "image/png";
/// The kind of the picture that stays sharp.
pub const SVG: &str = "image/svg+xml";
/// How many times larger than it was laid out a picture is: 1080 pixels wide.
const SCALE: u32 = 3;

/// The card as points of colour.
pub async fn png(card: &Card, theme: &Theme, tall: bool) -> Option<Blob> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    // As on the page: anchors count from the left.
    canvas.set_attribute("dir", "ltr").ok()?;
    canvas.set_width(CARD_WIDTH * SCALE);
    canvas.set_height(card_height(tall) * SCALE);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.set_line_join("round");
    pen.set_line_cap("round");
    let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
    draw_card(&area, card, &Theme { scale: f64::from(SCALE), ..theme.clone() }).ok()?;
    let made = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob_with_type(&resolve, PNG).is_err() {
            // Nobody listens to whether a refusal could be told; the promise then says it by itself.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}

/// The card as lines and words.
pub fn svg(card: &Card, theme: &Theme, tall: bool) -> Option<Blob> {
    let text =
        to_svg(CARD_WIDTH, card_height(tall), theme, |area, theme| draw_card(area, card, theme)).ok()?;
    let plain = Blob::new_with_str_sequence(&Array::of1(&JsValue::from(text))).ok()?;
    plain.slice_with_f64_and_f64_and_content_type(0.0, plain.size(), SVG).ok()
}

/// Keeps a file on this device; says whether it could.
pub fn download(name: &str, file: &Blob) -> bool {
    hand_over(name, file).is_ok()
}

fn hand_over(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlElement = document().create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // The browser has taken hold of the file by now.
    Url::revoke_object_url(&address)
}

/// Whether the device's share menu takes pictures.
pub fn can_share() -> bool {
    let navigator = window().navigator();
    let asks = Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    let trial = Blob::new().and_then(|empty| sharing("a.png", &empty));
    device::can_share() && asks && trial.is_ok_and(|trial| navigator.can_share_with_data(&trial))
}

/// Opens the device's share menu with a picture. Closing it without choosing is no failure, and nothing is said.
pub async fn share(name: &str, file: &Blob) -> bool {
    let Ok(data) = sharing(name, file) else { return false };
    match JsFuture::from(window().navigator().share_with_data(&data)).await {
        Ok(_) => true,
        Err(error) => {
            let why = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            why.as_deref() == Some("AbortError")
        }
    }
}

/// A picture as the share menu takes it.
fn sharing(name: &str, file: &Blob) -> Result<ShareData, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &PNG.into())?;
    let maker: Function = Reflect::get(&window(), &"File".into())?.dyn_into()?;
    let made = Reflect::construct(&maker, &Array::of3(&Array::of1(file), &name.into(), &options))?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&made));
    Ok(data)
}
