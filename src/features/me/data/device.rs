//! What this device keeps besides the backend, and how a file is handed over.

use js_sys::Array;
use leptos::prelude::{Set, document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, Url};

use crate::{
    boot,
    platform::{page, storage},
    session::Session,
};

/// What the names of everything that is ours begin with.
const OURS: &str = "polyphony.";

/// Everything that this browser keeps for the app, by name.
pub fn kept() -> Vec<(String, String)> {
    let Some(storage) = window().local_storage().ok().flatten() else { return Vec::new() };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten());
    let mut kept: Vec<(String, String)> = names
        .filter_map(|name| {
            let value = storage.get_item(&name).ok().flatten()?;
            Some((name.strip_prefix(OURS)?.to_owned(), value))
        })
        .collect();
    kept.sort();
    kept
}

/// Forgets everything that this browser keeps for the app, with whatever still waits to be sent, and begins again at
/// the door.
pub async fn forget(session: Session) {
    for entry in session.backend.waiting().await {
        session.backend.dismiss(entry.command.id).await;
    }
    // From here on no screen keeps anything any more.
    session.me.set(None);
    storage::remove(boot::VOICE);
    for (name, _) in kept() {
        storage::remove(&name);
    }
    // A browser that refuses to go there shows the door anyway: nobody is signed in.
    let _ = window().location().assign(&page::url("start"));
}

/// Hands a text over as a file of this name; says whether it could.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    hand_over(name, kind, text).is_ok()
}

fn hand_over(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&JsValue::from(text)))?;
    let file = plain.slice_with_f64_and_f64_and_content_type(0.0, plain.size(), kind)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlElement = document().create_element("a")?.dyn_into().map_err(JsValue::from)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // The browser has taken hold of the file by now.
    Url::revoke_object_url(&address)
}
