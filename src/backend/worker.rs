//! The embedded backend: a programme in this browser, behind messages to its worker.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use client::{
    Transport,
    http::unreachable,
    worker::{FromWorker, Hello, Request, ToWorker},
};
use domain::{
    bell::Bell,
    call::Call,
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    problem::{Problem, ProblemKind},
};
use futures_channel::oneshot;
use futures_util::{StreamExt, future::Either, stream};
use gloo_timers::future::TimeoutFuture;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Worker};

use super::{PROTOCOL, assets, browser_problem};
use crate::platform::{absent::Absent, device::error_text};

/// How long the worker may take to load, milliseconds.
const PATIENCE: u32 = 30_000;

type Open = Rc<RefCell<HashMap<u64, oneshot::Sender<Result<Value, Problem>>>>>;

type Starting = BoxFuture<'static, Result<Box<dyn Transport>, Problem>>;

/// What only an embedded backend needs is fetched by those who have one.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(room_embedded, fallible))]
fn starting() -> Result<Starting, Absent> {
    Ok(Box::pin(async {
        let worker: Box<dyn Transport> = Box::new(DataWorker::start().await?);
        Ok(worker)
    }))
}

/// Starts the worker and waits until it has its programme ready.
pub async fn start() -> Result<Box<dyn Transport>, Problem> {
    #[cfg(feature = "split")]
    let started = starting().await;
    #[cfg(not(feature = "split"))]
    let started = starting();
    started?.await
}

/// The data worker, with the questions it has not answered yet.
struct DataWorker {
    worker: Worker,
    open: Open,
    next: Cell<u64>,
    bell: Bell,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

impl DataWorker {
    async fn start() -> Result<Self, Problem> {
        let script = assets::worker("data").await?;
        let refused = |error: JsValue| browser_problem(&error_text(&error));
        let worker = Worker::new(&script).map_err(refused)?;
        let (open, bell) = (Open::default(), Bell::default());
        let (greet, greeted) = oneshot::channel();
        let mut greet = Some(greet);
        let (answers, rings) = (Rc::clone(&open), bell.clone());
        let message = Closure::new(move |event: MessageEvent| match read(&event) {
            Some(FromWorker::Hello(hello)) => {
                if let Some(greet) = greet.take() {
                    // Whoever started the worker may have given up waiting.
                    let _ = greet.send(hello);
                }
            }
            Some(FromWorker::Response(response)) => {
                if let Some(waiting) = answers.borrow_mut().remove(&response.id) {
                    // Whoever asked may be gone.
                    let _ = waiting.send(response.outcome);
                }
            }
            Some(FromWorker::Notice(notice)) => rings.ring(notice.n),
            None => {}
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        let lost = Rc::clone(&open);
        let error = Closure::new(move |event: JsValue| {
            // A worker that threw answers nothing more: every open question fails instead of waiting for ever.
            for (_, waiting) in lost.borrow_mut().drain() {
                let _ = waiting.send(Err(browser_problem(&error_text(&event))));
            }
        });
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let this = Self { worker, open, next: Cell::new(1), bell, _message: message, _error: error };
        match futures_util::future::select(greeted, TimeoutFuture::new(PATIENCE)).await {
            Either::Left((Ok(Hello { protocol: PROTOCOL }), _)) => Ok(this),
            Either::Left((Ok(_), _)) => {
                Err(Problem::new(ProblemKind::Unsupported, "a new version is there: reload the page"))
            }
            _ => Err(browser_problem("the data worker did not start")),
        }
    }

    fn post(&self, message: &ToWorker) -> Result<(), Problem> {
        let text = serde_json::to_string(message).map_err(|error| unreachable(&error.to_string()))?;
        self.worker.post_message(&JsValue::from(text)).map_err(|error| unreachable(&error_text(&error)))
    }

    async fn ask(&self, call: Call) -> Result<Value, Problem> {
        let id = self.next.replace(self.next.get() + 1);
        let (sender, answer) = oneshot::channel();
        self.open.borrow_mut().insert(id, sender);
        self.post(&ToWorker::Request(Request { id, call }))?;
        answer.await.unwrap_or_else(|_| Err(browser_problem("the data worker stopped")))
    }
}

impl Drop for DataWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Transport for DataWorker {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        Box::pin(self.ask(call))
    }

    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        Box::pin(async move {
            let news = self.bell.listen();
            // From ahead of the log one is told where it ends: the number to begin with.
            let end = self.ask(Call::EventsAfter { after: EventNumber::MAX }).await?;
            // Only the number is read here: reading events takes code that not everybody needs.
            let last = end.get("last").and_then(Value::as_u64).unwrap_or_default();
            let numbers: BoxStream<'static, EventNumber> =
                Box::pin(stream::once(async move { last }).chain(news));
            Ok(numbers)
        })
    }
}

fn read(event: &MessageEvent) -> Option<FromWorker> {
    event.data().as_string().and_then(|text| serde_json::from_str(&text).ok())
}
