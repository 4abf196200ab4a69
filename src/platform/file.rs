//! Files: made here and kept on the device, or fetched from here and handed to its share menu.

use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, HtmlElement, ShareData, Url};

use super::device;

/// Keeps a text as a file of this kind on the device; says whether it could.
pub fn keep(name: &str, kind: &str, text: &str) -> bool {
    made(text, kind).and_then(|file| hand_over(name, &file)).is_ok()
}

/// Keeps something made here on the device; says whether it could.
pub fn keep_blob(name: &str, file: &Blob) -> bool {
    hand_over(name, file).is_ok()
}

fn made(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&JsValue::from(text)))?;
    plain.slice_with_f64_and_f64_and_content_type(0.0, plain.size(), kind)
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

/// A picture of this origin as a file that the device's share menu takes; none where it does not.
pub async fn picture(address: &str) -> Option<File> {
    if !device::can_share() || !Reflect::has(&window().navigator(), &"canShare".into()).unwrap_or(false) {
        return None;
    }
    let response =
        gloo_net::http::Request::get(address).send().await.ok().filter(gloo_net::http::Response::ok)?;
    let kind = response.headers().get("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let ending = kind.strip_prefix("image/")?.split('+').next().unwrap_or_default().to_owned();
    let bytes = response.binary().await.ok()?;
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
    let bag = FilePropertyBag::new();
    bag.set_type(&kind);
    let file = File::new_with_u8_array_sequence_and_options(&parts, &format!("story.{ending}"), &bag);
    let file = file.ok()?;
    window().navigator().can_share_with_data(&sharing("", "", "", Some(&file))).then_some(file)
}

/// Opens the device's share menu with words, a link and perhaps a picture; says whether something was chosen. Must
/// follow a click directly.
pub async fn share(title: &str, text: &str, url: &str, picture: Option<&File>) -> bool {
    if !device::can_share() {
        return false;
    }
    // With a picture many apps drop the link: it then stands in the text.
    let joined = if text.is_empty() { url.to_owned() } else { format!("{text}\n\n{url}") };
    let data = match picture {
        Some(_) => sharing(title, &joined, "", picture),
        None => sharing(title, text, url, None),
    };
    JsFuture::from(window().navigator().share_with_data(&data)).await.is_ok()
}

fn sharing(title: &str, text: &str, url: &str, picture: Option<&File>) -> ShareData {
    let data = ShareData::new();
    if !title.is_empty() {
        data.set_title(title);
    }
    if !text.is_empty() {
        data.set_text(text);
    }
    if !url.is_empty() {
        data.set_url(url);
    }
    if let Some(picture) = picture {
        data.set_files(&Array::of1(picture));
    }
    data
}
