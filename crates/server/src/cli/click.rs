//! `click URL N`: opens a tracked link N times and says how many openings were answered with a redirect.
//!
//! A request that was sent is never sent again, whatever became of it; only connecting is tried until the server
//! is there, because a server that was never reached has counted nothing.

use std::{
    net::TcpStream,
    thread::sleep,
    time::{Duration, Instant},
};

use super::{Failure, failed, web::Target};
use crate::config::Mistake;

const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn click(words: &[String]) -> Result<(), Failure> {
    let [url, count] = words else { return Err(Mistake::new("click", "takes URL and N").into()) };
    let target = Target::read(url).map_err(|why| Mistake::new("URL", why))?;
    if !target.address.ip().is_loopback() {
        return Err(Mistake::new("URL", "clicks are made up on this machine only").into());
    }
    let count: u64 = count.parse().map_err(|_| Mistake::new("N", "must be a whole number"))?;
    let (mut sent, mut redirects) = (0u64, 0u64);
    for _ in 0..count {
        let connection = connect(&target)?;
        sent += 1;
        // A broken answer is what this test is about: it was sent, and nobody said that it counts.
        if target.get(connection, AGENT).is_ok_and(|status| status == 302) {
            redirects += 1;
        }
    }
    println!("{sent} {redirects}");
    Ok(())
}

fn connect(target: &Target) -> Result<TcpStream, Failure> {
    let start = Instant::now();
    loop {
        match TcpStream::connect(target.address) {
            Ok(connection) => return Ok(connection),
            Err(error) if start.elapsed() > PATIENCE => return Err(failed(error)),
            Err(_) => sleep(Duration::from_millis(20)),
        }
    }
}
