//! What the server answers itself on a first visit: the runtime configuration and the typology pack.

use super::{Part, weigh};
use crate::hook::compress::brotli_len;
use crate::problem::{Problem, Result};
use crate::run;
use crate::serve;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

const PACK: &str = "/api/v1/typology";
/// The pack that the embedded backend reads: counted when the server does not show one to strangers.
const PACKED: &str = "packs/default.json";

/// Starts the built server on a free port with an empty data folder and weighs its answers.
pub fn answers(dist: &Path) -> Result<Vec<Part>> {
    let failed =
        |why: String| Problem::new("weigh the server's answers", why, "Run `cargo xtask serve` and look.");
    let data = std::env::temp_dir().join(format!("polyphony-weight-{}", std::process::id()));
    // Bound and let go: the system will not hand the same port to another program at once.
    let address =
        TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(|e| failed(e.to_string()))?;
    let mut command = serve::server_command()?;
    command.arg("serve").arg("--listen").arg(address.to_string()).arg("--data").arg(&data);
    command.arg("--dist").arg(dist).args(["--mode", "demo", "--demo"]);
    let mut child = run::spawn(&mut command)?;
    let weighed = serve::wait_for(&mut child, address, Duration::from_secs(60)).and_then(|()| {
        let (status, config) = get(address, "/config.json").map_err(|e| failed(e.to_string()))?;
        if status != 200 {
            return Err(failed(format!("/config.json was answered with status {status}")));
        }
        let mut parts = vec![Part { name: "/config.json (server)".to_owned(), bytes: brotli_len(&config)? }];
        let (status, pack) = get(address, PACK).map_err(|e| failed(e.to_string()))?;
        parts.push(if status == 200 {
            Part { name: format!("{PACK} (server)"), bytes: brotli_len(&pack)? }
        } else {
            weigh(dist, PACKED)?
        });
        Ok(parts)
    });
    let _ = child.kill();
    let _ = child.wait();
    let _ = std::fs::remove_dir_all(&data);
    weighed
}

/// One plain request; HTTP 1.0, so that the answer ends with the connection and is not chunked.
fn get(address: SocketAddr, path: &str) -> std::io::Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").map_or(answer.len(), |at| at + 4);
    let body = answer.split_off(end);
    let head = String::from_utf8_lossy(&answer);
    let status = head.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Ok((status, body))
}
