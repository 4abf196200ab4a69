//! Reading a file, a feed or a network's export, in a worker that lives for one file.

use domain::{
    problem::{Problem, ProblemKind},
    story::NewStory,
};
use futures_channel::mpsc::unbounded;
use futures_util::{StreamExt, future::Either};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker};

use super::{assets, browser_problem};
use crate::platform::device::error_text;

/// The largest file that is read, bytes.
const LARGEST: f64 = 50.0 * 1024.0 * 1024.0;
/// How long one file may take, milliseconds.
const PATIENCE: u32 = 60_000;

/// What was found in a feed file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ImportReport {
    /// What the feed calls itself.
    pub feed_title: String,
    /// The sound entries.
    pub stories: Vec<NewStory>,
    /// The others: which, and why.
    pub refused: Vec<(String, String)>,
    /// What was left out of sound entries.
    pub notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Message {
    Ok(ImportReport),
    Error(String),
}

/// What the worker says once it hears.
const READY: &str = "\"ready\"";

/// Reads a feed file; nothing is taken into the programme yet.
pub async fn read_feed(file: File) -> Result<ImportReport, Problem> {
    match serde_json::from_str(&ask(file, None).await?) {
        Ok(Message::Ok(report)) => Ok(report),
        Ok(Message::Error(why)) => Err(Problem::new(ProblemKind::Invalid, why)),
        Err(error) => Err(Problem::new(ProblemKind::Garbled, error.to_string())),
    }
}

/// Gives a file to a fresh worker; its answer as JSON. With `report`, what is known about an export file, it is read as
/// one, else as a feed.
pub(super) async fn ask(file: File, report: Option<&str>) -> Result<String, Problem> {
    if file.size() > LARGEST {
        return Err(Problem::new(ProblemKind::TooLarge, "a file may have at most 50 MB"));
    }
    let refused = |error: JsValue| browser_problem(&error_text(&error));
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(refused)?;
    let script = assets::worker("import").await?;
    let worker = Ended(Worker::new(&script).map_err(refused)?);
    let (sender, mut messages) = unbounded();
    let failed = sender.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // The receiver lives until the answer is there.
        let _ = sender.unbounded_send(event.data().as_string().unwrap_or_default());
    });
    let error = Closure::<dyn FnMut()>::new(move || failed.close_channel());
    worker.0.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.0.set_onerror(Some(error.as_ref().unchecked_ref()));
    let reading = async {
        while let Some(text) = messages.next().await {
            if text != READY {
                return Ok(text);
            }
            let transfer = Array::of1(&bytes);
            let post = worker.0.post_message_with_transfer(&message_of(&file, &bytes, report), &transfer);
            post.map_err(refused)?;
        }
        Err(browser_problem("the file could not be read: the reader stopped"))
    };
    futures_util::pin_mut!(reading);
    match futures_util::future::select(reading, TimeoutFuture::new(PATIENCE)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(_) => Err(browser_problem("reading the file took too long")),
    }
}

/// Ends its worker with itself, also when the file took too long.
struct Ended(Worker);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

fn message_of(file: &File, bytes: &JsValue, report: Option<&str>) -> JsValue {
    let message = Object::new();
    for (name, value) in [
        ("name", JsValue::from(file.name())),
        ("bytes", bytes.clone()),
        ("report", report.map_or(JsValue::UNDEFINED, JsValue::from)),
    ] {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    message.into()
}
