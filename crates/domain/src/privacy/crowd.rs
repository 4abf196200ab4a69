//! The people behind a figure.

use std::collections::BTreeMap;

use super::GROUP;
use crate::ids::PersonId;

/// People, each with whether everything they contributed may be known to the reader.
#[derive(Debug, Clone, Default)]
pub(super) struct Crowd<'a>(BTreeMap<&'a PersonId, bool>);

impl<'a> Crowd<'a> {
    /// How many people.
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = (&'a PersonId, bool)> {
        self.0.iter().map(|(person, known)| (*person, *known))
    }

    /// Whether their sum may be told: [`GROUP`] people or more, and as many still when those are taken off of whom
    /// everything is known, unless nobody is left then.
    pub fn is_large(&self) -> bool {
        let left = self.0.values().filter(|known| !**known).count();
        self.size() >= GROUP && (left == 0 || left >= GROUP)
    }
}

impl<'a> FromIterator<(&'a PersonId, bool)> for Crowd<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a PersonId, bool)>>(parts: I) -> Self {
        let mut people = BTreeMap::new();
        for (person, known) in parts {
            *people.entry(person).or_insert(true) &= known;
        }
        Self(people)
    }
}
