//! Photos made small on the device: drawn anew on a canvas, so that nothing but pixels is left of the file.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The most bytes of a file that is opened at all: more than any camera writes.
const MOST_BYTES: f64 = 60_000_000.0;
/// The longest edge and the quality that are tried, until the picture fits.
const TRIES: [(f64, f64); 5] =
    [(2_048.0, 0.84), (2_048.0, 0.7), (1_600.0, 0.7), (1_280.0, 0.65), (960.0, 0.6)];
/// How a picture comes out of a canvas.
const HEAD: &str = "data:image/jpeg;base64,";

/// Why there is no small photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPhoto {
    /// The file is larger than anything a camera writes.
    TooLarge,
    /// The browser does not know this sort of picture, or it is damaged.
    Unreadable,
}

/// The photo as a JPEG in base 64, whose bytes are at most `most`. Turned as the camera was held.
pub async fn small(file: &File, most: usize) -> Result<String, NoPhoto> {
    if file.size() > MOST_BYTES {
        return Err(NoPhoto::TooLarge);
    }
    let opening = leptos::prelude::window().create_image_bitmap_with_blob(file);
    let opened = JsFuture::from(opening.map_err(|_| NoPhoto::Unreadable)?).await;
    let bitmap: ImageBitmap = opened.map_err(|_| NoPhoto::Unreadable)?.unchecked_into();
    // Three bytes become four letters.
    let letters = most / 3 * 4;
    let drawn = TRIES.into_iter().find_map(|(edge, quality)| {
        let data = draw(&bitmap, edge, quality)?;
        (data.len() <= letters).then_some(data)
    });
    bitmap.close();
    drawn.ok_or(NoPhoto::Unreadable)
}

/// The address of a photo that was made small, for an image element.
pub fn address(data: &str) -> String {
    format!("{HEAD}{data}")
}

fn draw(bitmap: &ImageBitmap, edge: f64, quality: f64) -> Option<String> {
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (edge / width.max(height)).min(1.0);
    let (wide, high) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let canvas: HtmlCanvasElement =
        leptos::prelude::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is transparent would become black.
    pen.set_fill_style_str("white");
    pen.fill_rect(0.0, 0.0, wide, high);
    pen.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, wide, high).ok()?;
    let url = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok()?;
    url.strip_prefix(HEAD).map(str::to_owned)
}
