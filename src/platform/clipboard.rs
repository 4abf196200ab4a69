//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; says whether it worked. Without permission, or without a secure origin, it does not.
pub async fn copy(text: &str) -> bool {
    let navigator = leptos::prelude::window().navigator();
    let there = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    if !there || navigator.clipboard().is_undefined() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
