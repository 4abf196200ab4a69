//! Weekly tables: suppression of small groups, primary and complementary.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, GROUP, Grouping, Member, Published, Table};
use crate::{
    ids::PersonId,
    problem::{Problem, ProblemKind},
    time::{Instant, Week},
};

/// What one person contributed to one group in the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Who; never part of what is published.
    pub person: PersonId,
    /// The group's name.
    pub cell: String,
    /// How much. Zero is no contribution.
    pub value: u64,
}

/// Publishes one grouping of a week that is over. `names` are the groups of a closed list (personas, networks,
/// circles), which are named also when withheld; pass none for an open list.
pub fn publish_week(
    grouping: Grouping,
    week: Week,
    now: Instant,
    names: &[String],
    contributions: &[Contribution],
) -> Result<Published<Table>, Problem> {
    if now < week.end() {
        return Err(Problem::new(ProblemKind::Forbidden, "a week is published when it is over"));
    }
    let mut groups: BTreeMap<&str, Vec<Member>> =
        names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    for part in contributions.iter().filter(|part| part.value > 0) {
        groups.entry(&part.cell).or_default().push((part.person.clone(), part.value));
    }
    let everybody: BTreeSet<&PersonId> = groups.values().flatten().map(|(person, _)| person).collect();
    if everybody.len() < GROUP {
        let cells = names.iter().map(|name| Cell { name: name.clone(), value: None }).collect();
        return Ok(Published(Table { grouping, week, total: None, cells, withheld: true }));
    }
    let shown = shown_groups(&groups);
    let sum = |members: &[Member]| members.iter().map(|(_, value)| value).sum::<u64>();
    let total = Some(groups.values().map(|members| sum(members)).sum());
    let withheld = shown.len() < groups.len();
    let cells = groups
        .iter()
        .filter(|(name, _)| shown.contains(*name) || names.iter().any(|n| n == *name))
        .map(|(name, members)| Cell {
            name: (*name).to_owned(),
            value: shown.contains(name).then(|| sum(members)),
        })
        .collect();
    Ok(Published(Table { grouping, week, total, cells, withheld }))
}

/// The groups that may be shown beside their total.
///
/// A group is withheld if fewer than [`GROUP`] people contributed. The total minus what is shown is the sum of what
/// is withheld, so that sum must itself belong to [`GROUP`] people or more, of two groups or more: else the next
/// smallest group is withheld too, until it does or nothing is left to show.
pub(super) fn shown_groups<'a>(groups: &BTreeMap<&'a str, Vec<Member>>) -> BTreeSet<&'a str> {
    let people = |name: &str| -> BTreeSet<&PersonId> {
        groups.get(name).into_iter().flatten().map(|(person, _)| person).collect()
    };
    let mut by_size: Vec<(usize, &str)> = groups.keys().map(|name| (people(name).len(), *name)).collect();
    by_size.sort_unstable();
    let mut hidden: Vec<&str> = Vec::new();
    let mut behind: BTreeSet<&PersonId> = BTreeSet::new();
    let mut shown = BTreeSet::new();
    for (size, name) in by_size {
        let exposed = !hidden.is_empty() && (hidden.len() < 2 || behind.len() < GROUP);
        if size < GROUP || exposed {
            hidden.push(name);
            behind.extend(people(name));
        } else {
            shown.insert(name);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: usize) -> PersonId {
        PersonId::try_from(format!("p{n}")).unwrap()
    }

    fn contributions(sizes: &[(&str, std::ops::Range<usize>)]) -> Vec<Contribution> {
        sizes
            .iter()
            .flat_map(|(cell, people)| {
                people.clone().map(|n| Contribution { person: person(n), cell: (*cell).into(), value: 10 })
            })
            .collect()
    }

    fn table(sizes: &[(&str, std::ops::Range<usize>)]) -> Table {
        let week = Week::from_number(10);
        publish_week(Grouping::Network, week, week.end(), &[], &contributions(sizes)).unwrap().into_inner()
    }

    #[test]
    fn a_small_group_takes_the_next_smallest_with_it() {
        let table = table(&[("a", 0..3), ("b", 3..10), ("c", 10..30)]);
        let shown: Vec<&str> = table.cells.iter().map(|cell| cell.name.as_str()).collect();
        assert_eq!((shown, table.total, table.withheld), (vec!["c"], Some(300), true));
    }

    #[test]
    fn several_small_groups_of_the_same_few_people_are_still_too_few() {
        // Hidden a and b are the same three people: their sum would be a group of three.
        let table = table(&[("a", 0..3), ("b", 0..3), ("c", 3..9), ("d", 9..20)]);
        assert_eq!(table.cells.iter().map(|cell| cell.name.as_str()).collect::<Vec<_>>(), ["d"]);
    }

    #[test]
    fn nothing_is_hidden_without_need() {
        let table = table(&[("a", 0..5), ("b", 5..10)]);
        assert_eq!((table.cells.len(), table.withheld), (2, false));
    }

    #[test]
    fn fewer_than_five_people_in_all_give_no_total() {
        assert_eq!(table(&[("a", 0..4)]).total, None);
    }

    #[test]
    fn an_open_week_is_not_published() {
        let week = Week::from_number(10);
        assert!(publish_week(Grouping::Programme, week, week.end().plus(-1), &[], &[]).is_err());
    }
}
