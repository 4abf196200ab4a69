//! How often people say that their verdict is wrong: a measure of the pack, in groups.
//!
//! A figure has two parts, those who corrected what they were told and those who did not; it is shown only if both are
//! [`GROUP`] people or more, and if no combination with anything that was ever shown, the persona mix included, is about
//! fewer. What was shown once stays as it was until that holds for something newer.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    CorrectionCell, CorrectionCount, Corrections, GROUP, PersonaMix, Published,
    isolate::{Figure, rank},
    mix::{Members, MixSnapshot},
};
use crate::ids::PersonId;

/// What somebody was told, and who they are: another persona if they corrected it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The persona their verdict names first.
    pub told: String,
    /// The persona that counts for them.
    pub persona: String,
}

/// The people behind one figure: all who were told something, and those of them who corrected it. Each goes by the
/// persona under which the mix counts them, so that figures of both can be held against each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pair {
    /// All of them.
    pub told: Members,
    /// Those who corrected it.
    pub corrected: Members,
}

impl Pair {
    fn of<'a>(people: impl Iterator<Item = (&'a PersonId, &'a Told)>) -> Self {
        let (mut told, mut corrected) = (Members::new(), Members::new());
        for (person, said) in people {
            told.insert(person.clone(), said.persona.clone());
            if said.told != said.persona {
                corrected.insert(person.clone(), said.persona.clone());
            }
        }
        Self { told, corrected }
    }

    /// What may be shown of it after all that was, if anything; the snapshot then remembers it.
    fn publish(self, snapshot: &mut MixSnapshot) -> Option<CorrectionCount> {
        let (told, corrected) = (self.told.len(), self.corrected.len());
        if corrected < GROUP || told - corrected < GROUP {
            return None;
        }
        if !snapshot.pairs.contains(&self) {
            if snapshot.is_near(&self.told) || snapshot.is_near(&self.corrected) {
                return None;
            }
            let mut next = snapshot.clone();
            next.pairs.insert(self);
            if !next.is_harmless() {
                return None;
            }
            *snapshot = next;
        }
        Some(CorrectionCount { told: told as u64, corrected: corrected as u64 })
    }
}

/// Whether no combination of pairs has people on one side only: of a group that can be derived, nobody must be known
/// to have corrected, or not to have. Such a combination is one that cancels all of one side, but not the other.
pub(super) fn every_part_counts(pairs: &BTreeSet<Pair>) -> bool {
    let of = |sides: &[bool]| {
        let side = |pair: &Pair, person| sides.contains(&pair.corrected.contains_key(person));
        let figures = pairs.iter().map(|pair| -> Figure<'_, bool> {
            let people = pair.told.keys().filter(|person| side(pair, *person));
            people.map(|person| (person, pair.corrected.contains_key(person))).collect()
        });
        rank(&figures.collect::<Vec<_>>())
    };
    let whole = of(&[true, false]);
    of(&[true]) == whole && of(&[false]) == whole
}

/// Adds to a mix how often the verdicts of this pack were corrected: by persona where that may be shown, and all
/// together where that may be shown as well.
pub fn publish_corrections(
    mix: Published<PersonaMix>,
    mut snapshot: MixSnapshot,
    pack: &str,
    people: &BTreeMap<PersonId, Told>,
) -> (Published<PersonaMix>, MixSnapshot) {
    if snapshot.pack != pack {
        // Whoever was told something by another pack says nothing about this one.
        (snapshot.pack, snapshot.corrections) = (pack.to_owned(), Corrections::default());
    }
    let mut groups: BTreeMap<&str, Vec<(&PersonId, &Told)>> = BTreeMap::new();
    for (person, said) in people {
        groups.entry(&said.told).or_default().push((person, said));
    }
    let mut most_first: Vec<_> = groups.into_iter().collect();
    most_first.sort_by_key(|(persona, people)| (std::cmp::Reverse(people.len()), *persona));
    for (persona, people) in most_first {
        if let Some(count) = Pair::of(people.into_iter()).publish(&mut snapshot) {
            snapshot.corrections.set(persona, count);
        }
    }
    if let Some(count) = Pair::of(people.iter()).publish(&mut snapshot) {
        snapshot.corrections.total = Some(count);
    }
    let corrections = snapshot.corrections.clone();
    (Published(PersonaMix { corrections, ..mix.into_inner() }), snapshot)
}

impl Corrections {
    /// Shows this count for a persona, in the place of an older one. The rows are ordered by persona.
    fn set(&mut self, persona: &str, CorrectionCount { told, corrected }: CorrectionCount) {
        self.personas.retain(|row| row.persona != persona);
        self.personas.push(CorrectionCell { persona: persona.to_owned(), told, corrected });
        self.personas.sort_by(|a, b| a.persona.cmp(&b.persona));
    }
}

#[cfg(test)]
mod tests {
    use super::super::publish_mix;
    use super::*;

    /// People by what they were told and who they are, with how many.
    fn people(sizes: &[(&str, &str, usize)]) -> BTreeMap<PersonId, Told> {
        let one = |told: &str, persona: &str, n: usize| {
            let id = PersonId::try_from(format!("{told}-{persona}-{n}")).unwrap();
            (id, Told { told: told.to_owned(), persona: persona.to_owned() })
        };
        let all = sizes.iter().flat_map(|(told, persona, size)| (0..*size).map(|n| one(told, persona, n)));
        all.collect()
    }

