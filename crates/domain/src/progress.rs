//! How far somebody came on their path, and what they noted there. Theirs alone: no other view contains it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{problem::Problem, time::Instant};

/// The longest id of a step, in characters.
pub const MAX_STEP: usize = 80;
/// The longest note, in characters.
pub const MAX_NOTE: usize = 2_000;
/// The most steps about which something is kept.
pub const MOST_STEPS: usize = 500;

/// What a person did and noted, by step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps by id: those that are done, or have a note.
    pub steps: BTreeMap<String, StepRecord>,
}

/// What is kept about one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// When it was first said to be done; none if it is not.
    pub done_at: Option<Instant>,
    /// What the person noted for themselves.
    pub note: String,
    /// When this was last changed.
    pub at: Instant,
}

impl Progress {
    /// Whether a step is done.
    pub fn is_done(&self, step: &str) -> bool {
        self.steps.get(step).is_some_and(|record| record.done_at.is_some())
    }

    /// The note of a step, empty if there is none.
    pub fn note(&self, step: &str) -> &str {
        self.steps.get(step).map_or("", |record| record.note.as_str())
    }

    /// Keeps what is said about a step at `now`. A step that is neither done nor noted is forgotten; one that was
    /// done already stays done since then.
    pub fn save(&mut self, step: &str, done: bool, note: &str, now: Instant) -> Result<(), Problem> {
        let of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.-".contains(c);
        if step.is_empty() || step.len() > MAX_STEP || !step.chars().all(of_id) {
            return Err(Problem::invalid("step", "must be 1 to 80 of a-z, 0-9, _ . -"));
        }
        if note.chars().count() > MAX_NOTE {
            return Err(Problem::invalid("note", "must have at most 2,000 characters"));
        }
        if !done && note.is_empty() {
            self.steps.remove(step);
            return Ok(());
        }
        if !self.steps.contains_key(step) && self.steps.len() >= MOST_STEPS {
            return Err(Problem::invalid("step", "is one too many: 500 are kept"));
        }
        let before = self.steps.get(step).and_then(|record| record.done_at);
        let done_at = done.then(|| before.unwrap_or(now));
        self.steps.insert(step.to_owned(), StepRecord { done_at, note: note.to_owned(), at: now });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stays_done_since_the_first_time_and_goes_when_nothing_is_left() {
        let (first, later) = (Instant::from_millis(1), Instant::from_millis(2));
        let mut progress = Progress::default();
        progress.save("a.b-c_1", true, "", first).unwrap();
        progress.save("a.b-c_1", true, "Noted", later).unwrap();
        let kept = StepRecord { done_at: Some(first), note: "Noted".into(), at: later };
        assert_eq!(progress.steps["a.b-c_1"], kept);
        assert!(progress.is_done("a.b-c_1") && !progress.is_done("other"));
        progress.save("a.b-c_1", false, "Noted", later).unwrap();
        assert_eq!((progress.is_done("a.b-c_1"), progress.note("a.b-c_1")), (false, "Noted"));
        progress.save("a.b-c_1", false, "", later).unwrap();
        assert_eq!(progress, Progress::default());
    }

    #[test]
    fn strange_steps_and_long_notes_are_refused() {
        let mut progress = Progress::default();
        let long = "x".repeat(MAX_STEP + 1);
        for step in ["", "A", "a b", "a/b", "é", long.as_str()] {
            let problem = progress.save(step, true, "", Instant::default()).unwrap_err();
            assert_eq!(problem.fields[0].pointer, "/step", "{step}");
        }
        let problem = progress.save("a", true, &"é".repeat(MAX_NOTE + 1), Instant::default()).unwrap_err();
        assert_eq!(problem.fields[0].pointer, "/note");
        progress.save("a", true, &"é".repeat(MAX_NOTE), Instant::default()).unwrap();
    }

    #[test]
    fn there_is_room_for_five_hundred() {
        let mut progress = Progress::default();
        for n in 0..MOST_STEPS {
            progress.save(&format!("step.{n}"), true, "", Instant::default()).unwrap();
        }
        assert!(progress.save("one.more", true, "", Instant::default()).is_err());
        // What is known may still change, and what was never kept may be forgotten.
        progress.save("step.7", true, "Noted", Instant::default()).unwrap();
        progress.save("one.more", false, "", Instant::default()).unwrap();
    }
}
