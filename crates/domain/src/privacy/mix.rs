//! The persona mix: a membership figure, published anew only when five or more people changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, GROUP, Member, PersonaMix, Published, table::shown_groups};
use crate::ids::PersonId;

/// Who had which persona when the mix was last published. Kept by the store, never shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixSnapshot {
    /// Persona by person.
    pub members: BTreeMap<PersonId, String>,
}

impl MixSnapshot {
    /// How many people joined, left or changed between the two.
    pub fn changed(&self, other: &Self) -> usize {
        let gone = self.members.iter().filter(|(person, persona)| other.members.get(*person) != Some(*persona));
        let joined = other.members.keys().filter(|person| !self.members.contains_key(*person));
        gone.count() + joined.count()
    }
}

/// The mix that may be shown, and the snapshot it shows: the one published before, unless enough people changed.
pub fn publish_mix(
    before: Option<MixSnapshot>,
    now: MixSnapshot,
    personas: &[String],
) -> (Published<PersonaMix>, MixSnapshot) {
    let snapshot = match before {
        Some(before) if before.changed(&now) < GROUP => before,
        _ => now,
    };
    let mut groups: BTreeMap<&str, Vec<Member>> =
        personas.iter().map(|persona| (persona.as_str(), Vec::new())).collect();
    for (person, persona) in &snapshot.members {
        groups.entry(persona).or_default().push((person.clone(), 1));
    }
    let people = snapshot.members.len();
    let shown = if people < GROUP { Default::default() } else { shown_groups(&groups) };
    let cells = groups
        .iter()
        .map(|(name, members)| Cell {
            name: (*name).to_owned(),
            value: shown.contains(name).then_some(members.len() as u64),
        })
        .collect();
    let total = (people >= GROUP).then_some(people as u64);
    (Published(PersonaMix { group: GROUP, total, cells }), snapshot)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(sizes: &[(&str, usize)]) -> MixSnapshot {
        let mut members = BTreeMap::new();
        for (persona, size) in sizes {
            for n in 0..*size {
                let person = PersonId::try_from(format!("{persona}{n}")).unwrap();
                members.insert(person, (*persona).to_owned());
            }
        }
        MixSnapshot { members }
    }

    #[test]
    fn one_person_more_changes_nothing_and_five_do() {
        let first = snapshot(&[("expert", 6), ("scout", 8)]);
        let (published, kept) = publish_mix(None, first.clone(), &[]);
        assert_eq!(published.into_inner().total, Some(14));
        let (published, kept) = publish_mix(Some(kept), snapshot(&[("expert", 6), ("scout", 9)]), &[]);
        assert_eq!((published.into_inner().total, &kept), (Some(14), &first));
        let (published, _) = publish_mix(Some(kept), snapshot(&[("expert", 6), ("scout", 13)]), &[]);
        assert_eq!(published.into_inner().total, Some(19));
    }

    #[test]
    fn a_persona_of_four_is_withheld_with_another() {
        let (published, _) =
            publish_mix(None, snapshot(&[("a", 4), ("b", 6), ("c", 9)]), &["d".to_owned()]);
        let shown: Vec<_> = published.into_inner().cells.into_iter().filter_map(|c| c.value).collect();
        // a (4) and the empty d together are four people: b goes as well.
        assert_eq!(shown, [9]);
    }
}
