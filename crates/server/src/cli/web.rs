//! The smallest HTTP client there is, for `health` and `click`: one request, HTTP 1.0, no redirects.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream, ToSocketAddrs},
    time::Duration,
};

use http::Uri;

use super::{
    Failure,
    args::{Args, Environment},
    failed,
};
use crate::config::Mistake;

const WAIT: Duration = Duration::from_secs(20);

/// A plain `http` address, taken apart.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub address: SocketAddr,
    host: String,
    path: String,
}

impl Target {
    /// Reads `http://host:port/path`.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an address like http://127.0.0.1:8787/");
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let authority = uri.authority().filter(|_| uri.scheme_str() == Some("http")).ok_or_else(wrong)?;
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let mut addresses =
            (host, authority.port_u16().unwrap_or(80)).to_socket_addrs().map_err(|_| wrong())?;
        let address = addresses.next().ok_or_else(wrong)?;
        Ok(Self { address, host: authority.to_string(), path: uri.path().to_owned() })
    }

    /// Sends one `GET` on a fresh connection; answers the status.
    pub fn get(&self, mut connection: TcpStream, agent: &str) -> io::Result<u16> {
        connection.set_read_timeout(Some(WAIT))?;
        let (path, host) = (&self.path, &self.host);
        write!(connection, "GET {path} HTTP/1.0\r\nHost: {host}\r\nUser-Agent: {agent}\r\n\r\n")?;
        let mut head = [0; 12];
        connection.read_exact(&mut head)?;
        let status = std::str::from_utf8(&head).ok().and_then(|line| line.get(9..12)?.parse().ok());
        let status = status.ok_or_else(|| io::Error::other("the answer is not HTTP"))?;
        io::copy(&mut connection, &mut io::sink())?;
        Ok(status)
    }
}

pub(super) fn health(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let args = Args::read(words, &["--listen"], &[])?;
    let listen = args.get("--listen", environment);
    let (address, place) = match &listen {
        Some(value) => (value.text.as_str(), value.place.as_str()),
        None => ("127.0.0.1:8787", "--listen"),
    };
    let target =
        Target::read(&format!("http://{address}/api/v1/health")).map_err(|why| Mistake::new(place, why))?;
    let connection = TcpStream::connect_timeout(&target.address, WAIT).map_err(failed)?;
    match target.get(connection, "polyphony-health").map_err(failed)? {
        200 => {
            println!("ok");
            Ok(())
        }
        status => Err(Failure::Failed(format!("the server at {address} answers with status {status}"))),
    }
}
