//! What the device itself offers: its share menu, opening a window, its preferences.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// How long a frame is waited for, in milliseconds: some of a slow device's.
const MOST_BETWEEN_FRAMES: u32 = 50;
/// What waits for a frame in other ways comes before this, in milliseconds.
const AFTER_PAINT: u32 = 2;
/// So long a time with nothing to do, in milliseconds, says that nothing moves: between two frames there is less.
const LONG_REST: f64 = 30.0;
/// Whether there is such a time is looked at so often, in milliseconds.
const BETWEEN_LOOKS: u32 = 300;
/// How long such a time is waited for, in milliseconds.
const LONGEST_WITHOUT_REST: f64 = 10_000.0;

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

/// Waits until a frame was painted just now; not for long, since a page that nobody sees has no frames.
pub async fn painted() {
    let (tell, told) = futures_channel::oneshot::channel();
    leptos::prelude::request_animation_frame(move || {
        // Nobody may be waiting any more.
        let _ = tell.send(());
    });
    futures_util::future::select(told, gloo_timers::future::TimeoutFuture::new(MOST_BETWEEN_FRAMES)).await;
    after_paint().await;
}

/// From within a frame: waits until it was painted, and whoever else waited for that has had their turn.
pub async fn after_paint() {
    gloo_timers::future::TimeoutFuture::new(AFTER_PAINT).await;
}

/// Waits until the browser has nothing to do and expects nothing for a while, as it does not while somebody scrolls or
/// something moves; ten seconds at the most.
pub async fn idle() {
    let until = js_sys::Date::now() + LONGEST_WITHOUT_REST;
    while spare_time().await < LONG_REST && js_sys::Date::now() < until {
        gloo_timers::future::TimeoutFuture::new(BETWEEN_LOOKS).await;
    }
}

/// Waits until the browser has nothing better to do, or a moment where it cannot say so; the milliseconds until it will.
async fn spare_time() -> f64 {
    let window = leptos::prelude::window();
    if !js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        gloo_timers::future::TimeoutFuture::new(200).await;
        return f64::INFINITY;
    }
    let (tell, told) = futures_channel::oneshot::channel();
    let call = Closure::once_into_js(move |until: web_sys::IdleDeadline| {
        // Nobody may be waiting any more.
        let _ = tell.send(until.time_remaining());
    });
    if window.request_idle_callback(call.unchecked_ref()).is_err() {
        return f64::INFINITY;
    }
    // A call that never comes drops its sender, and that ends the wait too.
    told.await.unwrap_or(f64::INFINITY)
}
