//! Messages to and from the page, and notices between the workers of several tabs.

use client::worker::{FromWorker, Notice, ToWorker};
use domain::event::EventNumber;
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, DedicatedWorkerGlobalScope, MessageEvent};

/// The channel on which workers of one origin tell each other how far the log reaches.
const NAME: &str = "polyphony-log";

/// The page at the other end.
pub struct Page {
    messages: UnboundedReceiver<ToWorker>,
    sender: Sender,
}

/// Posts to the page.
#[derive(Clone)]
pub struct Sender(DedicatedWorkerGlobalScope);

impl Page {
    /// Listens to the page.
    pub fn listen() -> Self {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let (sender, messages) = unbounded();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
            if let Some(message) = message {
                // The receiver lives as long as the worker.
                let _ = sender.unbounded_send(message);
            }
        });
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        Self { messages, sender: Sender(scope) }
    }

    /// The page's next message.
    pub async fn next(&mut self) -> Option<ToWorker> {
        self.messages.next().await
    }

    /// Another way to post.
    pub fn sender(&self) -> Sender {
        self.sender.clone()
    }

    /// Posts a message.
    pub fn post(&self, message: &FromWorker) {
        self.sender.post(message);
    }

    /// Posts the report of the conformance suite, as plain text.
    #[cfg(feature = "conformance")]
    pub fn report(&self, text: String) {
        // A page that is gone reads nothing.
        let _ = self.sender.0.post_message(&JsValue::from(text));
    }
}

impl Sender {
    /// Posts a message.
    pub fn post(&self, message: &FromWorker) {
        if let Ok(text) = serde_json::to_string(message) {
            // A page that is gone reads nothing.
            let _ = self.0.post_message(&JsValue::from(text));
        }
    }
}

/// Notices to and from the workers of other tabs; silent where the browser has no such channel.
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel; what comes on it is passed to the page.
    pub fn open(page: Sender) -> Self {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return Self(None) };
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(n) = event.data().as_f64() {
                page.post(&FromWorker::Notice(Notice { n: n as EventNumber }));
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
        Self(Some(channel))
    }

    /// Tells the others how far the log reaches.
    pub fn tell(&self, n: EventNumber) {
        if let Some(channel) = &self.0 {
            // Whoever is not told now asks when it is next looked at.
            let _ = channel.post_message(&JsValue::from(n as f64));
        }
    }
}