    fn publish(
        before: Option<MixSnapshot>,
        pack: &str,
        people: &BTreeMap<PersonId, Told>,
    ) -> (Corrections, MixSnapshot) {
        let members = people.iter().map(|(person, said)| (person.clone(), said.persona.clone())).collect();
        let (mix, snapshot) = publish_mix(before, members, &[]);
        let (mix, snapshot) = publish_corrections(mix, snapshot, pack, people);
        (mix.into_inner().corrections, snapshot)
    }

    fn rows(corrections: &Corrections) -> Vec<(&str, u64, u64)> {
        corrections.personas.iter().map(|row| (row.persona.as_str(), row.told, row.corrected)).collect()
    }

    #[test]
    fn a_persona_is_shown_if_five_corrected_it_and_five_did_not() {
        let (shown, _) = publish(
            None,
            "p",
            &people(&[
                ("expert", "expert", 9),
                ("expert", "scout", 6),
                ("liker", "liker", 8),
                ("liker", "scout", 5),
            ]),
        );
        assert_eq!(rows(&shown), [("expert", 15, 6), ("liker", 13, 5)]);
        assert_eq!(shown.total, Some(CorrectionCount { told: 28, corrected: 11 }));
    }

    #[test]
    fn too_few_for_a_persona_may_be_enough_for_all() {
        let all = people(&[
            ("expert", "expert", 9),
            ("expert", "scout", 3),
            ("liker", "liker", 8),
            ("liker", "scout", 3),
            ("scout", "scout", 7),
        ]);
        let (shown, _) = publish(None, "p", &all);
        assert_eq!(rows(&shown), []);
        assert_eq!(shown.total, Some(CorrectionCount { told: 30, corrected: 6 }));
    }

    #[test]
    fn nobody_and_everybody_say_too_much() {
        for sizes in [[("expert", "expert", 12)].as_slice(), &[("expert", "scout", 12)], &[]] {
            assert_eq!(publish(None, "p", &people(sizes)).0, Corrections::default(), "{sizes:?}");
        }
        let four = people(&[("expert", "expert", 12), ("expert", "scout", 4)]);
        assert_eq!(publish(None, "p", &four).0, Corrections::default());
    }

    #[test]
    fn a_total_that_gives_a_small_rest_away_is_withheld() {
        // Six and two corrected: the total minus the experts would be the two.
        let all = people(&[
            ("expert", "expert", 9),
            ("expert", "scout", 6),
            ("liker", "liker", 8),
            ("liker", "scout", 2),
            ("scout", "scout", 6),
        ]);
        let (shown, _) = publish(None, "p", &all);
        assert_eq!((rows(&shown), shown.total), (vec![("expert", 15, 6)], None));
    }

    #[test]
    fn that_nobody_of_a_rest_corrected_is_withheld_as_well() {
        // All scouts kept what they were told: the total minus the experts would say so of each of them.
        let all = people(&[("expert", "expert", 9), ("expert", "scout", 6), ("scout", "scout", 7)]);
        let (shown, kept) = publish(None, "p", &all);
        assert_eq!((rows(&shown), shown.total), (vec![("expert", 15, 6)], None));
        // Nor that nobody of six new ones did.
        let more = people(&[("expert", "expert", 15), ("expert", "scout", 6), ("scout", "scout", 7)]);
        assert_eq!(rows(&publish(Some(kept), "p", &more).0), [("expert", 15, 6)]);
    }

    #[test]
    fn the_mix_must_not_give_away_who_went_where() {
        // Experts who stayed are told minus corrected; the mix counts them with the three likers who became experts.
        let all = people(&[("expert", "expert", 9), ("expert", "scout", 6), ("liker", "expert", 3)]);
        let (shown, kept) = publish(None, "p", &all);
        let mix_shows_experts = kept
            .figures
            .iter()
            .any(|figure| figure.len() == 12 && figure.values().all(|persona| persona == "expert"));
        assert!(mix_shows_experts && rows(&shown).is_empty(), "{shown:?}");
    }

    #[test]
    fn one_more_changes_nothing_and_five_do() {
        let first = people(&[("expert", "expert", 9), ("expert", "scout", 6)]);
        let (before, kept) = publish(None, "p", &first);
        assert_eq!(rows(&before), [("expert", 15, 6)]);
        let mut now = first.clone();
        for n in 0..5 {
            let person = PersonId::try_from(format!("expert-expert-{n}")).unwrap();
            now.insert(person, Told { told: "expert".into(), persona: "scout".into() });
            let shown = publish(Some(kept.clone()), "p", &now).0;
            // A fifth would leave four who did not correct it.
            assert_eq!(shown, before, "after {}", n + 1);
        }
        let more = people(&[("expert", "expert", 14), ("expert", "scout", 11)]);
        assert_eq!(rows(&publish(Some(kept), "p", &more).0), [("expert", 25, 11)]);
    }

    #[test]
    fn another_pack_begins_anew() {
        let first = people(&[("expert", "expert", 9), ("expert", "scout", 6)]);
        let (_, kept) = publish(None, "p", &first);
        assert_eq!(publish(Some(kept.clone()), "q", &BTreeMap::new()).0, Corrections::default());
        let (again, kept) = publish(Some(kept), "q", &first);
        assert_eq!((rows(&again), kept.pack.as_str()), (vec![("expert", 15, 6)], "q"));
    }
}
