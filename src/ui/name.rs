//! What people are called.

use crate::i18n::t;

/// The first letters of the first and the last word of a name, in capitals.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = (words.len() > 1).then(|| words.last()).flatten();
    words
        .first()
        .into_iter()
        .chain(last)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The name, or what somebody without one is called.
pub fn called(name: &str) -> String {
    if name.trim().is_empty() { t("me.nameless") } else { name.to_owned() }
}
