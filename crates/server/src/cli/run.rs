//! `serve`.

use std::io::Write;

use tokio::signal::unix::{SignalKind, signal};

use super::{Failure, args::Environment, failed, options, runtime};
use crate::{config::Mode, serve as server};

pub(super) fn serve(words: &[String], environment: Environment<'_>) -> Result<(), Failure> {
    let config = options::config(words, environment)?;
    // Warnings and errors only: a log that has no line for a request has no address in it either.
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_writer(std::io::stderr).init();
    let runtime = runtime()?;
    let ended = runtime.block_on(async move {
        let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
        let mode = match &config.mode {
            Mode::Demo => "demo: anybody on this machine may be anybody",
            Mode::Proxy(_) => "proxy: people are signed in by the proxy in front",
        };
        let running = server::start(config).await?;
        say(&format!("listening on http://{}", running.addr));
        say(&format!("mode {mode}"));
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        say("stopping: what is under way is finished first");
        running.shutdown().await.map_err(Failure::Failed)
    });
    // Everything is on the disk. A fetch that waits for somebody else's server is not waited for.
    runtime.shutdown_background();
    ended
}

/// Prints a line. Whoever started us may have stopped reading, which is no reason to stop serving.
fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
