//! The persona mix: a membership figure, published anew only when that says nothing about fewer than five people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Cell, Corrections, GROUP, PersonaMix, Published,
    corrections::{Pair, every_part_counts},
    crowd::Crowd,
    isolate::{Figure, harmless},
    table::shown_groups,
};
use crate::ids::PersonId;

/// Persona by person.
pub type Members = BTreeMap<PersonId, String>;

/// Who had which persona when the mix was last published. Kept by the store, never shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixSnapshot {
    /// What the mix shows now.
    pub members: Members,
    /// Every figure that was ever published, as the people it counts: whoever kept the numbers can subtract them.
    #[serde(default)]
    pub figures: BTreeSet<Members>,
    /// The same for every figure about corrections.
    #[serde(default)]
    pub pairs: BTreeSet<Pair>,
    /// How often verdicts were corrected, as it is shown now.
    #[serde(default)]
    pub corrections: Corrections,
    /// The hash of the pack whose verdicts these are.
    #[serde(default)]
    pub pack: String,
}

impl MixSnapshot {
    /// Every persona under which this person is counted in a figure, by name.
    pub fn personas_of(&self, person: &PersonId) -> Vec<String> {
        let all = self.figures.iter().chain(self.parts()).chain([&self.members]);
        let names: BTreeSet<&String> = all.filter_map(|members| members.get(person)).collect();
        names.into_iter().cloned().collect()
    }

    /// Counts `to` wherever `from` was counted. Figures stay what they were: sums over as many people.
    ///
    /// Somebody who erases themselves and comes back is somebody new: the gate no longer knows that these two are
    /// one, and of the five it asks for, they can be two. To know it, it would have to keep who they were.
    pub fn rename(&mut self, from: &PersonId, to: &PersonId) {
        rename(&mut self.members, from, to);
        let mut figures: Vec<Members> = std::mem::take(&mut self.figures).into_iter().collect();
        figures.iter_mut().for_each(|members| rename(members, from, to));
        self.figures = figures.into_iter().collect();
        let mut pairs: Vec<Pair> = std::mem::take(&mut self.pairs).into_iter().collect();
        pairs.iter_mut().for_each(|pair| {
            rename(&mut pair.told, from, to);
            rename(&mut pair.corrected, from, to);
        });
        self.pairs = pairs.into_iter().collect();
    }

    /// The people behind the parts of each pair.
    fn parts(&self) -> impl Iterator<Item = &Members> {
        self.pairs.iter().flat_map(|pair| [&pair.told, &pair.corrected])
    }

    /// Whether these people differ by one to four from those of a figure. That is all there is to know about most
    /// changes, and is found much sooner than by [`Self::is_harmless`].
    pub(super) fn is_near(&self, people: &Members) -> bool {
        self.figures.iter().chain(self.parts()).any(|figure| {
            let common = figure.keys().filter(|person| people.contains_key(*person)).count();
            (1..GROUP).contains(&(figure.len() + people.len() - 2 * common))
        })
    }

    /// Whether no combination of all these figures is about fewer than [`GROUP`] people.
    ///
    /// They are combined in two ways. By persona: what somebody adds to a figure as one persona is told from what they
    /// add as another. And by person: who moved from one persona to another cancels out of a difference, and may leave
    /// alone in it somebody who did not move.
    pub(super) fn is_harmless(&self) -> bool {
        let all: BTreeSet<&Members> = self.figures.iter().chain(self.parts()).collect();
        let by_persona: Vec<Figure<'_, &String>> = all.iter().map(|figure| figure.iter().collect()).collect();
        let by_person: Vec<Figure<'_, ()>> =
            all.iter().map(|figure| figure.keys().map(|person| (person, ())).collect()).collect();
        harmless(&by_persona) && harmless(&by_person) && every_part_counts(&self.pairs)
    }
}

fn rename(members: &mut Members, from: &PersonId, to: &PersonId) {
    if let Some(persona) = members.remove(from) {
        members.insert(to.clone(), persona);
    }
}

/// The mix that may be shown, and the snapshot it shows. People who joined, left or changed since the last one are
/// taken in as soon as no combination of all figures ever published is about fewer than [`GROUP`] of them; if that
/// does not hold for all at once, then for those of whom [`GROUP`] or more went the same way.
pub fn publish_mix(
    before: Option<MixSnapshot>,
    now: Members,
    personas: &[String],
) -> (Published<PersonaMix>, MixSnapshot) {
    let snapshot = match before {
        None => with(&MixSnapshot::default(), now).unwrap_or_default(),
        Some(before) => grown(before, &now),
    };
    let shown = groups(&snapshot.members).1;
    let names: BTreeSet<&str> =
        personas.iter().map(String::as_str).chain(snapshot.members.values().map(String::as_str)).collect();
    let count = |name: &str| snapshot.members.values().filter(|persona| *persona == name).count() as u64;
    let cells = names
        .into_iter()
        .map(|name| Cell { name: name.to_owned(), value: shown.contains(name).then(|| count(name)) })
        .collect();
    let people = snapshot.members.len();
    let total = (people >= GROUP).then_some(people as u64);
    let corrections = snapshot.corrections.clone();
    (Published(PersonaMix { group: GROUP, total, cells, corrections }), snapshot)
}

/// The groups of a mix, and which of them may be shown.
fn groups(members: &Members) -> (BTreeMap<&str, Members>, BTreeSet<&str>) {
    let mut groups: BTreeMap<&str, Members> = BTreeMap::new();
    for (person, persona) in members {
        groups.entry(persona).or_default().insert(person.clone(), persona.clone());
    }
    // Which persona somebody has is shown to nobody.
    let crowds: BTreeMap<&str, Crowd<'_>> = groups
        .iter()
        .map(|(name, members)| (*name, members.keys().map(|person| (person, false)).collect()))
        .collect();
    let shown = if members.len() < GROUP { BTreeSet::new() } else { shown_groups(&crowds) };
    (groups, shown)
}

