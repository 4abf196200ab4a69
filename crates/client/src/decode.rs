//! From JSON to the contract's types, with a place for what does not fit.

use domain::problem::{Problem, ProblemKind};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How much of the answer is quoted on each side of the place that does not fit, in characters.
const QUOTED: usize = 40;

/// Reads the answer to `question`. A wrong shape is [`ProblemKind::Garbled`], quoting where it went wrong.
///
/// It goes through text because only a text has places: values carry neither line nor path.
pub fn decode<T: DeserializeOwned>(question: &str, value: &Value) -> Result<T, Problem> {
    let text = value.to_string();
    serde_json::from_str(&text).map_err(|error| unfit(question, &text, &error))
}

/// Apart from [`decode`], of which there is one for each type: this need be there once.
#[inline(never)]
fn unfit(question: &str, text: &str, error: &serde_json::Error) -> Problem {
    // serde_json counts bytes from 1; the text has one line.
    let near = around(text, error.column().saturating_sub(1));
    let detail = format!("the answer to {question} does not fit the contract: {error}, near “{near}”");
    Problem::new(ProblemKind::Garbled, detail)
}

/// The characters around byte `at`.
fn around(text: &str, at: usize) -> String {
    let start = text.char_indices().map(|(i, _)| i).take_while(|i| *i < at).last().unwrap_or(0);
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
    let mut head: Vec<char> = before.chars().rev().take(QUOTED).collect();
    head.reverse();
    head.into_iter().chain(after.chars().take(QUOTED)).collect()
}

#[cfg(test)]
mod tests {
    use domain::{backend::About, story::TopicCount};
    use serde_json::json;

    use super::*;

    #[test]
    fn what_does_not_fit_is_quoted() {
        let value = json!([{"topic": "Ångström", "stories": 3}, {"topic": "éclair", "stories": "many"}]);
        let problem = decode::<Vec<TopicCount>>("topics", &value).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Garbled);
        for part in ["topics", "u64", "many", "column"] {
            assert!(problem.detail.contains(part), "{part} is not in {}", problem.detail);
        }
    }

    #[test]
    fn no_value_makes_it_panic() {
        for value in [json!(null), json!(""), json!([]), json!({}), json!(1e300), json!("é".repeat(500))] {
            assert_eq!(decode::<About>("about", &value).unwrap_err().kind, ProblemKind::Garbled);
        }
    }
}
