//! Weekly tables: suppression of small groups, primary and complementary.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Cell, GROUP, Grouping, Member, Published, Table,
    isolate::{Figure, PATIENCE, harmless, surely_harmless},
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
/// smallest goes; if there is none, the smallest of all, and so on. What is not proven harmless within the
/// [`PATIENCE`] of the gate counts as harmful.
fn withhold_across(drafts: &mut [Draft<'_>]) {
    while !harmless(&drafts.iter().flat_map(Draft::figures).collect::<Vec<_>>()) {
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
        let mut patience = PATIENCE;
        let enough = candidates.iter().find(|candidate| surely_harmless(&rest(candidate), &mut patience));
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
/// at, within the [`PATIENCE`] of the gate. Nothing else is withheld for their sake.
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
    let mut patience = PATIENCE;
    for (_, name) in by_size.into_iter().take(most) {
        figures.push(groups.figure(Some(name)));
        if surely_harmless(&figures, &mut patience) {
            groups.shown.insert(name);
        } else {
            figures.pop();
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
mod tests;
