//! What the columns are called, in five languages.
//!
//! The English names are those of the files as their public readers know them. The networks translate them and change the
//! translations; so each language lists what has been seen or is said in its interface, and a new name is a word more
//! here. Names are compared folded: case, accents, spaces and punctuation do not matter.

mod columns;
mod counts;

use std::collections::BTreeMap;

use domain::search::words;

use super::formats::Field;

/// The languages of the columns below, in their order.
pub(super) const LANGUAGES: [&str; 5] = ["en", "es", "fr", "de", "ar"];

type Names = [&'static [&'static str]; 5];

/// Every column.
fn all() -> impl Iterator<Item = &'static (Field, Names)> {
    columns::NAMES.iter().chain(counts::NAMES)
}

/// The names, folded, with what each means and in which languages it does: a bit each.
pub(super) struct Vocabulary(BTreeMap<String, (Field, u8)>);

impl Vocabulary {
    pub(super) fn new() -> Self {
        let mut known: BTreeMap<String, (Field, u8)> = BTreeMap::new();
        for (field, names) in all() {
            for (language, names) in names.iter().enumerate() {
                for name in *names {
                    known.entry(folded(name)).or_insert((*field, 0)).1 |= 1 << language;
                }
            }
        }
        Self(known)
    }

    /// What a header means, and in which languages.
    pub(super) fn field(&self, header: &str) -> Option<(Field, u8)> {
        self.0.get(&folded(header)).copied()
    }
}

fn folded(name: &str) -> String {
    words(name).concat()
}

/// The English name of a column, for whoever is told that it is missing.
pub(super) fn english(field: Field) -> String {
    let known = all().find(|(known, _)| *known == field);
    known.and_then(|(_, names)| names.first()?.first()).map_or_else(String::new, |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use domain::reported::Metric;

    use super::{
        Field::{Count, PostDate, Published},
        *,
    };

    #[test]
    fn no_name_means_two_things_and_every_field_has_one_in_every_language() {
        let mut seen: BTreeMap<String, Field> = BTreeMap::new();
        for (field, names) in all() {
            assert!(names.iter().all(|names| !names.is_empty()), "{field:?}");
            for name in names.iter().copied().flatten() {
                assert!(!folded(name).is_empty());
                let before = seen.insert(folded(name), *field);
                assert!(before.is_none_or(|before| before == *field), "{name} is {field:?} and {before:?}");
            }
        }
    }

    #[test]
    fn a_name_is_known_however_it_is_written() {
        let known = Vocabulary::new();
        for name in ["Post publish date", "POST PUBLISH DATE", " post-publish  date ", "Post_Publish_Date"] {
            assert_eq!(known.field(name), Some((PostDate, 1)), "{name}");
        }
        assert_eq!(known.field("Mentions J'aime").map(|(field, _)| field), Some(Count(Metric::Reactions)));
        assert_eq!(known.field("وقت النَّشر").map(|(field, _)| field), Some(Published));
        assert_eq!(known.field("date").map(|(_, languages)| languages), Some(0b101));
        assert_eq!(known.field("Ad impressions"), None);
        assert_eq!(known.field(""), None);
    }
}
