//! Reading the files: whole, or not at all and with the place of every fault.

use serde_json::Value;

use super::{
    check,
    decision::{Decision, Question, Verdict},
    faults::Faults,
    model::{Crisis, Entry, Guide, Section},
    rule::Rule,
};
use crate::problem::FieldProblem;

fn file(text: &str) -> Result<Value, Faults> {
    serde_json::from_str(text)
        .map_err(|error| Faults(vec![FieldProblem { pointer: String::new(), reason: error.to_string() }]))
}

/// Reads the rules. One without a source's title, without a status, or called sourced without an address is refused.
pub fn rules(text: &str) -> Result<Vec<Rule>, Faults> {
    let file = file(text)?;
    let mut faults = Faults::default();
    let rules: Vec<Rule> = faults.rows(&file, "");
    if faults.0.is_empty() {
        faults.distinct(rules.iter().map(|rule| &rule.id), "");
        for (i, rule) in rules.iter().enumerate() {
            check::rule(rule, &format!("/{i}"), &mut faults);
        }
    }
    if faults.0.is_empty() { Ok(rules) } else { Err(faults) }
}

/// Reads the guide in one language, which must claim exactly what these rules claim.
pub fn read(text: &str, rules: &[Rule]) -> Result<Guide, Faults> {
    let file = file(text)?;
    let mut faults = Faults::default();
    let guide = parts(&file, &mut faults);
    match guide.filter(|_| faults.0.is_empty()) {
        Some(guide) => {
            check::guide(&guide, rules, &mut faults);
            if faults.0.is_empty() { Ok(guide) } else { Err(faults) }
        }
        None => Err(faults),
    }
}

fn parts(file: &Value, faults: &mut Faults) -> Option<Guide> {
    let sections: Vec<Section> = faults.rows(file, "/sections");
    let entries: Vec<Entry> = faults.rows(file, "/entries");
    let questions: Vec<Question> = faults.rows(file, "/decision/questions");
    let verdicts: Vec<Verdict> = faults.rows(file, "/decision/verdicts");
    let lang = faults.part(file, "/lang");
    let not_legal_advice = faults.part(file, "/not_legal_advice");
    let dos = faults.part(file, "/do");
    let donts = faults.part(file, "/dont");
    let crisis: Option<Crisis> = faults.part(file, "/crisis");
    let intro = faults.part(file, "/decision/intro");
    let start = faults.part(file, "/decision/start");
    let claims = faults.part(file, "/claims");
    let disclosures = faults.part(file, "/disclosures");
    Some(Guide {
        lang: lang?,
        not_legal_advice: not_legal_advice?,
        sections,
        entries,
        dos: dos?,
        donts: donts?,
        crisis: crisis?,
        decision: Decision { intro: intro?, start: start?, questions, verdicts },
        claims: claims?,
        disclosures: disclosures?,
    })
}

/// The guide and the rules as they are in this repository, for tests.
#[cfg(test)]
pub(super) fn written() -> (Guide, Vec<Rule>) {
    let rules = rules(tests::RULES).unwrap();
    (read(tests::GUIDE, &rules).unwrap(), rules)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
