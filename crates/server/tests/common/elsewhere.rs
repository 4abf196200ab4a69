//! A web server that is not ours: it answers fixed paths, and notes what it was asked for.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
};

pub struct Elsewhere {
    pub base: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// Serves `pages`: the head's lines after the status line, and the body. A page `Location: …` is a redirect.
    pub fn start(pages: impl FnOnce(&str) -> BTreeMap<&'static str, (String, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let pages = pages(&base);
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let Some(first) = lines.next() else { continue };
                lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                notes.lock().unwrap().push(path.clone());
                let (status, head, body) = match pages.get(path.as_str()) {
                    Some((head, body)) if head.starts_with("Location") => {
                        ("302 Found", head.as_str(), body.as_slice())
                    }
                    Some((head, body)) => ("200 OK", head.as_str(), body.as_slice()),
                    None => ("404 Not Found", "", b"".as_slice()),
                };
                let length = body.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\n{head}Content-Length: {length}\r\nConnection: close\r\n\r\n"
                );
                let _ = stream.write_all(body);
            }
        });
        Self { base, asked }
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}
