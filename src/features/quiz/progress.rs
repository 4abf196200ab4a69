//! How far we are, honestly: how sure we are, and how many questions that may still take. Never a share of a fixed
//! number, because there is none.

use domain::quiz::{LEAST, MOST, Progress, SHARPEN};

use super::kept::More;
use crate::i18n::{number, t, t_n, t_with};

/// At most so many when it shall be sharper.
pub const MOST_SHARPER: usize = MOST + SHARPEN;

/// Before so many answers there is no course that would tell anything.
const SOON: usize = 4;
/// By so much certainty an answer surprises.
const SURPRISE: f64 = 0.04;
/// Certainty won by a question: before there is a course to look at, and at its slowest and fastest.
const PACE: (f64, f64, f64) = (0.03, 0.02, 0.08);
/// The questions it takes at that pace, times the first at least, times the second and the third at most. So the range
/// held the truth 93 times in 100 over 22 simulated people (well-specified answers, 256 questions from the fifth on).
const SPREAD: (f64, f64, u64) = (0.5, 2.5, 2);

/// The course of the certainty, one value a question.
#[derive(Debug, Clone, Default)]
pub struct Course(Vec<f64>);

impl Course {
    /// Takes in how far we are after `asked` answers. Going back shortens it.
    pub fn note(&mut self, progress: Progress) {
        self.0.truncate(progress.asked);
        self.0.push(progress.certainty);
    }

    /// Forgets it: earlier answers were changed.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// Whether the last answer made us less sure than we were.
    fn surprised(&self) -> bool {
        matches!(self.0.as_slice(), [.., before, now] if before - now > SURPRISE)
    }

    /// Certainty won by a question lately.
    fn pace(&self) -> f64 {
        let (usual, slowest, fastest) = PACE;
        let lately = self.0.get(self.0.len().saturating_sub(7)..).unwrap_or_default();
        let (Some(first), Some(last)) = (lately.first(), lately.last()) else { return usual };
        let steps = lately.len() as f64 - 1.0;
        // What is usual counts like three questions: a few answers are no course yet.
        ((last - first + 3.0 * usual) / (steps + 3.0)).clamp(slowest, fastest)
    }
}

/// How full the bar is, 0–1: certainty against what is enough, but never further than the few answers allow.
pub fn filled(progress: Progress) -> f64 {
    let sure = if progress.enough > 0.0 { progress.certainty / progress.enough } else { 1.0 };
    let allowed = (progress.asked as f64 + 1.0) / (LEAST as f64 + 1.0);
    sure.min(allowed).clamp(0.04, 0.96)
}

/// How far we are, in words, and how many more questions that may still take.
pub fn said(progress: Progress, course: &Course, more: More) -> (String, String) {
    let key = match more {
        More::No => return (t(&format!("quiz.how_sure.{}", part(progress, course))), left(progress, course)),
        More::UntilClear => "clear",
        More::Sharper => "sharper",
    };
    let left = t_n("quiz.left.more", most_left(progress, MOST_SHARPER), &[]);
    (t(&format!("quiz.how_sure.{key}")), left)
}

fn part(progress: Progress, course: &Course) -> &'static str {
    match (progress.asked, filled(progress)) {
        (0, _) => "begin",
        _ if course.surprised() => "surprised",
        (_, filled) if filled < 0.4 => "early",
        (_, filled) if filled < 0.65 => "forming",
        (_, filled) if filled < 0.9 => "good",
        _ => "sure",
    }
}

fn most_left(progress: Progress, most: usize) -> u64 {
    most.saturating_sub(progress.asked).max(1) as u64
}

/// How many questions are to go: at first only what is certain, then a range from the course so far.
fn left(progress: Progress, course: &Course) -> String {
    let (low, high) = range(progress, course);
    if low == high {
        return t_n("quiz.left.more", high, &[]);
    }
    let key = if progress.asked < SOON { "quiz.left.bounds" } else { "quiz.left.about" };
    t_with(key, &[("low", &number(low)), ("high", &number(high))])
}

/// The fewest and the most questions it may still take.
fn range(progress: Progress, course: &Course) -> (u64, u64) {
    let most = most_left(progress, MOST);
    let least = (LEAST.saturating_sub(progress.asked).max(1) as u64).min(most);
    if progress.asked < SOON {
        return (least, most);
    }
    let questions = (progress.enough - progress.certainty).max(0.0) / course.pace();
    let (fewer, more, margin) = SPREAD;
    let low = ((fewer * questions).floor() as u64).clamp(least, most);
    let high = ((more * questions).ceil() as u64 + margin).clamp(low, most);
    (low, high)
}
