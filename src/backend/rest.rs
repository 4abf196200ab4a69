//! A backend over HTTP, by the browser's own fetch and event stream.

use std::cell::Cell;

use client::{
    Transport,
    http::{HttpRequest, LIVE, answer, door_request, request, unreachable},
};
use domain::{
    call::Call,
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    problem::Problem,
};
use futures_channel::mpsc::{UnboundedSender, unbounded};
use gloo_net::http::{Method, RequestBuilder};
use serde_json::Value;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent, RequestCredentials};

use crate::platform::{
    absent::Absent,
    page,
    service_worker::{self, KEPT},
};

/// Writing down what is asked and given once somebody is in comes with the frame: at the door nobody asks it.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_frame, fallible))]
fn written_down(call: Call) -> Result<(Call, HttpRequest), Absent> {
    let request = request(&call);
    Ok((call, request))
}

async fn formed(call: Call) -> Result<(Call, HttpRequest), Problem> {
    #[cfg(feature = "split")]
    let formed = written_down(call).await;
    #[cfg(not(feature = "split"))]
    let formed = written_down(call);
    Ok(formed?)
}

thread_local! {
    static ME_IS_FRESH: Cell<bool> = const { Cell::new(true) };
}

/// Whether the backend itself said last who is signed in, and not a service worker that remembered it. Whose commands are
/// sent, only the backend may say.
pub fn me_is_fresh() -> bool {
    ME_IS_FRESH.get()
}

/// Calls a server below a base address.
pub struct Fetch {
    base: String,
}

impl Fetch {
    /// A server at `base`, relative to the page or absolute.
    pub fn new(base: &str) -> Result<Self, Problem> {
        let mut base =
            page::resolve(base).ok_or_else(|| Problem::invalid("backend/base", "is no address"))?;
        if !base.ends_with('/') {
            base.push('/');
        }
        Ok(Self { base })
    }

    /// The server's address, with a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    async fn send(&self, call: Call) -> Result<Value, Problem> {
        let (call, question) = match door_request(&call) {
            Some(question) => (call, question),
            None => formed(call).await?,
        };
        let method = if question.method == "POST" { Method::POST } else { Method::GET };
        let mut builder = RequestBuilder::new(&format!("{}{}", self.base, question.path))
            .method(method)
            .credentials(RequestCredentials::Include);
        for (name, value) in &question.headers {
            builder = builder.header(name, value);
        }
        let request = match question.body {
            Some(body) => builder.body(body),
            None => builder.build(),
        };
        let lost = |error: gloo_net::Error| unreachable(&error.to_string());
        let response = request.map_err(lost)?.send().await.map_err(lost)?;
        let kind = response.headers().get("content-type").unwrap_or_default();
        service_worker::note_kept(response.headers().get(KEPT));
        if matches!(call, Call::Me) {
            ME_IS_FRESH.set(response.headers().get(KEPT).is_none());
        }
        let body = response.binary().await.map_err(lost)?;
        answer(&call, response.status(), &kind, &body)
    }
}

impl Transport for Fetch {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        Box::pin(self.send(call))
    }

    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        Box::pin(async move {
            let stream: BoxStream<'static, EventNumber> =
                Box::pin(Notices::open(&format!("{}{LIVE}", self.base))?);
            Ok(stream)
        })
    }
}

/// An open event stream; closed when dropped, over when the connection is.
struct Notices {
    source: EventSource,
    numbers: futures_channel::mpsc::UnboundedReceiver<EventNumber>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut()>,
}

impl Notices {
    fn open(url: &str) -> Result<Self, Problem> {
        let settings = web_sys::EventSourceInit::new();
        settings.set_with_credentials(true);
        let source = EventSource::new_with_event_source_init_dict(url, &settings)
            .map_err(|error| unreachable(&crate::platform::device::error_text(&error)))?;
        let (sender, numbers) = unbounded();
        let on_message = listener(sender.clone());
        source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // The browser would reconnect by itself; we do, so that the app knows that it was cut off.
        let on_error = Closure::new(move || sender.close_channel());
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { source, numbers, _message: on_message, _error: on_error })
    }
}

/// More messages in a second than this are no news but a flood: the connection is given up, for a while.
const FLOOD: u32 = 5_000;

fn listener(sender: UnboundedSender<EventNumber>) -> Closure<dyn FnMut(MessageEvent)> {
    let (mut second, mut heard) = (0.0, 0);
    Closure::new(move |event: MessageEvent| {
        let now = (js_sys::Date::now() / 1000.0).floor();
        heard = if now == second { heard + 1 } else { 1 };
        second = now;
        if heard > FLOOD {
            // Here and now: a page that is flooded comes to nothing else.
            if let Some(source) = event.target().and_then(|target| target.dyn_into::<EventSource>().ok()) {
                source.close();
            }
            sender.close_channel();
            return;
        }
        // Whatever is no number is no notice.
        if let Some(number) = event.data().as_string().and_then(|text| text.trim().parse().ok()) {
            // A listener that is gone wants no news.
            let _ = sender.unbounded_send(number);
        }
    })
}

impl futures_util::Stream for Notices {
    type Item = EventNumber;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<EventNumber>> {
        std::pin::Pin::new(&mut self.numbers).poll_next(context)
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        self.source.close();
    }
}
