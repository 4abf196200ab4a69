//! Wordings that a rule would stop although they do not break it. Rewording is better; these are what is left.

/// A wording that is allowed.
pub struct Exception {
    /// In which language.
    pub lang: &'static str,
    /// Against which rule.
    pub rule: &'static str,
    /// The words, as in a plain text.
    pub phrase: &'static str,
    /// Why it is none of what the rule looks for; for whoever reads this list.
    #[cfg_attr(not(test), expect(dead_code, reason = "a reason is for people"))]
    pub why: &'static str,
}

/// Every exception.
pub const EXCEPTIONS: &[Exception] = &[
    noun_pair("en", "questions and answers"),
    noun_pair("en", "pros and cons"),
    noun_pair("de", "fragen und antworten"),
    noun_pair("fr", "questions et réponses"),
    noun_pair("es", "preguntas y respuestas"),
    Exception {
        lang: "es",
        rule: "reversed-by-negation",
        phrase: "sin más",
        why: "means `straight away`; it denies nothing",
    },
    Exception {
        lang: "es",
        rule: "virtue-word",
        phrase: "dado por buen",
        why: "`dar por bueno` is to accept something unchecked; it praises nobody",
    },
];

const fn noun_pair(lang: &'static str, phrase: &'static str) -> Exception {
    Exception { lang, rule: "two-behaviours", phrase, why: "two nouns for one thing" }
}

/// The text without the wordings that are allowed.
pub fn without(plain: &str, lang: &str, rule: &str) -> String {
    let fit = |exception: &&Exception| exception.lang == lang && exception.rule == rule;
    EXCEPTIONS
        .iter()
        .filter(fit)
        .fold(plain.to_owned(), |text, exception| text.replace(exception.phrase, " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{
        languages,
        words::{is_in, words},
    };

    #[test]
    fn every_exception_is_needed_and_has_a_reason() {
        for exception in EXCEPTIONS {
            let language = languages::of(exception.lang).unwrap();
            let trips = words(exception.phrase).into_iter().any(|word| match exception.rule {
                "two-behaviours" => language.joins(word),
                "reversed-by-negation" => language.denies(word),
                _ => is_in(word, language.virtues),
            });
            assert!(trips && exception.why.len() > 10, "{}", exception.phrase);
        }
    }
}
