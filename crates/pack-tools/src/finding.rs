//! What a check found, and how it is told.

use std::fmt::{self, Write as _};

use domain::quiz::PackFault;
use serde::Serialize;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule it breaks; `refused` if the app would not take the file at all.
    pub rule: &'static str,
    /// In which file.
    pub file: String,
    /// Where in it.
    pub path: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {} [{}]", self.file, self.path, self.reason, self.rule)
    }
}

/// A number worth knowing whether or not anything is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What was counted.
    pub what: String,
    /// The result.
    pub value: String,
}

/// What simulated people made of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelfCheck {
    /// Numbers to print.
    pub counts: Vec<Count>,
    /// What is not as it must be.
    pub faults: Vec<PackFault>,
}

/// Everything a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What to mend.
    pub findings: Vec<Finding>,
    /// What was counted.
    pub counts: Vec<Count>,
}

impl Report {
    /// Adds a finding.
    pub fn find(
        &mut self,
        rule: &'static str,
        file: &str,
        path: impl Into<String>,
        reason: impl Into<String>,
    ) {
        let (path, reason) = (path.into(), reason.into());
        self.findings.push(Finding { rule, file: file.to_owned(), path, reason });
    }

    /// Adds a count.
    pub fn count(&mut self, what: &str, value: impl ToString) {
        self.counts.push(Count { what: what.to_owned(), value: value.to_string() });
    }

    /// The report for people.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for count in &self.counts {
            let _ = writeln!(text, "{}: {}", count.what, count.value);
        }
        for finding in &self.findings {
            let _ = writeln!(text, "{finding}");
        }
        let end = match self.findings.len() {
            0 => "nothing to mend".to_owned(),
            1 => "1 thing to mend".to_owned(),
            many => format!("{many} things to mend"),
        };
        text + &end
    }

    /// The report for programs.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}
