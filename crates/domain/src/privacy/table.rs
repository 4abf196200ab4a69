//! Weekly tables: suppression of small groups, primary and complementary.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Cell, GROUP, Grouping, Member, Published, Table,
    isolate::{Figure, isolates},
};
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

/// A week broken down by one grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// By what.
    pub grouping: Grouping,
    /// The groups of a closed list (personas, networks, circles, days), which are named also when withheld; none for an
    /// open list.
    pub names: Vec<String>,
    /// Who contributed what. The n-th is the same contribution in every breakdown of the week.
    pub contributions: Vec<Contribution>,
}

/// A breakdown on its way out.
struct Draft<'a> {
    breakdown: &'a Breakdown,
    groups: BTreeMap<&'a str, Vec<Member>>,
    shown: BTreeSet<&'a str>,
    /// Whether enough people contributed for anything to be shown.
    enough: bool,
}

/// Publishes every grouping of a week that is over.
pub fn publish_week(
    week: Week,
    now: Instant,
    breakdowns: &[Breakdown],
) -> Result<Published<Vec<Table>>, Problem> {
    if now < week.end() {
        return Err(Problem::new(ProblemKind::Forbidden, "a week is published when it is over"));
    }
    let mut drafts: Vec<Draft> = breakdowns.iter().map(Draft::new).collect();
    withhold_across(&mut drafts);
    show_as_room_is_left(&mut drafts, Grouping::Story, MOST_STORIES);
    show_as_room_is_left(&mut drafts, Grouping::Day, DAYS);
    Ok(Published(drafts.iter().map(|draft| draft.table(week)).collect()))
}

impl<'a> Draft<'a> {
    fn new(breakdown: &'a Breakdown) -> Self {
        let mut groups: BTreeMap<&str, Vec<Member>> =
            breakdown.names.iter().map(|name| (name.as_str(), Vec::new())).collect();
        for part in breakdown.contributions.iter().filter(|part| part.value > 0) {
            groups.entry(&part.cell).or_default().push((part.person.clone(), part.value));
        }
        let everybody: BTreeSet<&PersonId> = groups.values().flatten().map(|(person, _)| person).collect();
        let enough = everybody.len() >= GROUP;
        // Stories and days come last: see `show_as_room_is_left`.
        let first = enough && !breakdown.grouping.comes_last();
        let shown = if first { shown_groups(&groups) } else { BTreeSet::new() };
        Self { breakdown, groups, shown, enough }
    }

    /// The sum of one group, or of all.
    fn figure(&self, name: Option<&str>) -> Figure<'a, usize> {
        let parts = self.breakdown.contributions.iter().enumerate();
        parts
            .filter(|(_, part)| part.value > 0 && name.is_none_or(|name| part.cell == name))
            .map(|(n, part)| (&part.person, n))
            .collect()
    }

    /// The figures that would be published, each with the group it belongs to.
    fn figures(&self) -> Vec<Figure<'a, usize>> {
        let total = self.enough.then(|| self.figure(None));
        total.into_iter().chain(self.shown.iter().map(|name| self.figure(Some(name)))).collect()
    }

    fn table(&self, week: Week) -> Table {
        let sum = |members: &[Member]| members.iter().map(|(_, value)| value).sum::<u64>();
        let named = |name: &str| self.breakdown.names.iter().any(|known| known == name);
        let cells = self
            .groups
            .iter()
            .filter(|(name, _)| self.shown.contains(*name) || named(name))
            .map(|(name, members)| Cell {
                name: (*name).to_owned(),
                value: self.shown.contains(name).then(|| sum(members)),
            })
            .collect();
        Table {
            grouping: self.breakdown.grouping,
            week,
            total: self.enough.then(|| self.groups.values().map(|members| sum(members)).sum()),
            cells,
            withheld: !self.enough || self.shown.len() < self.groups.len(),
        }
    }
}

