//! A server of this process with a folder of its own, and a plain client.
#![allow(dead_code, reason = "each test file uses a part")]

pub mod elsewhere;
pub mod process;

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};
use server::{
    Running,
    config::{Config, Mode, PublicUrl, PushConfig, SEED},
};

pub const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";

/// A folder that is gone at the end of the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("polyphony-test-{}", server::serve::random_name()));
        fs::create_dir_all(path.join("dist")).unwrap();
        Self(path)
    }
    pub fn path(&self) -> &Path {
        &self.0
    }
    pub fn data(&self) -> PathBuf {
        self.0.join("data")
    }
    pub fn write(&self, name: &str, content: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn config(folder: &Folder) -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        data: folder.data(),
        dist: folder.path().join("dist"),
        mode: Mode::Demo,
        demo_seed: Some(SEED),
        progress: None,
        name: "Test programme".into(),
        public_url: None,
        pack: None,
        brand: server::config::Brand::default(),
        enquiry_secret: None,
        feeds: server::schedule::FeedList::default(),
        allow_fetch: Vec::new(),
        push: Some(PushConfig::default()),
        embedding: server::frame::Embedding::default(),
    }
}

/// The configuration of a server behind a proxy that speaks from `trusted`.
pub fn proxied(folder: &Folder, trusted: &str) -> Config {
    let proxy = server::config::Proxy {
        trusted: vec![trusted.parse().unwrap()],
        user_header: http::HeaderName::from_static("x-remote-user"),
        facilitators: vec!["fay".into()],
        administrators: vec!["ada".into()],
    };
    let public_url = Some(PublicUrl::read("https://voices.example.org").unwrap());
    Config { mode: Mode::Proxy(proxy), demo_seed: None, public_url, ..config(folder) }
}

pub struct Server {
    runtime: tokio::runtime::Runtime,
    running: Option<Running>,
    pub client: Client,
}

impl Server {
    pub fn start(config: Config) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let running = runtime.block_on(server::start(config)).unwrap();
        let client = Client::new(&format!("http://{}", running.addr));
        Self { runtime, running: Some(running), client }
    }

    pub fn stop(mut self) {
        self.runtime.block_on(self.running.take().unwrap().shutdown()).unwrap();
    }
}

/// Speaks plain HTTP, follows nothing, keeps one cookie.
#[derive(Clone)]
pub struct Client {
    pub base: String,
    pub cookie: Option<String>,
    agent: ureq::Agent,
}

pub struct Reply {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Client {
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .proxy(None)
            .build();
        Self { base: base.to_owned(), cookie: None, agent: config.new_agent() }
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut request = http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if !headers.iter().any(|(name, _)| *name == "user-agent") {
            request = request.header("user-agent", BROWSER);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = if body.is_empty() && method != "POST" {
            self.agent.run(request.body(()).unwrap()).unwrap()
        } else {
            self.agent.run(request.body(body).unwrap()).unwrap()
        };
        let body = answer.body_mut().read_to_vec().unwrap();
        Reply { status: answer.status().as_u16(), headers: answer.headers().clone(), body }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }

    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, &[("x-polyphony", "1")], body.to_string().as_bytes())
    }

    /// The same client as one of the demo's voices.
    pub fn enter(&self, voice: &str) -> Self {
        let reply = self.post("/api/v1/session", &json!({ "voice": voice }));
        assert_eq!(reply.status, 200, "{}", reply.text());
        let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
        Self { cookie: Some(cookie), ..self.clone() }
    }

    /// The same client with another cookie, `name=value`.
    pub fn with(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    pub fn submit(&self, id: &str, body: &Value) -> Reply {
        let command = json!({ "id": id, "body": body }).to_string();
        let headers = [("x-polyphony", "1"), ("idempotency-key", id)];
        self.send("POST", "/api/v1/commands", &headers, command.as_bytes())
    }

    /// Shares the first story; answers the link's path.
    pub fn share(&self) -> String {
        let stories = self.get("/api/v1/stories?limit=1").json();
        let story = stories["items"][0]["id"].as_str().unwrap();
        let body = json!({ "type": "record_share", "story": story, "network": "x", "caption": "Look" });
        let reply = self.submit(&new_id(), &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let shares = self.get("/api/v1/shares").json();
        format!("/r/{}", shares[0]["code"].as_str().unwrap())
    }
}

/// A fresh command id.
pub fn new_id() -> String {
    domain::ports::new_command_id(&server::system::SystemClock, &server::system::SystemRandom).to_string()
}
