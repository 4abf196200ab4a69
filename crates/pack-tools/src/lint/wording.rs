//! Statements one can answer: short, one behaviour, in the first person, without praise, without denying.

use domain::quiz::Keyed;

use super::{
    exceptions::without,
    languages::{self, Language},
    words::{count, is_in, plain, words},
};
use crate::{finding::Report, load::Loaded};

/// Looks at every statement in every language whose words the rules know.
pub fn check(loaded: &Loaded, report: &mut Report) {
    for tag in &loaded.pack.lang {
        let Some(language) = languages::of(tag) else {
            report.count("wording not looked at, language unknown to the rules", tag);
            continue;
        };
        for (place, statement) in loaded.pack.statements.iter().enumerate() {
            let Some(text) = statement.text.get(tag) else { continue };
            let (file, path) = loaded.statement(place, &statement.id, tag);
            for (rule, reason) in faults(text, statement.keyed, language) {
                report.find(rule, &file, &path, format!("{reason}: “{text}”"));
            }
        }
    }
}

/// The rules that a statement's words break, with the reason.
fn faults(text: &str, keyed: Keyed, language: &Language) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let plain = plain(text);
    let all = words(&plain);
    let long = count(text);
    if long > language.words {
        found.push(("too-many-words", format!("has {long} words, more than {}", language.words)));
    }
    if !language.first_person(&all) {
        found.push(("first-person", "is not said in the first person".to_owned()));
    }
    let mut look = |rule: &'static str, what: &str, breaks: &dyn Fn(&str) -> bool| {
        let text = without(&plain, language.tag, rule);
        if let Some(word) = words(&text).into_iter().find(|word| breaks(word)) {
            found.push((rule, format!("{what} (`{word}`)")));
        }
    };
    look("two-behaviours", "may name two behaviours", &|word| language.joins(word));
    look("virtue-word", "praises", &|word| is_in(word, language.virtues));
    if keyed == Keyed::Against {
        look("reversed-by-negation", "denies instead of naming the opposite", &|word| language.denies(word));
    }
    found
}

/// Whether the English words of a statement deny something.
pub fn denies(text: &str) -> bool {
    faults(text, Keyed::Against, &languages::ENGLISH).iter().any(|(rule, _)| *rule == "reversed-by-negation")
}
