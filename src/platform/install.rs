//! Having the app on the device like any other: whether it can be offered, asking, what the browser then keeps, and the
//! number on its icon.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{ArcRwSignal, Set, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{device, service_worker::member, storage};

/// How far the offer has come on this device: it is made once.
const OFFER: &str = "install";
/// There was a good moment.
const OPEN: &str = "open";
/// It was answered.
const ANSWERED: &str = "answered";

/// How it gets onto the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The browser asks.
    Browser,
    /// By hand, through the share menu of the browser: so it is on iPhones and iPads.
    ByHand,
}

thread_local! {
    static MOMENT: ArcRwSignal<bool> = ArcRwSignal::new(storage::get(OFFER).as_deref() == Some(OPEN));
}

/// Whether there was a good moment to offer it, and no answer yet.
pub fn moment() -> ArcRwSignal<bool> {
    MOMENT.with(Clone::clone)
}

/// Somebody has just finished something with the app: if it was never offered here, now is a good moment.
pub fn good_moment() {
    if storage::get(OFFER).is_none() {
        storage::set(OFFER, OPEN);
        moment().set(true);
    }
}

/// The offer was answered, whatever the answer.
pub fn answered() {
    storage::set(OFFER, ANSWERED);
    moment().set(false);
}

/// How the app can get onto this device; none where it is there already, or cannot.
pub fn way() -> Option<Way> {
    if device::matches("(display-mode: standalone)") || device::matches("(display-mode: minimal-ui)") {
        return None;
    }
    if prompt().is_some() {
        return Some(Way::Browser);
    }
    let navigator = window().navigator();
    let apple = Reflect::has(&navigator, &"standalone".into()).unwrap_or(false);
    (apple && member(&navigator, "standalone").is_falsy()).then_some(Way::ByHand)
}

/// The browser's own question, as `public/boot.mjs` put it by.
fn prompt() -> Option<JsValue> {
    Some(member(&member(&js_sys::global(), "polyphony"), "install")).filter(JsValue::is_object)
}

/// Has the browser ask. Must follow a click directly; says whether the person agreed.
pub async fn ask() -> bool {
    let Some(prompt) = prompt() else { return false };
    let asked = member(&prompt, "prompt").dyn_ref::<Function>().map(|ask| ask.call0(&prompt));
    if !matches!(asked, Some(Ok(_))) {
        return false;
    }
    let Ok(choice) = member(&prompt, "userChoice").dyn_into::<Promise>() else { return false };
    let choice = JsFuture::from(choice).await.unwrap_or(JsValue::UNDEFINED);
    member(&choice, "outcome").as_string().as_deref() == Some("accepted")
}

/// Shows how much waits on the app's icon, where the device can.
pub fn badge(waiting: usize) {
    let navigator = window().navigator();
    let name = if waiting > 0 { "setAppBadge" } else { "clearAppBadge" };
    if let Some(show) = member(&navigator, name).dyn_ref::<Function>() {
        // A device without an icon refuses, which changes nothing; an unheard refusal would be a fault on the console.
        let shown = show.call1(&navigator, &JsValue::from(waiting as f64));
        if let Some(promise) = shown.ok().and_then(|shown| shown.dyn_into::<Promise>().ok()) {
            wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    }
}

/// Asks the browser's store a yes-or-no question; none where it has no such thing.
async fn store(question: &str) -> Option<bool> {
    let store = member(&window().navigator(), "storage");
    let promise = member(&store, question).dyn_ref::<Function>()?.call0(&store).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?.as_bool()
}

/// Whether the browser has promised to keep what is on this device; none where it cannot promise.
pub async fn is_kept() -> Option<bool> {
    store("persisted").await
}

/// Asks the browser to promise it.
pub async fn keep() -> bool {
    store("persist").await.unwrap_or(false)
}
