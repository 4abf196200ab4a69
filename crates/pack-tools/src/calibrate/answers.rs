//! Reads a file of people's answers: one JSON object a line, one line a person. Every fault is told with its line; a file
//! with any fault is not used at all.

use std::collections::{BTreeMap, BTreeSet};

use domain::quiz::{Answer, Pack, PackFault};
use serde::{Deserialize, Serialize};

use crate::load;

/// The largest file, in bytes: some hundred thousand people.
pub const LARGEST: u64 = 200_000_000;
/// The longest line, in bytes: a person who answered everything.
const LONGEST: usize = 400_000;
/// After so many faults the rest is silence.
const MOST_FAULTS: usize = 200;

/// What one person answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Any word that tells this person from the others; it is never written anywhere.
    pub person: String,
    /// To which group they belong, by what is grouped: `{"language": "de"}`. Only groups for which differential item
    /// functioning is to be looked for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, String>,
    /// The answers, in any order.
    pub answers: Vec<Answer>,
}

/// Reads the text of a file of answers to this pack.
pub fn read(text: &str, pack: &Pack) -> Result<Vec<Person>, Vec<PackFault>> {
    let mut faults = Vec::new();
    let mut people: Vec<Person> = Vec::new();
    let mut names = BTreeSet::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = format!("line {}", place + 1);
        match one(line, pack, &at) {
            Ok(person) if !names.insert(person.person.clone()) => {
                let reason = format!("{} has a line already", person.person);
                faults.push(PackFault { path: format!("{at}, person"), reason });
            }
            Ok(person) => people.push(person),
            Err(found) => faults.extend(found),
        }
        if faults.len() >= MOST_FAULTS {
            faults.truncate(MOST_FAULTS);
            break;
        }
    }
    if faults.is_empty() { Ok(people) } else { Err(faults) }
}

fn one(line: &str, pack: &Pack, at: &str) -> Result<Person, Vec<PackFault>> {
    let fault = |path: String, reason: String| PackFault { path, reason };
    if line.len() > LONGEST {
        let reason = format!("has {} bytes, more than {LONGEST}", line.len());
        return Err(vec![fault(at.to_owned(), reason)]);
    }
    let placed = |found: PackFault| fault(format!("{at}, {}", found.path), found.reason);
    let person: Person =
        load::parsed(line).map_err(|found| found.into_iter().map(placed).collect::<Vec<_>>())?;
    let mut faults = Vec::new();
    let words = person.groups.iter().flat_map(|(of, name)| [of, name]).chain([&person.person]);
    for word in words.filter(|word| !is_word(word)) {
        let shown: String = word.chars().filter(|c| !c.is_control()).take(20).collect();
        faults.push(fault(at.to_owned(), format!("\"{shown}\" is not a name of 1 to 64 plain characters")));
    }
    let mut seen = BTreeSet::new();
    for (k, answer) in person.answers.iter().enumerate() {
        if answer.check(pack, "").is_err() {
            let known = pack.question(&answer.question).is_some();
            let reason = if known {
                "the response does not fit the question"
            } else {
                "is not a question of this pack"
            };
            let asked: String = answer.question.chars().filter(|c| !c.is_control()).take(64).collect();
            faults.push(fault(format!("{at}, answers[{k}]"), format!("{asked}: {reason}")));
        } else if !seen.insert(&answer.question) {
            let reason = format!("{} is answered twice", answer.question);
            faults.push(fault(format!("{at}, answers[{k}]"), reason));
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(person) } else { Err(faults) }
}

fn is_word(word: &str) -> bool {
    (1..=64).contains(&word.chars().count()) && !word.chars().any(char::is_control)
}
