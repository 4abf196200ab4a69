//! The texts: every key that is asked for exists, every key that exists is asked for, no view holds words of its
//! own, and every reason for a refusal has its text.

mod refusals;

use super::{Outcome, content};
use crate::paths;
use crate::problem::{Problem, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Who asks for texts: the app, the reports, notifications and few pages of the server, and the packing hook for the manifests.
const ASKING: [&str; 5] = [
    "src",
    "crates/report/src",
    "crates/server/src/push",
    "crates/server/src/routes",
    "crates/xtask/src/hook",
];
/// The functions of `src/i18n.rs` whose first argument is a key.
const CALLS: [&str; 3] = ["t(\"", "t_with(\"", "t_n(\""];

/// Compares `public/locales/en.json` with the sources of the app and of the reports.
pub fn check() -> Result<Outcome> {
    let root = paths::root()?;
    let file = root.join("public/locales/en.json");
    let catalogue: Value = serde_json::from_str(&paths::read(&file)?).map_err(|error| {
        Problem::new(format!("read {}", file.display()), error.to_string(), "Mend the file there.")
    })?;
    let keys: BTreeSet<String> =
        catalogue.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
    let mut faults = Vec::new();
    let mut sources = String::new();
    for folder in ASKING {
        let files = paths::files_below(&root.join(folder)).into_iter();
        for name in files.filter(|name| name.extension().is_some_and(|e| e == "rs")) {
            let source = fs::read_to_string(root.join(folder).join(&name)).unwrap_or_default();
            for key in asked(&source).filter(|key| !keys.contains(*key)) {
                faults.push(format!("{folder}/{}: there is no text {key}", name.display()));
            }
            // Only the app has views; in a drawing `>"` is the end of an element.
            for words in literal_words(&source).into_iter().filter(|_| folder == "src") {
                faults.push(format!("{folder}/{}: words in a view: {words}", name.display()));
            }
            sources.push_str(&source);
        }
    }
    for key in keys.iter().filter(|key| !is_used(&sources, key)) {
        faults.push(format!("public/locales/en.json: nobody asks for {key}"));
    }
    faults.extend(refusals::faults(&root, &keys));
    println!("    {} texts", keys.len());
    if faults.is_empty() {
        // The English texts are in order: now the other languages.
        return content::check();
    }
    Err(Problem::new("have every word in the locale files", faults.join("\n    "), "Mend each place above."))
}

/// The keys that a source asks for by name.
fn asked(source: &str) -> impl Iterator<Item = &str> {
    CALLS.iter().flat_map(move |call| {
        source.match_indices(call).filter_map(move |(at, _)| {
            // `at("` or `insert("` end alike: the name must begin here.
            let begins = !source.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let key = source.get(at + call.len()..)?.split('"').next()?;
            (begins && !key.contains('{')).then_some(key)
        })
    })
}

/// Whether a key is named whole, or by a beginning that ends in a dot or an underscore and is completed at run time.
fn is_used(sources: &str, key: &str) -> bool {
    let ends = key.char_indices().filter(|(_, c)| matches!(c, '.' | '_')).map(|(at, _)| at + 1);
    sources.contains(&format!("\"{key}\""))
        || ends.filter_map(|end| key.get(..end)).any(|start| sources.contains(&format!("\"{start}{{")))
}

/// Text nodes of a `view!` that hold a word: a string right after a tag's end.
fn literal_words(source: &str) -> Vec<&str> {
    let nodes = source.match_indices(">\"").filter_map(|(at, _)| {
        let arrow = source.get(..at)?.ends_with(['=', '-']);
        let text = source.get(at + 2..)?.split('"').next()?;
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        (!arrow && letters > 1).then_some(text)
    });
    nodes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_where_they_are_asked_for() {
        let source = r#"t("a.b") t_n("c.d", 3) insert("no") t(&format!("e.{x}"))"#;
        assert_eq!(asked(source).collect::<Vec<_>>(), ["a.b", "c.d"]);
        assert!(is_used(source, "a.b") && is_used(source, "e.anything") && !is_used(source, "f.g"));
    }

    #[test]
    fn words_in_a_view_are_seen_and_signs_are_not() {
        assert_eq!(literal_words(r#"<h1>"Hello"</h1><i>"·"</i> |x| -> "no" => "no""#), ["Hello"]);
    }
}
