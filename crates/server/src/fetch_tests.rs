//! What can only be seen from inside: which address is connected, and how long is waited.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use ureq::unversioned::resolver::ArrayVec;

use super::*;

/// Names lead to one address after the other, as with a name server that changes its mind.
#[derive(Debug)]
struct Turning {
    answers: Vec<SocketAddr>,
    asked: Arc<AtomicUsize>,
}

impl Resolver for Turning {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let turn = self.asked.fetch_add(1, Ordering::SeqCst);
        let mut found: ResolvedSocketAddrs = ArrayVec::from_fn(|_| SocketAddr::from(([0, 0, 0, 0], 0)));
        found.push(self.answers[turn.min(self.answers.len() - 1)]);
        Ok(found)
    }
}

/// A server that sends everybody on to another page of itself; answers its address.
fn sends_on() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let answer = match head.first().is_some_and(|line| line.starts_with("GET /start")) {
                true => "302 Found\r\nLocation: http://changing.example/secret",
                false => "200 OK",
            };
            let _ = write!(stream, "HTTP/1.1 {answer}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        }
    });
    address
}

fn fetcher(answers: Vec<SocketAddr>) -> (Fetcher, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let turning = Turning { answers, asked: Arc::clone(&asked) };
    let ranges = vec!["127.0.0.1/32".parse().unwrap()];
    (Fetcher::with(ranges, Box::new(turning), WAIT), asked)
}

#[test]
fn the_address_that_was_judged_is_the_one_that_is_connected() {
    let good = sends_on();
    // A second look-up of the same name would lead inside: there is none.
    let (fetcher, asked) = fetcher(vec![good, SocketAddr::from(([10, 0, 0, 1], 80))]);
    assert_eq!(fetcher.fetch("http://changing.example/page", 100).unwrap(), b"ok");
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[test]
fn every_redirect_is_judged_anew() {
    let good = sends_on();
    for inside in [
        "10.0.0.1:80",
        "169.254.169.254:80",
        "[::1]:80",
        "[::ffff:192.168.0.1]:80",
        "[fd00::1]:80",
        "[fe80::1]:80",
    ] {
        let (fetcher, _) = fetcher(vec![good, inside.parse().unwrap()]);
        let why = fetcher.fetch("http://changing.example/start", 100).unwrap_err().to_string();
        assert_eq!(why, "leads into a private network and was not fetched", "{inside}");
    }
    let (fetcher, asked) = fetcher(vec![good]);
    assert_eq!(fetcher.fetch("http://changing.example/start", 100).unwrap(), b"ok");
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[test]
fn one_private_address_among_public_ones_is_a_trap() {
    #[derive(Debug)]
    struct Both;
    impl Resolver for Both {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let mut found: ResolvedSocketAddrs = ArrayVec::from_fn(|_| SocketAddr::from(([0, 0, 0, 0], 0)));
            found.push(SocketAddr::from(([1, 1, 1, 1], 80)));
            found.push(SocketAddr::from(([192, 168, 0, 1], 80)));
            Ok(found)
        }
    }
    let why = Fetcher::with(vec![], Box::new(Both), WAIT).fetch("http://both.example/", 1).unwrap_err();
    assert!(why.to_string().contains("private network"), "{why}");
}

#[test]
fn a_server_that_never_answers_is_left() {
    // Connections are accepted by the system, and nobody reads them.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let ranges = vec!["127.0.0.0/8".parse().unwrap()];
    let fetcher = Fetcher::with(ranges, Box::new(DefaultResolver::default()), Duration::from_millis(200));
    let address = format!("http://{}/", silent.local_addr().unwrap());
    assert!(fetcher.fetch(&address, 1).unwrap_err().to_string().starts_with("took longer than"));
}
