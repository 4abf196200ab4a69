//! The page's side of the service worker. `public/service.mjs` registers it and looks after it; what of that the app
//! needs stands on `polyphony.service`, and is absent where there is no service worker.

use std::cell::Cell;

use domain::time::Instant;
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The event of the window when a new version waits.
pub const UPDATE: &str = "polyphony:update";
/// The event of the window when the service worker sent what waited.
pub const SENT: &str = "polyphony:sent";
/// The header of an answer that the device kept: when it was read, in milliseconds.
pub const KEPT: &str = "x-polyphony-kept";
/// How long the service worker may take to be there, milliseconds.
const PATIENCE: u32 = 8_000;

thread_local! {
    static KEPT_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// A member of a JavaScript object; undefined where there is none.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn service() -> JsValue {
    member(&member(&js_sys::global(), "polyphony"), "service")
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let service = service();
    member(&service, name).dyn_ref::<Function>()?.call1(&service, argument).ok()
}

async fn answer(name: &str, argument: &JsValue) -> Option<JsValue> {
    let promise = call(name, argument)?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Somebody is in: what every screen needs is worth having on the device.
pub fn come_in() {
    if let Ok(event) = web_sys::Event::new("polyphony:in") {
        // Nobody may be listening.
        let _ = leptos::prelude::window().dispatch_event(&event);
    }
}

/// Whether a new version waits for somebody to begin with it.
pub fn waits() -> bool {
    member(&service(), "waits").is_truthy()
}

/// Begins with the new version: the page is loaded anew. Only ever because somebody pressed for it.
pub fn begin() {
    call("begin", &JsValue::UNDEFINED);
}

/// Has the service worker send the outbox when there is a network again. Nothing happens where it cannot.
pub fn sync() {
    call("sync", &JsValue::UNDEFINED);
}

/// An answer came; where it was kept on the device, since then.
pub fn note_kept(milliseconds: Option<String>) {
    if let Some(at) = milliseconds.and_then(|text| text.parse().ok()).map(Instant::from_millis) {
        KEPT_SINCE.set(KEPT_SINCE.get().max(Some(at)));
    }
}

/// Since when what is on screen was not read anew; none if it was.
pub fn kept_since() -> Option<Instant> {
    KEPT_SINCE.get()
}

/// Everything is read anew from here on.
pub fn forget_kept() {
    KEPT_SINCE.set(None);
}

/// Something that the device's share menu handed over.
pub struct Shared {
    key: JsValue,
    /// Its title, as the other app called it; often empty.
    pub title: String,
    /// Words; some apps put the address here.
    pub text: String,
    /// An address; often empty.
    pub url: String,
    /// A photo.
    pub photo: Option<File>,
}

/// The newest thing that was shared into the app and not taken yet.
pub async fn shared() -> Option<Shared> {
    if !service().is_object() {
        came("polyphony:service").await;
    }
    let thing = answer("shared", &JsValue::UNDEFINED).await.filter(JsValue::is_object)?;
    let text = |name: &str| member(&thing, name).as_string().unwrap_or_default();
    Some(Shared {
        key: member(&thing, "key"),
        title: text("title"),
        text: text("text"),
        url: text("url"),
        photo: member(&thing, "photo").dyn_into().ok(),
    })
}

/// Lets go of something that was shared into the app.
pub async fn take(thing: &Shared) {
    // What is gone already needs no letting go.
    answer("take", &thing.key).await;
}

/// Waits for an event of the window, but not for ever.
async fn came(event: &str) {
    let (tell, told) = oneshot::channel();
    let tell = Cell::new(Some(tell));
    let heard = window_event_listener_untyped(event, move |_| {
        if let Some(tell) = tell.take() {
            // Whoever waited may have given up.
            let _ = tell.send(());
        }
    });
    match select(told, TimeoutFuture::new(PATIENCE)).await {
        Either::Left(_) | Either::Right(_) => heard.remove(),
    }
}
