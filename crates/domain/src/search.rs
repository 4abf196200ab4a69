//! What "found" means, once for every backend: each word of the query begins some word of the text, letters
//! compared without case and accents.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::story::Story;

/// The words of a text, folded: lower case, accents removed, split at everything that is no letter or digit.
pub fn words(text: &str) -> Vec<String> {
    let folded: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The searchable text of a story: its folded words between single spaces, one before the first.
///
/// A store keeps it beside the story; a word of the query is found where `" " + word` occurs in it.
pub fn index_text(story: &Story) -> String {
    let all = [story.title.as_str(), &story.summary, &story.source, &story.topics.join(" ")].join(" ");
    let mut text = String::from(" ");
    text.push_str(&words(&all).join(" "));
    text
}

/// Whether a story's [`index_text`] matches the query's [`words`].
pub fn matches(index_text: &str, query: &[String]) -> bool {
    query.iter().all(|word| index_text.contains(&format!(" {word}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginning_without_case_or_accents() {
        let text = format!(" {}", words("Énergie für Städte — jetzt!").join(" "));
        for query in ["energ", "STADT", "fur stad", ""] {
            assert!(matches(&text, &words(query)), "{query}");
        }
        for query in ["nergie", "energie solar"] {
            assert!(!matches(&text, &words(query)), "{query}");
        }
    }
}
