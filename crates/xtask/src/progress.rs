//! The progress file that the server shows while the app is not packed yet:
//! `{"steps": [{"name", "state", "elapsed_s", "expected_s"}], "done": bool}`, `state` being `waiting`,
//! `running`, `done` or `failed`; a failed step has the reason as `problem`.

use crate::paths;
use crate::problem::Result;
use crate::steps::Times;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

struct Step {
    name: String,
    state: &'static str,
    elapsed_s: u64,
    expected_s: Option<u64>,
    problem: Option<String>,
}

/// The steps, shared with a thread that keeps the running step's time moving in the file.
#[derive(Clone)]
pub struct Shared(Arc<Mutex<Progress>>);

impl Shared {
    /// Begins with `done` (a step and the time it took) and the rest waiting. The figures beside the names
    /// are forecasts where no earlier run is known.
    pub fn begin(file: PathBuf, done: (&str, Duration), rest: &[(String, Option<u64>)]) -> Result<Self> {
        let shared = Self(Arc::new(Mutex::new(Progress::new(file, done, rest)?)));
        let ticking = shared.clone();
        thread::spawn(move || {
            while ticking.with(|progress| progress.write().map(|()| !progress.ended())).unwrap_or(false) {
                thread::sleep(Duration::from_secs(1));
            }
        });
        Ok(shared)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Progress) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Marks a step as running, and the one before it as done.
    pub fn start(&self, name: &str) -> Result<()> {
        self.with(|progress| progress.start(name))
    }

    /// Ends the last step, and with it the whole.
    pub fn finish(&self, problem: Option<String>) -> Result<()> {
        self.with(|progress| progress.finish(problem))
    }
}

/// The steps and how far they are; every change is written at once.
struct Progress {
    file: PathBuf,
    steps: Vec<Step>,
    running: Option<(usize, Instant)>,
}

impl Progress {
    fn new(file: PathBuf, done: (&str, Duration), rest: &[(String, Option<u64>)]) -> Result<Self> {
        let times = Times::load()?;
        let waiting = |(name, first): &(String, Option<u64>)| Step {
            name: name.clone(),
            state: "waiting",
            elapsed_s: 0,
            expected_s: times.expected(name, *first),
            problem: None,
        };
        let mut steps: Vec<Step> = rest.iter().map(waiting).collect();
        let first = Step {
            name: done.0.to_owned(),
            state: "done",
            elapsed_s: done.1.as_secs(),
            expected_s: times.expected(done.0, None),
            problem: None,
        };
        steps.insert(0, first);
        let progress = Self { file, steps, running: None };
        progress.write()?;
        Ok(progress)
    }

    fn start(&mut self, name: &str) -> Result<()> {
        self.close("done", None);
        if let Some(index) = self.steps.iter().position(|s| s.name == name) {
            self.running = Some((index, Instant::now()));
            if let Some(step) = self.steps.get_mut(index) {
                step.state = "running";
            }
        }
        self.write()
    }

    fn finish(&mut self, problem: Option<String>) -> Result<()> {
        let state = if problem.is_some() { "failed" } else { "done" };
        self.close(state, problem);
        self.write()
    }

    fn close(&mut self, state: &'static str, problem: Option<String>) {
        if let Some((index, since)) = self.running.take()
            && let Some(step) = self.steps.get_mut(index)
        {
            step.state = state;
            step.elapsed_s = since.elapsed().as_secs();
            step.problem = problem;
        }
    }

    fn ended(&self) -> bool {
        self.steps.iter().all(|s| s.state == "done") || self.steps.iter().any(|s| s.state == "failed")
    }

    fn write(&self) -> Result<()> {
        paths::write_atomic(&self.file, self.json().to_string().as_bytes())
    }

    fn json(&self) -> Value {
        let steps = self.steps.iter().enumerate().map(|(index, s)| {
            let running =
                self.running.filter(|(at, _)| *at == index).map(|(_, since)| since.elapsed().as_secs());
            let elapsed = running.unwrap_or(s.elapsed_s);
            json!({"name": s.name, "state": s.state, "elapsed_s": elapsed, "expected_s": s.expected_s,
                   "problem": s.problem})
        });
        let done = self.steps.iter().all(|s| s.state == "done");
        json!({"steps": steps.collect::<Vec<_>>(), "done": done})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_follow_the_steps() {
        let step = |name: &str| Step {
            name: name.to_owned(),
            state: "waiting",
            elapsed_s: 0,
            expected_s: None,
            problem: None,
        };
        let file = std::env::temp_dir().join(format!("progress-{}.json", std::process::id()));
        let mut progress = Progress { file: file.clone(), steps: vec![step("a"), step("b")], running: None };
        progress.start("a").unwrap();
        progress.start("b").unwrap();
        assert_eq!(progress.json()["steps"][0]["state"], "done");
        assert_eq!(progress.json()["steps"][1]["state"], "running");
        assert_eq!(progress.json()["done"], false);
        progress.finish(Some("no room".to_owned())).unwrap();
        assert_eq!(progress.json()["steps"][1]["problem"], "no room");
        let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(written, progress.json());
        std::fs::remove_file(file).unwrap();
    }
}
