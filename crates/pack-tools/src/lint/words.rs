//! Taking a text apart.

/// The text in small letters, without what is quoted, with one kind of apostrophe and without signs that only help to
/// read or to break a word.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut quoted: Option<char> = None;
    for letter in text.chars() {
        match (quoted, letter) {
            (Some(end), letter) if letter == end => quoted = None,
            (Some(_), _) => {}
            (None, '"') => quoted = Some('"'),
            (None, '“') => quoted = Some('”'),
            (None, '„') => quoted = Some('“'),
            (None, '«') => quoted = Some('»'),
            (None, '’') => plain.push('\''),
            (None, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}') => {}
            (None, letter) => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

/// The words of a plain text; an apostrophe belongs to its word.
pub fn words(plain: &str) -> Vec<&str> {
    let inside = |letter: char| letter.is_alphanumeric() || letter == '\'';
    plain
        .split(|letter| !inside(letter))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many words a reader meets, quoted ones included.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Whether a word is one of a list: as it stands, or, where the entry ends in `*`, as a beginning. Entries that end in
/// an apostrophe are beginnings as well (French `n'`).
pub fn is_in(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None if entry.ends_with('\'') => word.starts_with(entry),
        None => word == *entry,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_left_out_and_apostrophes_kept() {
        assert_eq!(words(&plain("I’d say “not me”, don't I?")), ["i'd", "say", "don't", "i"]);
        assert_eq!(words(&plain("Ich sagte „nein“ «nie» ja")), ["ich", "sagte", "ja"]);
        assert_eq!(words(&plain("Kollegen\u{ad}kreis")), ["kollegenkreis"]);
        assert_eq!(words(&plain("مرّرت منشورًا")), ["مررت", "منشورا"]);
        assert_eq!(count("J’ai dit « non » — deux fois."), 5);
    }

    #[test]
    fn lists_hold_words_beginnings_and_elisions() {
        assert!(is_in("honestly", &["honest*"]) && !is_in("dishonest", &["honest*"]));
        assert!(is_in("n'ai", &["n'"]) && !is_in("nai", &["n'"]));
        assert!(is_in("not", &["not"]) && !is_in("note", &["not"]));
    }
}
