//! `cargo xtask serve`: the server first, so that it can show how far the rest is.

use crate::paths;
use crate::problem::{Problem, Result};
use crate::progress::Shared;
use crate::run;
use crate::setup;
use crate::steps;
use crate::web;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

struct Options {
    listen: SocketAddr,
    data: PathBuf,
}

fn options(args: &[String]) -> Result<Options> {
    let usage = |why: String| {
        Problem::new(
            "understand the arguments of serve",
            why,
            "Use: serve [--listen 127.0.0.1:8787] [--data FOLDER]",
        )
    };
    let mut options = Options {
        listen: SocketAddr::from(([127, 0, 0, 1], 8787)),
        data: paths::root()?.join("target/demo-data"),
    };
    let mut rest = args.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().ok_or_else(|| usage(format!("{name} stands without a value")))?;
        match name.as_str() {
            "--listen" => {
                options.listen =
                    value.parse().map_err(|_| usage(format!("{value} is no address with a port")))?;
            }
            "--data" => {
                options.data =
                    std::path::absolute(value).map_err(|e| Problem::file("use", Path::new(value), &e))?;
            }
            _ => return Err(usage(format!("{name} is unknown"))),
        }
    }
    Ok(options)
}

/// The server's command line. Where `setpriv` can do it, the kernel ends the server with us, whatever ends
/// us; on a terminal Ctrl-C reaches both anyway.
pub fn server_command() -> Result<Command> {
    let binary = paths::server_binary()?;
    let tied = run::output(run::command("setpriv").args(["--pdeathsig", "TERM", "--", "true"]))
        .is_ok_and(|output| output.status.success());
    if !tied {
        return Ok(run::command(binary));
    }
    let mut command = run::command("setpriv");
    command.args(["--pdeathsig", "TERM", "--"]).arg(binary);
    Ok(command)
}

/// Waits until the server accepts connections.
pub fn wait_for(child: &mut Child, address: SocketAddr, limit: Duration) -> Result<()> {
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Err(Problem::new(
                format!("start the server on {address}"),
                format!("it ended at once ({status}); its message stands above"),
                "If the port is taken, choose another: --listen 127.0.0.1:8788",
            ));
        }
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return Ok(());
        }
        if start.elapsed() > limit {
            let why = format!("it accepted no connection within {} s", limit.as_secs());
            return Err(Problem::new(
                format!("reach the server on {address}"),
                why,
                "Read its messages above.",
            ));
        }
        sleep(Duration::from_millis(50));
    }
}

/// `cargo xtask serve [--listen ADDRESS] [--data FOLDER]`.
pub fn main(args: &[String]) -> Result<()> {
    let options = options(args)?;
    let start = Instant::now();
    let file = paths::root()?.join("target/progress.json");
    let build = "build the server".to_owned();
    steps::step(&build, None, web::build_server)?;

    let pack = "build and pack the app".to_owned();
    let setup_name = |piece: &setup::Piece| format!("set up: {}", piece.name);
    let built = start.elapsed();
    let mut plan = Vec::new();
    for piece in setup::WEB {
        if (piece.missing)()? {
            plan.push((setup_name(piece), Some(piece.first)));
        }
    }
    plan.push((pack.clone(), None));
    let progress = Shared::begin(file.clone(), (&build, built), &plan)?;

    let mut server = server_command()?;
    server.arg("serve").arg("--listen").arg(options.listen.to_string()).arg("--data").arg(&options.data);
    server.arg("--dist").arg(paths::dist()?).args(["--mode", "demo", "--demo"]).arg("--progress").arg(&file);
    let mut child = run::spawn(&mut server)?;
    let url = format!("http://{}/", options.listen);
    let up = wait_for(&mut child, options.listen, Duration::from_secs(60));
    if up.is_err() {
        let _ = child.kill();
        return up;
    }
    println!("\n  Polyphony answers at {url} (until the app is packed: with its progress)\n");

    let rest = (|| {
        setup::ensure(setup::WEB, |piece| {
            // A lost progress file spoils a picture, not the set-up.
            let _ = progress.start(&setup_name(piece));
        })?;
        progress.start(&pack)?;
        steps::step(&pack, None, web::build_release)
    })();
    progress.finish(rest.as_ref().err().map(ToString::to_string))?;
    match &rest {
        Ok(()) => println!("\n  Ready after {}: {url} — Ctrl-C ends it\n", steps::seconds(start.elapsed())),
        Err(problem) => {
            eprintln!("\n{problem}\n\n  The server goes on and shows this at {url} — Ctrl-C ends it\n")
        }
    }
    let status = child.wait().map_err(|e| Problem::file("wait for the server", Path::new(&url), &e))?;
    rest?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new("go on serving", format!("the server ended: {status}"), "Read its messages above."))
}

#[cfg(test)]
mod tests {
    use super::options;

    #[test]
    fn refuses_what_it_does_not_know() {
        let args = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(options(&args(&["--listen", "127.0.0.1:9000"])).unwrap().listen.port(), 9000);
        assert!(options(&args(&["--listen", "nowhere"])).is_err());
        assert!(options(&args(&["--listen"])).is_err());
        assert!(options(&args(&["--colour", "red"])).is_err());
    }
}
