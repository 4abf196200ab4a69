//! What is wrong with a file, and where.

use std::{collections::BTreeSet, fmt};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::problem::{FieldProblem, Problem, ProblemKind};

/// Everything that is wrong with a file: JSON pointer and reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<FieldProblem>);

impl Faults {
    pub(super) fn add(&mut self, pointer: &str, reason: String) {
        self.0.push(FieldProblem { pointer: pointer.to_owned(), reason });
    }

    /// Adds a fault unless it is there already: several ways lead to the same place.
    pub(super) fn once(&mut self, pointer: &str, reason: String) {
        if !self.0.iter().any(|fault| fault.pointer == pointer && fault.reason == reason) {
            self.add(pointer, reason);
        }
    }

    pub(super) fn unless(&mut self, good: bool, pointer: &str, reason: impl FnOnce() -> String) {
        if !good {
            self.add(pointer, reason());
        }
    }

    pub(super) fn text(&mut self, text: &str, pointer: &str) {
        self.unless(!text.trim().is_empty(), pointer, || "must not be empty".to_owned());
    }

    pub(super) fn texts(&mut self, texts: &[String], pointer: &str) {
        self.unless(!texts.is_empty(), pointer, || "must not be empty".to_owned());
        for (i, text) in texts.iter().enumerate() {
            self.text(text, &format!("{pointer}/{i}"));
        }
    }

    pub(super) fn distinct<'a>(&mut self, ids: impl Iterator<Item = &'a String>, pointer: &str) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate() {
            let at = format!("{pointer}/{i}/id");
            self.text(id, &at);
            self.unless(seen.insert(id), &at, || format!("{id} is there twice"));
        }
    }

    /// A part of the file; none, and a fault, if it is not what it must be.
    pub(super) fn part<T: DeserializeOwned>(&mut self, file: &Value, pointer: &str) -> Option<T> {
        let read = T::deserialize(file.pointer(pointer).unwrap_or(&Value::Null));
        read.map_err(|error| self.add(pointer, error.to_string())).ok()
    }

    /// A list of the file; each row that is not what it must be is a fault of its own.
    pub(super) fn rows<T: DeserializeOwned>(&mut self, file: &Value, pointer: &str) -> Vec<T> {
        let Some(rows) = file.pointer(pointer).and_then(Value::as_array) else {
            self.add(pointer, "must be a list".to_owned());
            return Vec::new();
        };
        let read = rows.iter().enumerate().filter_map(|(i, row)| {
            T::deserialize(row).map_err(|error| self.add(&format!("{pointer}/{i}"), error.to_string())).ok()
        });
        read.collect()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.0.iter().enumerate() {
            let gap = if i == 0 { "" } else { "; " };
            write!(f, "{gap}{}: {}", fault.pointer, fault.reason)?;
        }
        Ok(())
    }
}

impl From<Faults> for Problem {
    fn from(faults: Faults) -> Self {
        let detail = format!("the guide's file has {} faults", faults.0.len());
        Self { kind: ProblemKind::Garbled, detail, fields: faults.0 }
    }
}