/// Withholds more until no combination of figures, over all groupings, is about fewer than [`GROUP`] people: a
/// circle of six beside a persona of seven may differ by one person. Of the groups whose loss alone is enough the
/// smallest goes; if there is none, the smallest of all, and so on.
fn withhold_across(drafts: &mut [Draft<'_>]) {
    while isolates(&drafts.iter().flat_map(Draft::figures).collect::<Vec<_>>()) {
        let mut candidates: Vec<(usize, usize, &str)> = Vec::new();
        for (place, draft) in drafts.iter().enumerate() {
            // The one group of the whole programme is its total.
            if draft.breakdown.grouping != Grouping::Programme {
                candidates.extend(draft.shown.iter().map(|name| {
                    let members = draft.figure(Some(name));
                    let people: BTreeSet<&PersonId> = members.into_iter().map(|(person, _)| person).collect();
                    (people.len(), place, *name)
                }));
            }
        }
        candidates.sort_unstable();
        let rest = |left_out: &(usize, usize, &str)| {
            let mut figures = Vec::new();
            for (place, draft) in drafts.iter().enumerate() {
                let total = draft.enough.then(|| draft.figure(None));
                let kept = draft.shown.iter().filter(|name| (place, **name) != (left_out.1, left_out.2));
                figures.extend(total.into_iter().chain(kept.map(|name| draft.figure(Some(name)))));
            }
            figures
        };
        let enough = candidates.iter().find(|candidate| !isolates(&rest(candidate)));
        let Some((_, place, name)) = enough.or(candidates.first()).copied() else { return };
        if let Some(draft) = drafts.get_mut(place) {
            draft.shown.remove(name);
        }
    }
}

/// So many stories of a week are looked at, those that most people shared.
const MOST_STORIES: usize = 20;
/// So many days has a week.
const DAYS: usize = 7;

/// Shows a story's or a day's clicks where five people or more contributed, if no combination with anything else that is
/// shown, others of its kind included, is about fewer than [`GROUP`] people. The `most` groups of most people are looked
/// at. Nothing else is withheld for their sake.
fn show_as_room_is_left(drafts: &mut [Draft<'_>], grouping: Grouping, most: usize) {
    let Some(place) = drafts.iter().position(|draft| draft.breakdown.grouping == grouping) else {
        return;
    };
    let mut figures: Vec<Figure<'_, usize>> = drafts.iter().flat_map(Draft::figures).collect();
    let Some(groups) = drafts.get_mut(place).filter(|draft| draft.enough) else { return };
    let mut by_size: Vec<(usize, &str)> = groups
        .groups
        .iter()
        .map(|(name, members)| {
            let people: BTreeSet<&PersonId> = members.iter().map(|(person, _)| person).collect();
            (people.len(), *name)
        })
        .filter(|(people, _)| *people >= GROUP)
        .collect();
    by_size.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    for (_, name) in by_size.into_iter().take(most) {
        figures.push(groups.figure(Some(name)));
        if isolates(&figures) {
            figures.pop();
        } else {
            groups.shown.insert(name);
        }
    }
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

    fn breakdown(grouping: Grouping, sizes: &[(&str, std::ops::Range<usize>)]) -> Breakdown {
        Breakdown { grouping, names: Vec::new(), contributions: contributions(sizes) }
    }

    fn publish(breakdowns: &[Breakdown]) -> Vec<Table> {
        let week = Week::from_number(10);
        publish_week(week, week.end(), breakdowns).unwrap().into_inner()
    }

    fn table(sizes: &[(&str, std::ops::Range<usize>)]) -> Table {
        publish(&[breakdown(Grouping::Network, sizes)]).remove(0)
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
        assert!(publish_week(week, week.end().plus(-1), &[]).is_err());
    }

    #[test]
    fn stories_are_shown_where_nothing_else_gives_their_rest_away() {
        let programme = breakdown(Grouping::Programme, &[("programme", 0..20)]);
        let shown = |tables: &[Table]| -> Vec<String> {
            let story = tables.iter().find(|table| table.grouping == Grouping::Story).unwrap();
            story.cells.iter().map(|cell| cell.name.clone()).collect()
        };
        // A story of five and one of fifteen make up everything.
        let stories = breakdown(Grouping::Story, &[("a", 0..5), ("b", 5..20)]);
        assert_eq!(shown(&publish(&[programme.clone(), stories])), ["a", "b"]);
        // With four people on a third, the two others cannot both be shown: the total would give the four away.
        let stories = breakdown(Grouping::Story, &[("a", 0..5), ("b", 5..16), ("c", 16..20)]);
        assert_eq!(shown(&publish(&[programme.clone(), stories])), ["b"]);
        // A topic that differs from a story by one person stays, and the story goes.
        let topics = breakdown(Grouping::Topic, &[("t", 0..10), ("u", 10..20)]);
        let stories = breakdown(Grouping::Story, &[("a", 0..9), ("b", 9..20)]);
        let tables = publish(&[programme, topics, stories]);
        assert_eq!((tables[1].cells.len(), shown(&tables)), (2, Vec::new()));
    }

    #[test]
    fn a_day_of_few_takes_another_day_with_it_and_nothing_else() {
        let programme = breakdown(Grouping::Programme, &[("programme", 0..20), ("programme", 0..20)]);
        let networks = breakdown(Grouping::Network, &[("x", 0..20), ("email", 0..20)]);
        let days = |sizes: &[(&str, std::ops::Range<usize>)]| Breakdown {
            names: ["mon", "tue", "wed"].map(str::to_owned).to_vec(),
            ..breakdown(Grouping::Day, sizes)
        };
        let shown = |days: Breakdown| {
            let tables = publish(&[programme.clone(), networks.clone(), days]);
            assert!(!tables[1].withheld, "a network is never withheld for a day");
            let cells = tables[2].cells.iter();
            cells.map(|cell| (cell.name.clone(), cell.value.is_some())).collect::<Vec<_>>()
        };
        let all = |days: [bool; 3]| -> Vec<(String, bool)> {
            ["mon", "tue", "wed"].into_iter().map(str::to_owned).zip(days).collect()
        };
        // Two days of twenty people: both, and the third day, which nobody had, is not there.
        assert_eq!(shown(days(&[("mon", 0..20), ("tue", 0..20)])), all([true, true, false]));
        // On a third day there are four: with both others shown, the total would give the four away.
        let few = days(&[("mon", 0..20), ("tue", 0..16), ("wed", 16..20)]);
        assert_eq!(shown(few), all([true, false, false]));
        // Six on the third day: all are shown.
        let enough = days(&[("mon", 0..20), ("tue", 0..14), ("wed", 14..20)]);
        assert_eq!(shown(enough), all([true, true, true]));
    }

    #[test]
    fn a_day_is_not_shown_beside_a_network_that_differs_by_few() {
        let parts = [("a", 0..20), ("b", 0..3)];
        let named = |names: [&'static str; 2]| {
            parts.clone().map(|(cell, people)| (names[usize::from(cell == "b")], people))
        };
        let programme = breakdown(Grouping::Programme, &named(["programme"; 2]));
        let networks = breakdown(Grouping::Network, &[("x", 0..20), ("x", 0..3)]);
        // The total minus Monday would be what three people had on Tuesday.
        let days = breakdown(Grouping::Day, &named(["mon", "tue"]));
        let tables = publish(&[programme, networks, days]);
        assert_eq!(tables[2].cells, []);
        assert!(tables[2].withheld && tables[1].total.is_some());
    }

    #[test]
    fn two_groupings_whose_groups_differ_by_one_person_are_not_shown_together() {
        let circles = breakdown(Grouping::Circle, &[("partner", 0..6), ("employee", 6..30)]);
        let personas = breakdown(Grouping::Persona, &[("expert", 0..7), ("scout", 7..30)]);
        for alone in [&circles, &personas] {
            assert!(!publish(std::slice::from_ref(alone)).remove(0).withheld);
        }
        let tables = publish(&[circles, personas]);
        let shown: usize = tables.iter().map(|table| table.cells.len()).sum();
        assert_eq!((shown, tables.iter().filter(|table| table.withheld).count()), (2, 1));
    }
}
