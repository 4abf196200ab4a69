//! Child processes: started clean of cargo's variables, reported in words when they fail.

use crate::paths;
use crate::problem::{Problem, Result};
use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A command without the variables that `cargo run` sets for us: tools that look at `CARGO` or
/// `CARGO_PKG_*` would take them for their own.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        let ours = name_text.starts_with("CARGO_PKG_")
            || matches!(
                &*name_text,
                "CARGO" | "CARGO_MANIFEST_DIR" | "CARGO_MANIFEST_PATH" | "CARGO_BIN_NAME"
            );
        if ours {
            command.env_remove(&name);
        }
    }
    command
}

/// The command as a person would type it.
pub fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Problem {
    Problem::new(
        format!("start `{}`", spelled(command)),
        error.to_string(),
        "Install the program or put it on the PATH, then run the same command again.",
    )
}

fn ended(command: &Command, status: ExitStatus, remedy: &str) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(format!("finish `{}`", spelled(command)), status.to_string(), remedy))
}

/// Runs to the end with our own output streams.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let status = command.status().map_err(|e| not_started(command, &e))?;
    ended(command, status, remedy)
}

/// Starts a child that outlives this call.
pub fn spawn(command: &mut Command) -> Result<Child> {
    command.spawn().map_err(|e| not_started(command, &e))
}

/// Runs quietly and returns what was printed, whatever the exit code.
pub fn output(command: &mut Command) -> Result<Output> {
    command.stdin(Stdio::null()).output().map_err(|e| not_started(command, &e))
}

/// What a quiet command printed, trimmed, when it succeeded.
pub fn text(command: &mut Command) -> Option<String> {
    let output = output(command).ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a long, talkative command into a log file in the cache, with a sign of life every 20 seconds;
/// stops it after `limit`.
pub fn logged(command: &mut Command, log_name: &str, limit: Duration, remedy: &str) -> Result<()> {
    let log = paths::cache()?.join("logs").join(log_name);
    paths::create_dir(&log.with_file_name(""))?;
    let open = || File::options().create(true).append(true).open(&log);
    let _ = std::fs::remove_file(&log);
    let problem = |e: std::io::Error| Problem::file("write the log", &log, &e);
    command.stdin(Stdio::null()).stdout(open().map_err(problem)?).stderr(open().map_err(problem)?);
    let mut child = spawn(command)?;
    let start = Instant::now();
    let mut next_sign = Duration::from_secs(20);
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| not_started(command, &e))? {
            break status;
        }
        if start.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            let why = format!("it took longer than {} s; log: {}", limit.as_secs(), log.display());
            return Err(Problem::new(format!("finish `{}`", spelled(command)), why, remedy));
        }
        if start.elapsed() > next_sign {
            println!("    … {} s", start.elapsed().as_secs());
            next_sign += Duration::from_secs(20);
        }
        sleep(Duration::from_millis(50));
    };
    ended(command, status, remedy).map_err(|problem| Problem {
        why: format!("{}; the end of {}:\n{}", problem.why, log.display(), tail(&log, 15)),
        ..problem
    })
}

fn tail(log: &Path, lines: usize) -> String {
    let text = std::fs::read(log).map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default();
    let all: Vec<&str> = text.lines().collect();
    let last = all.get(all.len().saturating_sub(lines)..).unwrap_or_default();
    last.iter().map(|line| format!("    | {line}")).collect::<Vec<_>>().join("\n")
}

/// Finds a program on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|dir| dir.join(&file)).find(|candidate| candidate.is_file())
}
