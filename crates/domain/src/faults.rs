//! Everything that is wrong with something, each with its place.

use crate::{
    clean,
    problem::{FieldProblem, Problem, ProblemKind},
};

/// The places that are wrong, so far, all below one JSON pointer.
pub(crate) struct Faults {
    at: String,
    found: Vec<FieldProblem>,
}

impl Faults {
    /// None yet, below `at`.
    pub(crate) fn below(at: &str) -> Self {
        Self { at: at.to_owned(), found: Vec::new() }
    }

    /// Notes a fault of `field` (a pointer without its first slash) unless it is good.
    pub(crate) fn unless(&mut self, good: bool, field: &str, reason: &str) {
        if !good {
            let pointer = format!("{}/{field}", self.at);
            self.found.push(FieldProblem { pointer, reason: reason.to_owned() });
        }
    }

    /// The text as one clean line, which must have so many characters.
    pub(crate) fn line(&mut self, field: &str, text: &str, least: usize, most: usize) -> String {
        self.long_enough(field, clean::line(text), least, most)
    }

    /// The text as clean lines, which must have so many characters together.
    pub(crate) fn lines(&mut self, field: &str, text: &str, least: usize, most: usize) -> String {
        self.long_enough(field, clean::lines(text), least, most)
    }

    fn long_enough(&mut self, field: &str, text: String, least: usize, most: usize) -> String {
        let fits = (least..=most).contains(&text.chars().count());
        self.unless(fits, field, &format!("must have {least} to {most} characters"));
        text
    }

    /// Takes over what is wrong elsewhere.
    pub(crate) fn take<T>(&mut self, checked: Result<T, Problem>) -> Option<T> {
        checked.map_err(|problem| self.found.extend(problem.fields)).ok()
    }

    /// Good, or a problem with every place.
    pub(crate) fn done(self, detail: &str) -> Result<(), Problem> {
        if self.found.is_empty() {
            return Ok(());
        }
        Err(Problem { kind: ProblemKind::Invalid, detail: detail.to_owned(), fields: self.found })
    }
}
