//! HTTP from a native program: for tests and the conformance program, not for the app.
//!
//! Each question runs on its own short-lived thread with a blocking client; the future waits for it. Plain HTTP only.

use std::{
    collections::BTreeMap,
    io::Read,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use domain::{
    call::Call,
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    problem::{Problem, ProblemKind},
};
use futures_channel::{mpsc, oneshot};
use serde_json::Value;
use ureq::{Agent, Body, http};

use crate::{Transport, http as contract, sse::Parser};

/// How long a request may take in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: u64 = 64 * 1024 * 1024;
/// What this client calls itself.
const NAME: &str = "polyphony-conformance/0.1";

/// One visitor of a server, with the cookies it was given.
#[derive(Debug, Clone)]
pub struct HttpTransport(Arc<Visitor>);

#[derive(Debug)]
struct Visitor {
    base: String,
    agent: Agent,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl HttpTransport {
    /// A new visitor of the server at `base`, for instance `http://127.0.0.1:8080/`.
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        let base = format!("{}/", base.trim_end_matches('/'));
        Self(Arc::new(Visitor { base, agent: config.into(), cookies: Mutex::default() }))
    }

    /// Opens any address with GET, as a browser calling itself `user_agent` would; the status and where it leads.
    pub fn open(
        &self,
        url: String,
        user_agent: String,
    ) -> BoxFuture<'static, Result<(u16, Option<String>), Problem>> {
        let visitor = Arc::clone(&self.0);
        on_a_thread(move || {
            let request = visitor.agent.get(&url).header("User-Agent", user_agent);
            let request = request.config().timeout_global(Some(PATIENCE)).build();
            let response = request.call().map_err(lost)?;
            let to = response.headers().get("location").and_then(|to| to.to_str().ok()).map(str::to_owned);
            Ok((response.status().as_u16(), to))
        })
    }
}

impl Visitor {
    fn send(&self, call: &Call) -> Result<Value, Problem> {
        let wanted = contract::request(call);
        let mut request = http::Request::builder()
            .method(wanted.method)
            .uri(format!("{}{}", self.base, wanted.path))
            .header("User-Agent", NAME);
        for (name, value) in &wanted.headers {
            request = request.header(*name, value);
        }
        if let Some(cookies) = self.cookies() {
            request = request.header("Cookie", cookies);
        }
        let request = request.body(wanted.body.unwrap_or_default()).map_err(lost)?;
        let request = self.agent.configure_request(request).timeout_global(Some(PATIENCE)).build();
        let mut response = self.agent.run(request).map_err(lost)?;
        self.keep_cookies(&response);
        let status = response.status().as_u16();
        let kind = header(&response, "content-type");
        let body = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_vec().map_err(lost)?;
        contract::answer(call, status, &kind, &body)
    }

    fn cookies(&self) -> Option<String> {
        let cookies = self.cookies.lock().ok()?;
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep_cookies(&self, response: &http::Response<Body>) {
        let Ok(mut cookies) = self.cookies.lock() else { return };
        for cookie in response.headers().get_all("set-cookie") {
            let pair = cookie.to_str().ok().and_then(|text| text.split(';').next()?.split_once('='));
            match pair {
                Some((name, "")) => drop(cookies.remove(name.trim())),
                Some((name, value)) => drop(cookies.insert(name.trim().into(), value.trim().into())),
                None => {}
            }
        }
    }

    /// Opens the live stream; the numbers arrive through the channel until either side hangs up.
    fn listen(&self) -> Result<mpsc::UnboundedReceiver<EventNumber>, Problem> {
        let mut request =
            self.agent.get(format!("{}{}", self.base, contract::LIVE)).header("Accept", "text/event-stream");
        if let Some(cookies) = self.cookies() {
            request = request.header("Cookie", cookies);
        }
        let response = request.call().map_err(lost)?;
        let (status, kind) = (response.status().as_u16(), header(&response, "content-type"));
        let mut body = response.into_body();
        if status != 200 || !kind.starts_with("text/event-stream") {
            let text = body.read_to_vec().map_err(lost)?;
            let no_stream =
                || Problem::new(ProblemKind::Garbled, "the live stream is not a stream of events");
            return Err(contract::answer(&Call::Me, status, &kind, &text).err().unwrap_or_else(no_stream));
        }
        let (sender, receiver) = mpsc::unbounded();
        thread::spawn(move || {
            let mut parser = Parser::new();
            let mut reader = body.into_reader();
            let mut piece = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut piece) {
                let numbers = parser.push(piece.get(..length).unwrap_or_default());
                if sender.is_closed() || numbers.into_iter().any(|n| sender.unbounded_send(n).is_err()) {
                    return;
                }
            }
        });
        Ok(receiver)
    }
}

impl Transport for HttpTransport {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        let visitor = Arc::clone(&self.0);
        on_a_thread(move || visitor.send(&call))
    }

    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        let visitor = Arc::clone(&self.0);
        let listening = on_a_thread(move || visitor.listen());
        Box::pin(async move {
            let stream: BoxStream<'static, EventNumber> = Box::pin(listening.await?);
            Ok(stream)
        })
    }
}

fn header(response: &http::Response<Body>, name: &str) -> String {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn lost(error: impl std::fmt::Display) -> Problem {
    contract::unreachable(&error.to_string())
}

fn on_a_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> BoxFuture<'static, Result<T, Problem>> {
    let (sender, receiver) = oneshot::channel();
    // Nobody waits any more if sending fails; there is nothing left to tell.
    thread::spawn(move || drop(sender.send(work())));
    Box::pin(async move { receiver.await.unwrap_or_else(|_| Err(lost("the request was cut short"))) })
}
