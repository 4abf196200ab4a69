//! No statement may give away whose it is: neither a persona's name nor a word made of it.

use super::{
    languages::{self, Language},
    words::{plain, words},
};
use crate::{finding::Report, load::Loaded};

/// Looks for every persona's name in every statement, language by language.
pub fn check(loaded: &Loaded, report: &mut Report) {
    for tag in &loaded.pack.lang {
        let Some(language) = languages::of(tag) else { continue };
        let names = loaded.pack.personas.iter().filter_map(|persona| persona.name.get(tag));
        let stems: Vec<(String, String)> = names
            .flat_map(|name| stems(name, language).into_iter().map(|stem| (name.clone(), stem)))
            .collect();
        for (place, statement) in loaded.pack.statements.iter().enumerate() {
            let Some(text) = statement.text.get(tag) else { continue };
            let plain = plain(text);
            let hint = words(&plain).into_iter().find_map(|word| {
                stems
                    .iter()
                    .find(|(_, stem)| is_made_of(word, stem, language))
                    .map(|(name, _)| (word.to_owned(), name))
            });
            if let Some((word, name)) = hint {
                let (file, path) = loaded.statement(place, &statement.id, tag);
                report.find("persona-hint", &file, path, format!("`{word}` hints at {name}: “{text}”"));
            }
        }
    }
}

/// What is left of each word of a name without article and ending; very short rests say nothing.
fn stems(name: &str, language: &Language) -> Vec<String> {
    let plain = plain(name);
    let stem = |word: &str| {
        let word = if language.tag == "ar" { word.strip_prefix("ال").unwrap_or(word) } else { word };
        let mut endings: Vec<&&str> =
            language.endings.iter().filter(|ending| word.ends_with(**ending)).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        let cut = endings.into_iter().filter_map(|ending| word.strip_suffix(*ending));
        cut.chain([word]).find(|stem| stem.chars().count() >= 3).map(str::to_owned)
    };
    words(&plain).into_iter().filter(|word| word.chars().count() >= 3).filter_map(stem).collect()
}

/// Whether a word is the stem with an ending.
fn is_made_of(word: &str, stem: &str, language: &Language) -> bool {
    let word = if language.tag == "ar" {
        ["وال", "بال", "لل", "ال"].iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word)
    } else {
        word
    };
    word.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || language.endings.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_made_of_a_name_are_known() {
        for (tag, name, hints, others) in [
            ("en", "Liker", &["liked", "likes", "like"][..], &["likely", "unlike", "link"][..]),
            ("en", "Helper", &["help", "helped", "helpful"], &["shelf", "helmet"]),
            ("en", "Fact-checker", &["checking", "facts"], &["factory", "checkered"]),
            ("de", "Erklärer", &["erkläre", "erklärt", "erklärung"], &["klar"]),
            ("fr", "Reporter", &["report", "reporté"], &["rapport"]),
            ("es", "Ayudante", &["ayudado", "ayudar"], &["ayuntamiento"]),
            ("ar", "الخبير", &["خبير", "الخبيرة"], &["خبر"]),
        ] {
            let language = languages::of(tag).unwrap();
            let made =
                |word: &&str| stems(name, language).iter().any(|stem| is_made_of(word, stem, language));
            assert_eq!(hints.iter().filter(|word| !made(word)).collect::<Vec<_>>(), [&""; 0], "{name}");
            assert_eq!(others.iter().filter(|word| made(word)).collect::<Vec<_>>(), [&""; 0], "{name}");
        }
    }
}
