//! What the first visit does without: the styles and the texts of the screens, fetched once with the first room. A
//! build that is not parted (debug) names no styles, and has everything at once.

use std::cell::Cell;

use futures_channel::oneshot;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlElement;

use crate::i18n;

thread_local! {
    static THERE: Cell<bool> = const { Cell::new(false) };
}

/// Fetches both; false if they cannot be had now.
pub async fn fetch() -> bool {
    let root = document().document_element();
    let Some(styles) = root.and_then(|root| root.get_attribute("data-styles")) else { return true };
    if THERE.get() {
        return true;
    }
    let (styled, texts) = futures_util::future::join(link(&styles), i18n::load_rooms()).await;
    let there = styled && texts.is_ok();
    THERE.set(there);
    there
}

/// Adds a style sheet to the page, and waits until it applies.
async fn link(address: &str) -> bool {
    let Ok(link) = document().create_element("link") else { return false };
    // Attributes of a fresh element can always be set.
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", address);
    let (tell, told) = oneshot::channel();
    let tell = Cell::new(Some(tell));
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new(move |event: JsValue| {
        let came = js_sys::Reflect::get(&event, &"type".into()).is_ok_and(|kind| kind == "load");
        if let Some(tell) = tell.take() {
            // Nobody may be waiting any more.
            let _ = tell.send(came);
        }
    });
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.set_onload(Some(heard.as_ref().unchecked_ref()));
        link.set_onerror(Some(heard.as_ref().unchecked_ref()));
    }
    let added = document().head().is_some_and(|head| head.append_child(&link).is_ok());
    let came = added && told.await.unwrap_or(false);
    if !came {
        // Asking again must not find a sheet that never came.
        link.remove();
    }
    came
}
