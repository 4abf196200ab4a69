//! Language tags.

/// The tag in BCP 47's usual case (`de`, `pt-BR`, `zh-Hant`), or `und` for none or nonsense.
pub(crate) fn tag(written: &str) -> String {
    let written = written.trim().replace('_', "-");
    let sound = |(index, part): (usize, &str)| match index {
        0 => (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()),
        _ => (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()),
    };
    if written.len() > 35 || !written.split('-').enumerate().all(sound) {
        return "und".to_owned();
    }
    let cased = written.split('-').enumerate().map(|(index, part)| match (index, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (1, 4) => part
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(part.chars().skip(1).map(|c| c.to_ascii_lowercase()))
            .collect(),
        _ => part.to_ascii_lowercase(),
    });
    cased.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn tags_have_one_spelling() {
        for (written, tag) in [
            ("EN-us", "en-US"),
            ("pt_BR", "pt-BR"),
            ("zh-hant-tw", "zh-Hant-TW"),
            (" ar ", "ar"),
            ("", "und"),
            ("English (UK)", "und"),
            ("e", "und"),
            ("en--us", "und"),
            ("x-é", "und"),
        ] {
            assert_eq!(super::tag(written), tag, "{written}");
        }
    }
}
