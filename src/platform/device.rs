//! What the device itself offers: its share menu, opening a window, its preferences.

use wasm_bindgen::JsValue;

/// Whether the device has a share menu.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&leptos::prelude::window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens an address in a new tab that knows nothing of this one; says whether the browser allowed it.
pub fn open(href: &str) -> bool {
    let window = leptos::prelude::window();
    // With `noopener` a browser answers null also when it opened the tab: only an exception means refusal.
    window.open_with_url_and_target_and_features(href, "_blank", "noopener,noreferrer").is_ok()
}

/// Whether the person asked for less motion.
pub fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    leptos::prelude::window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Device pixels per CSS pixel, between 1 and 4.
pub fn pixel_ratio() -> f64 {
    leptos::prelude::window().device_pixel_ratio().clamp(1.0, 4.0)
}

/// A JavaScript error as text.
pub fn error_text(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| format!("{error:?}"))
}
