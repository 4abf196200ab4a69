//! What the device itself offers: its share menu, opening a window, its preferences.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

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

/// Lets the browser do what waits for it before going on: on a slow device long work in one piece holds up fingers and keys.
pub async fn breath() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// Waits until the browser has nothing better to do; a moment where it cannot say so.
pub async fn idle() {
    let window = leptos::prelude::window();
    if !js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        return gloo_timers::future::TimeoutFuture::new(200).await;
    }
    let (tell, told) = futures_channel::oneshot::channel();
    let call = Closure::once_into_js(move || {
        // Nobody may be waiting any more.
        let _ = tell.send(());
    });
    if window.request_idle_callback(call.unchecked_ref()).is_ok() {
        // A call that never comes drops its sender, and that ends the wait too.
        let _ = told.await;
    }
}
