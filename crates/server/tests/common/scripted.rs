//! A web server that is not ours and does as each test says; it keeps what it was asked, headers and all.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
};

/// What it was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    head: Vec<String>,
}

impl Asked {
    /// A header of the request; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.head.iter().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        });
        value.unwrap_or_default()
    }
}

type Script = Arc<Mutex<Box<dyn Fn(&Asked) -> Answer + Send>>>;

/// Status line and headers, each on its line; and the body.
pub type Answer = (String, Vec<u8>);

pub struct Scripted {
    pub base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    script: Script,
}

impl Scripted {
    pub fn start(script: impl Fn(&Asked) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let script: Script = Arc::new(Mutex::new(Box::new(script)));
        let (notes, reads) = (Arc::clone(&asked), Arc::clone(&script));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let Some(first) = lines.next() else { continue };
                let head = lines.by_ref().take_while(|line| !line.is_empty()).collect();
                let asked = Asked { path: first.split(' ').nth(1).unwrap_or_default().to_owned(), head };
                let (head, body) = reads.lock().unwrap()(&asked);
                notes.lock().unwrap().push(asked);
                let length = body.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n",
                    head.replace('\n', "\r\n")
                );
                let _ = stream.write_all(&body);
            }
        });
        Self { base, asked, script }
    }

    /// From now on it answers so.
    pub fn now(&self, script: impl Fn(&Asked) -> Answer + Send + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
    }

    /// What it was asked since the last time this was called.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}
