//! Steps: printed before and after, timed, with what the same step took the last time.

use crate::paths;
use crate::problem::Result;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What steps took when they last succeeded, in seconds by name, kept in the build folder.
pub struct Times {
    file: PathBuf,
    seconds: Map<String, Value>,
}

impl Times {
    /// Reads the record; an absent or broken one counts as empty.
    pub fn load() -> Result<Self> {
        let file = paths::root()?.join("target/xtask-times.json");
        let seconds = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(Self { file, seconds: seconds.unwrap_or_default() })
    }

    /// Seconds the step took the last time, else the figure given for a first run on two cores.
    pub fn expected(&self, name: &str, first: Option<u64>) -> Option<u64> {
        self.seconds.get(name).and_then(Value::as_f64).map(|s| s.ceil() as u64).or(first)
    }

    /// Keeps a new figure. Losing it costs nothing but a worse forecast, so errors are let go. Under a second
    /// there was nothing to do, which says nothing about the time when there is.
    pub fn keep(&mut self, name: &str, took: Duration) {
        if took < Duration::from_secs(1) {
            return;
        }
        let tenths = (took.as_secs_f64() * 10.0).round() / 10.0;
        self.seconds.insert(name.to_owned(), Value::from(tenths));
        if let Ok(text) = serde_json::to_vec_pretty(&self.seconds) {
            let _ = paths::write_atomic(&self.file, &text);
        }
    }
}

/// Prints one step's beginning.
pub fn begin(position: &str, name: &str, expected: Option<u64>) {
    let forecast =
        expected.map_or_else(|| "first run: no forecast".to_owned(), |s| format!("expected {s} s"));
    println!("▸ {position}{name} ({forecast})");
}

/// Prints one step's end.
pub fn end(name: &str, took: Duration, verdict: &str) {
    println!("  {name}: {verdict} after {}", seconds(took));
}

/// Runs and times one step of a command that stops at the first failure.
pub fn step<T>(name: &str, first: Option<u64>, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let mut times = Times::load()?;
    begin("", name, times.expected(name, first));
    let start = Instant::now();
    let result = work();
    end(name, start.elapsed(), if result.is_ok() { "done" } else { "failed" });
    if result.is_ok() {
        times.keep(name, start.elapsed());
    }
    result
}

/// A duration for people: `3.4 s`, `2 min 5 s`.
pub fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole < 60 {
        return format!("{:.1} s", took.as_secs_f64());
    }
    format!("{} min {} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(3_440)), "3.4 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 5 s");
    }
}
