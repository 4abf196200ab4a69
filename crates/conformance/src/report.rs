//! What came of a run.

use std::fmt;

use domain::problem::Problem;

/// What came of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Ok,
    /// It does not hold, because.
    Failed(String),
    /// The backend or the host does not have what it needs.
    NotOffered(String),
}

/// Why a check ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    Failed(String),
    NotOffered(String),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Failed(format!("unexpected problem: {problem}"))
    }
}

/// Every check with its outcome, in the order in which they ran.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report(Vec<(String, Outcome)>);

impl Report {
    pub(crate) fn add(&mut self, name: &str, result: Result<(), Stop>) {
        let outcome = match result {
            Ok(()) => Outcome::Ok,
            Err(Stop::Failed(why)) => Outcome::Failed(why),
            Err(Stop::NotOffered(what)) => Outcome::NotOffered(what),
        };
        self.0.push((name.to_owned(), outcome));
    }

    /// Name and outcome of every check.
    pub fn checks(&self) -> impl Iterator<Item = (&str, &Outcome)> {
        self.0.iter().map(|(name, outcome)| (name.as_str(), outcome))
    }

    /// How many checks hold.
    pub fn held(&self) -> usize {
        self.0.iter().filter(|(_, outcome)| *outcome == Outcome::Ok).count()
    }

    /// How many checks do not hold.
    pub fn failed(&self) -> usize {
        self.0.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Failed(_))).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, outcome) in &self.0 {
            match outcome {
                Outcome::Ok => writeln!(f, "ok {name}")?,
                Outcome::Failed(why) => writeln!(f, "FAILED {name}: {why}")?,
                Outcome::NotOffered(what) => writeln!(f, "not offered {name}: {what}")?,
            }
        }
        let rest = self.0.len() - self.held() - self.failed();
        write!(f, "{} hold, {} failed, {rest} not offered", self.held(), self.failed())
    }
}

/// Ends the check unless the condition holds.
macro_rules! ensure {
    ($holds:expr, $($why:tt)+) => {
        if !$holds {
            return Err($crate::report::Stop::Failed(format!($($why)+)));
        }
    };
}

/// Ends the check unless both are equal.
macro_rules! same {
    ($found:expr, $wanted:expr, $what:expr) => {
        match (&$found, &$wanted) {
            (found, wanted) => {
                if found != wanted {
                    let why = format!("{}: expected {wanted:?}, found {found:?}", $what);
                    return Err($crate::report::Stop::Failed(why));
                }
            }
        }
    };
}

pub(crate) use {ensure, same};
