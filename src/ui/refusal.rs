//! Why something was refused, in the reader's language. The contract says it in English; each reason has a text of ours.

use domain::problem::{FieldProblem, Problem};

use super::refusal_key::key_of;
use crate::i18n::{language, number, t, t_known, t_with};

/// A reason in the reader's language. What has no text of its own is said in general; only those who read English get
/// the original.
pub fn reason(english: &str) -> String {
    known(english).unwrap_or_else(|| match language().as_str() {
        "en" => english.to_owned(),
        _ => t("refusal.unknown"),
    })
}

/// A reason that there is a text for: the whole of it, else what stands before the part that differs each time.
fn known(english: &str) -> Option<String> {
    let beginning = english.split([':', '"']).next().unwrap_or_default();
    [english, beginning].into_iter().find_map(|english| {
        let (key, numbers) = key_of(english);
        let written: Vec<String> = numbers.into_iter().map(number).collect();
        let values: Vec<(&str, &str)> =
            ["a", "b"].into_iter().zip(written.iter().map(String::as_str)).collect();
        t_known(&format!("refusal.{key}"), &values)
    })
}

/// What the reader can know about a refusal beyond its kind, a sentence each.
pub fn sentences(problem: &Problem) -> Vec<String> {
    let mut all: Vec<String> = problem.fields.iter().map(of_field).collect();
    // A list that is wrong in one way is wrong once.
    all.dedup();
    if all.is_empty() {
        all.extend(known(&problem.detail));
    }
    all
}

/// A reason with the name of what it is about, where that is something a person filled in.
fn of_field(field: &FieldProblem) -> String {
    let words = reason(&field.reason);
    let name = field.pointer.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    match t_known(&format!("field.{name}"), &[]) {
        Some(name) => t_with("refusal.of", &[("field", &name), ("reason", &words)]),
        None => words,
    }
}
