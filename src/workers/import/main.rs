//! The import worker: parses a dropped feed or a network's export where a hostile or huge one can hold up nothing, then is thrown away.

mod reports;

use import::read_feed;
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answer_to = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A page that is gone reads nothing.
        let _ = answer_to.post_message(&JsValue::from(report(&event.data())));
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Says that messages are heard from now on.
    let _ = scope.post_message(&JsValue::from(json!("ready").to_string()));
}

/// The file `{name, bytes}` as a feed, or `{name, bytes, report}` as a network's export; the answer as JSON: `{"ok": {feed_title, stories, refused, notes}}` or `{"error": sentence}`.
fn report(file: &JsValue) -> String {
    let name = Reflect::get(file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    let bytes =
        Reflect::get(file, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into::<ArrayBuffer>().ok());
    let Some(bytes) = bytes else { return json!({ "error": "there was no file" }).to_string() };
    let bytes = Uint8Array::new(&bytes).to_vec();
    if let Some(known) = Reflect::get(file, &"report".into()).ok().and_then(|known| known.as_string()) {
        return reports::report(&bytes, &known);
    }
    match read_feed(&bytes, &name) {
        Ok(feed) => {
            let refused: Vec<(&str, &str)> = feed
                .refused
                .iter()
                .map(|refused| (refused.entry.as_str(), refused.reason.as_str()))
                .collect();
            json!({ "ok": {
                "feed_title": feed.feed_title,
                "stories": feed.stories,
                "refused": refused,
                "notes": feed.notes,
            } })
            .to_string()
        }
        Err(error) => json!({ "error": error.to_string() }).to_string(),
    }
}
