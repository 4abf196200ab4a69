//! The reasons for which the rules refuse something are English, as the contract is. The app says each in the reader's
//! language, by a key made of the reason: here is seen that each has its text, and each text its reason.

#[path = "../../../../../src/ui/refusal_key.rs"]
mod refusal_key;

use crate::paths;
use refusal_key::key_of;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where reasons come from that reach whoever uses the app.
const SOURCES: [&str; 2] = ["crates/domain/src", "crates/import/src"];
/// What judges files that a company writes; its words are for whoever writes them, and stand in its log.
const FOR_WRITERS: [&str; 7] =
    ["guide", "path", "quiz/item_check", "quiz/overlay", "quiz/pack", "quiz/model", "brand"];
/// How reasons begin: they are the end of a sentence that begins with a name, or a sentence about a right.
const BEGINNINGS: [&str; 12] =
    ["must ", "is ", "are ", "does ", "do ", "cannot ", "has ", "was ", "needs ", "its ", "only ", "you "];
/// What a reason stands behind, however it begins.
const CALLS: [&str; 5] = [
    "Problem::forbidden(",
    "ProblemKind::Forbidden, ",
    "ProblemKind::Invalid, ",
    "ProblemKind::Conflict, ",
    "ProblemKind::Unsupported, ",
];
/// What begins like a reason and is none: notes of the importer, and why a whole file is no feed.
const NO_REASONS: [&str; 4] =
    ["is too far from today", "cannot be read", "only the first ", "its document type defines entities"];
/// What the app itself asks for, and the parts of a reason.
const OWN: [&str; 2] = ["unknown", "of"];

/// What is wrong: reasons without a text, texts without a reason.
pub fn faults(root: &Path, keys: &BTreeSet<String>) -> Vec<String> {
    let texts: BTreeSet<&str> = keys.iter().filter_map(|key| key.strip_prefix("refusal.")).collect();
    let mut used: BTreeSet<&str> = BTreeSet::from(OWN);
    let mut faults = Vec::new();
    for folder in SOURCES {
        for name in paths::files_below(&root.join(folder)) {
            let file = name.to_string_lossy().replace('\\', "/");
            if FOR_WRITERS.iter().any(|part| file.starts_with(part))
                || file.contains("tests")
                || !file.ends_with(".rs")
            {
                continue;
            }
            let source = fs::read_to_string(root.join(folder).join(&name)).unwrap_or_default();
            for reason in reasons(&source) {
                let found: Vec<&str> = texts.iter().copied().filter(|key| says(key, reason)).collect();
                if found.is_empty() {
                    let key = key_of(&without_places(reason)).0;
                    faults.push(format!("{folder}/{file}: no text refusal.{key} for \"{reason}\""));
                }
                used.extend(found);
            }
        }
    }
    faults.extend(
        texts.difference(&used).map(|key| format!("refusal.{key}: nothing is refused for this reason")),
    );
    faults
}

/// Whether the text with this key is about this reason: it is all of it, its places being numbers, or what stands before
/// the part that differs each time.
fn says(key: &str, reason: &str) -> bool {
    let begins = reason.split(['{', '\\']).next().filter(|begins| begins.len() < reason.len());
    key == key_of(&without_places(reason)).0
        || begins.is_some_and(|begins| key.starts_with(&key_of(begins).0))
}

/// `at most {MOST}` as it may come out: `at most 0`.
fn without_places(reason: &str) -> String {
    let mut parts = reason.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('0');
        text.push_str(part.split_once('}').map_or("", |(_, after)| after));
    }
    text
}

/// The reasons among the texts of a source, without its tests and comments.
fn reasons(source: &str) -> Vec<&str> {
    let rules = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for line in rules.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('"') {
            let Some((text, next)) = closed(after) else { break };
            let called = CALLS.iter().any(|call| before.ends_with(call));
            let begins = |beginnings: &[&str]| beginnings.iter().any(|begins| text.starts_with(begins));
            if (called || begins(&BEGINNINGS)) && !begins(&NO_REASONS) {
                found.push(text);
            }
            rest = next;
        }
    }
    found
}

/// A text up to its closing sign, and what follows it.
fn closed(after: &str) -> Option<(&str, &str)> {
    let ends = after.match_indices('"').map(|(at, _)| at);
    let end = ends.into_iter().find(|at| !after.get(..*at).is_some_and(|text| text.ends_with('\\')))?;
    Some((after.get(..end)?, after.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_named_by_its_words_and_its_numbers_stand_apart() {
        let (key, numbers) = key_of("must have 1 to 2,000 characters, or none");
        assert_eq!(key, "must_have_n_to_n_characters_or_none");
        assert_eq!(numbers, [1, 2_000]);
    }

    #[test]
    fn reasons_are_found_among_other_texts() {
        let source = "// \"must not\"\nrefuse(\"title\", \"must be \\\"good\\\"\");\nProblem::forbidden(\"no way\")\n\
                      #[cfg(test)]\n\"must stay\"";
        assert_eq!(reasons(source), ["must be \\\"good\\\"", "no way"]);
    }

    #[test]
    fn a_text_is_found_by_the_whole_reason_or_by_its_beginning() {
        assert!(says("must_have_n_to_n_characters", "must have {least} to {most} characters"));
        assert!(says("its_link_begins_with", "its link begins with \\\"{scheme}:\\\"; only http"));
        assert!(says("its_markup_is_broken_at_line_n", "its markup is broken at {at}: {why}"));
        assert!(!says("must_have_n_to_n_characters", "must have at most 60 characters"));
    }
}
