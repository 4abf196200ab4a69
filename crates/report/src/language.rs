//! The languages that there are texts for, and how each writes counts.

/// A language of the reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// German.
    German,
    /// Arabic, from right to left.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::English, Self::Spanish, Self::French, Self::German, Self::Arabic];

    /// Its tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
            Self::Arabic => "ar",
        }
    }

    /// The language with this tag, whatever region it names; none if there are no texts for it.
    pub fn named(tag: &str) -> Option<Self> {
        let base = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag() == base)
    }

    /// Whether it is read from right to left.
    pub const fn rtl(self) -> bool {
        matches!(self, Self::Arabic)
    }

    /// Its form of the plural for a count, as CLDR names them.
    pub const fn plural(self, n: u64) -> &'static str {
        let millions = n != 0 && n.is_multiple_of(1_000_000);
        match (self, n) {
            (Self::Arabic, 0) => "zero",
            (Self::Arabic, 2) => "two",
            (Self::French, 0) | (_, 1) => "one",
            (Self::Spanish | Self::French, _) if millions => "many",
            (Self::Arabic, _) if 3 <= n % 100 && n % 100 <= 10 => "few",
            (Self::Arabic, _) if 11 <= n % 100 => "many",
            _ => "other",
        }
    }

    /// A count with the separators of the language: every three digits, in Spanish from five digits on.
    pub fn number(self, n: u64) -> String {
        let digits = n.to_string();
        let separator = match self {
            Self::English | Self::Arabic => ',',
            Self::German => '.',
            Self::Spanish if digits.len() > 4 => '.',
            Self::Spanish => return digits,
            Self::French => '\u{202f}',
        };
        let mut written = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push(separator);
            }
            written.push(digit);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `Intl.NumberFormat` and `Intl.PluralRules` of the same languages say.
    #[test]
    fn counts_are_written_as_a_browser_writes_them() {
        let written = |n| Language::ALL.map(|language| language.number(n));
        assert_eq!(written(7), ["7"; 5]);
        assert_eq!(written(1_234), ["1,234", "1234", "1\u{202f}234", "1.234", "1,234"]);
        assert_eq!(
            written(1_234_567),
            ["1,234,567", "1.234.567", "1\u{202f}234\u{202f}567", "1.234.567", "1,234,567"]
        );
        let forms = |n| Language::ALL.map(|language| language.plural(n));
        assert_eq!(forms(0), ["other", "other", "one", "other", "zero"]);
        assert_eq!(forms(1), ["one"; 5]);
        assert_eq!(forms(2), ["other", "other", "other", "other", "two"]);
        assert_eq!(forms(7), ["other", "other", "other", "other", "few"]);
        assert_eq!(forms(41), ["other", "other", "other", "other", "many"]);
        assert_eq!(forms(102), ["other", "other", "other", "other", "other"]);
        assert_eq!(forms(1_000_000), ["other", "many", "many", "other", "other"]);
    }

    #[test]
    fn a_region_changes_nothing_and_other_languages_are_none() {
        assert_eq!(Language::named("de-AT"), Some(Language::German));
        assert_eq!(Language::named("ar"), Some(Language::Arabic));
        for other in ["", "xx", "EN", "deu", "-"] {
            assert_eq!(Language::named(other), None, "{other}");
        }
    }
}