/// The snapshot that shows `members` after what `before` showed, if that may be.
fn with(before: &MixSnapshot, members: Members) -> Option<MixSnapshot> {
    let (groups, shown) = groups(&members);
    let parts = groups.iter().filter(|(name, _)| shown.contains(*name)).map(|(_, group)| group.clone());
    let whole = (members.len() >= GROUP).then(|| members.clone());
    let mut next = before.clone();
    next.figures.extend(parts.chain(whole));
    next.members = members;
    next.is_harmless().then_some(next)
}

/// The snapshot with as many of the changes as may be shown.
fn grown(before: MixSnapshot, now: &Members) -> MixSnapshot {
    type Way<'a> = (Option<&'a String>, Option<&'a String>);
    let mut ways: BTreeMap<Way<'_>, Vec<&PersonId>> = BTreeMap::new();
    let people: BTreeSet<&PersonId> = before.members.keys().chain(now.keys()).collect();
    for person in people {
        let way = (before.members.get(person), now.get(person));
        if way.0 != way.1 {
            ways.entry(way).or_default().push(person);
        }
    }
    if ways.values().map(Vec::len).sum::<usize>() < GROUP {
        return before;
    }
    if let Some(whole) = with(&before, now.clone()) {
        return whole;
    }
    let mut most_first: Vec<_> = ways.iter().filter(|(_, people)| people.len() >= GROUP).collect();
    most_first.sort_by_key(|(way, people)| (std::cmp::Reverse(people.len()), *way));
    let mut members = before.members.clone();
    let mut best = None;
    for ((_, to), people) in most_first {
        let mut next = members.clone();
        for person in people {
            match to {
                Some(persona) => drop(next.insert((*person).clone(), (*persona).clone())),
                None => drop(next.remove(*person)),
            }
        }
        if let Some(snapshot) = with(&before, next.clone()) {
            (members, best) = (next, Some(snapshot));
        }
    }
    best.unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(sizes: &[(&str, usize)]) -> Members {
        let mut members = BTreeMap::new();
        for (persona, size) in sizes {
            for n in 0..*size {
                let person = PersonId::try_from(format!("{persona}{n}")).unwrap();
                members.insert(person, (*persona).to_owned());
            }
        }
        members
    }

    #[test]
    fn one_person_more_changes_nothing_and_five_do() {
        let first = people(&[("expert", 6), ("scout", 8)]);
        let (published, kept) = publish_mix(None, first.clone(), &[]);
        assert_eq!(published.into_inner().total, Some(14));
        let (published, kept) = publish_mix(Some(kept), people(&[("expert", 6), ("scout", 9)]), &[]);
        assert_eq!((published.into_inner().total, &kept.members), (Some(14), &first));
        let (published, _) = publish_mix(Some(kept), people(&[("expert", 6), ("scout", 13)]), &[]);
        assert_eq!(published.into_inner().total, Some(19));
    }

    #[test]
    fn who_is_erased_is_counted_but_not_named() {
        let members = people(&[("expert", 6), ("scout", 8)]);
        let (shown, mut kept) = publish_mix(None, members.clone(), &[]);
        let (gone, nobody) =
            (PersonId::try_from("expert3".to_owned()).unwrap(), PersonId::try_from("x".to_owned()).unwrap());
        assert_eq!(kept.personas_of(&gone), ["expert"]);
        kept.rename(&gone, &nobody);
        assert!(kept.personas_of(&gone).is_empty());
        assert_eq!(kept.personas_of(&nobody), ["expert"]);
        let mut now = members;
        now.remove(&gone);
        // One who left changes nothing that is shown; a fifth does, and takes all of them out.
        let (again, kept) = publish_mix(Some(kept), now.clone(), &[]);
        assert_eq!(again, shown);
        now.retain(|person, _| {
            !["expert0", "scout1", "scout2", "scout3", "scout4", "scout5"].contains(&person.as_str())
        });
        let (_, kept) = publish_mix(Some(kept), now.clone(), &[]);
        assert!(kept.personas_of(&nobody).len() == 1, "the figures that were shown are still about them");
    }

    #[test]
    fn a_persona_of_four_is_withheld_with_another() {
        let (published, _) = publish_mix(None, people(&[("a", 4), ("b", 6), ("c", 9)]), &["d".to_owned()]);
        let shown: Vec<_> = published.into_inner().cells.into_iter().filter_map(|c| c.value).collect();
        // a (4) and the empty d together are four people: b goes as well.
        assert_eq!(shown, [9]);
    }

    #[test]
    fn five_changes_of_which_one_stands_alone_are_not_published_whole() {
        let (_, kept) = publish_mix(None, people(&[("expert", 6), ("helper", 7), ("scout", 8)]), &[]);
        // Four more scouts and one more expert: the experts alone would tell of one person.
        let (published, kept) =
            publish_mix(Some(kept), people(&[("expert", 7), ("helper", 7), ("scout", 12)]), &[]);
        assert_eq!(published.into_inner().total, Some(21));
        // A fifth scout: the scouts are taken in, the one expert still waits.
        let (published, _) =
            publish_mix(Some(kept), people(&[("expert", 7), ("helper", 7), ("scout", 13)]), &[]);
        let mix = published.into_inner();
        let values: Vec<_> = mix.cells.iter().map(|cell| cell.value).collect();
        assert_eq!((mix.total, values), (Some(26), vec![Some(6), Some(7), Some(13)]));
    }
}
