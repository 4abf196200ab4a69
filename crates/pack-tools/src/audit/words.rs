//! What an audit found, in words.

use super::propose::{Found, LEAST_BEHAVIOURS};
use crate::report::document::{Part, heading, table, text};

/// Fewer people are never counted aloud.
const LEAST_SHOWN: usize = 5;

/// The parts of the report of an audit.
pub fn parts(found: &Found) -> Vec<Part> {
    let proposal = &found.proposal;
    let mut parts = vec![
        heading(1, format!("Audit of {}", proposal.id)),
        text(format!("{}, {} people. {}", proposal.audit.date, proposal.audit.people, proposal.audit.method)),
        text(format!(
            "Behaviours that people show together suggest {} traits. A persona may be one of them or a mixture; that is for \
             people of the company to decide, and to name.",
            proposal.traits.len()
        )),
        heading(2, "Traits"),
    ];
    // One count of few people, or what is left of all, would be derivable: then none is given.
    let show = found.traits.iter().all(|(_, first)| *first >= LEAST_SHOWN);
    let row = |(row, (together, first)): (&super::ProposedTrait, &(f64, usize))| {
        let behaviours: Vec<&str> = row.behaviours.iter().map(|b| b.id.as_str()).collect();
        let people = if show { first.to_string() } else { "not shown".to_owned() };
        vec![row.id.clone(), behaviours.join(", "), format!("{together:.2}"), people]
    };
    let rows = proposal.traits.iter().zip(&found.traits).map(row).collect();
    parts.push(table(&["trait", "behaviours", "mean correlation", "highest for"], rows));
    parts.push(heading(2, "Gaps"));
    let list = |words: &[String]| if words.is_empty() { "none".to_owned() } else { words.join(", ") };
    let few: Vec<String> =
        proposal.traits.iter().filter(|row| row.behaviours.len() < 8).map(|row| row.id.clone()).collect();
    let unasked: Vec<String> =
        found.unasked.iter().map(|(word, count)| format!("{word} ({count} notes)")).collect();
    parts.push(text(format!(
        "Behaviours that go with fewer than {} others: {}.",
        LEAST_BEHAVIOURS - 1,
        list(&found.alone)
    )));
    parts.push(text(format!("Behaviours that nine of ten never show: {}.", list(&found.rare))));
    parts.push(text(format!("What interviews speak of and nobody was asked: {}.", list(&unasked))));
    parts.push(text(format!("Traits with fewer than eight behaviours, too few for a quiz: {}.", list(&few))));
    parts.push(heading(2, "Overlaps"));
    let row =
        |(one, other, near): &(String, String, f64)| vec![one.clone(), other.clone(), format!("{near:.2}")];
    if found.overlaps.is_empty() {
        parts.push(text("No two traits go together so much that a quiz could not part them."));
    } else {
        parts.push(text("These could be one, or their personas will be taken for each other:"));
        parts.push(table(&["trait", "trait", "mean correlation"], found.overlaps.iter().map(row).collect()));
    }
    parts
}
