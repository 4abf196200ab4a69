//! Weekly tables: suppression of small groups, primary and complementary.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Cell, Grouping, Published, Table,
    crowd::Crowd,
    isolate::{Figure, PATIENCE, surely_harmless},
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
    /// Whether it may be known to the reader, because whoever made it shows it.
    pub known: bool,
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

/// One contribution in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// Which of the week's contributions.
    n: usize,
    known: bool,
}

/// A breakdown on its way out.
struct Draft<'a> {
    breakdown: &'a Breakdown,
    groups: BTreeMap<&'a str, Vec<&'a Contribution>>,
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
        let mut groups: BTreeMap<&str, Vec<&Contribution>> =
            breakdown.names.iter().map(|name| (name.as_str(), Vec::new())).collect();
        for part in breakdown.contributions.iter().filter(|part| part.value > 0) {
            groups.entry(&part.cell).or_default().push(part);
        }
        let enough = crowd(groups.values().flatten().copied()).is_large();
        // Stories and days come last: see `show_as_room_is_left`.
        let first = enough && !breakdown.grouping.comes_last();
        let crowds = groups.iter().map(|(name, parts)| (*name, crowd(parts.iter().copied())));
        let shown = if first { shown_groups(&crowds.collect()) } else { BTreeSet::new() };
        Self { breakdown, groups, shown, enough }
    }

    /// The sum of one group, or of all.
    fn figure(&self, name: Option<&str>) -> Figure<'a, Part> {
        let parts = self.breakdown.contributions.iter().enumerate();
        parts
            .filter(|(_, part)| part.value > 0 && name.is_none_or(|name| part.cell == name))
            .map(|(n, part)| (&part.person, Part { n, known: part.known }))
            .collect()
    }

    /// The figures that would be published, each with the group it belongs to.
    fn figures(&self) -> Vec<Figure<'a, Part>> {
        let total = self.enough.then(|| self.figure(None));
        total.into_iter().chain(self.shown.iter().map(|name| self.figure(Some(name)))).collect()
    }

    fn table(&self, week: Week) -> Table {
        let sum = |parts: &[&Contribution]| parts.iter().map(|part| part.value).sum::<u64>();
        let named = |name: &str| self.breakdown.names.iter().any(|known| known == name);
        let cells = self
            .groups
            .iter()
            .filter(|(name, _)| self.shown.contains(*name) || named(name))
            .map(|(name, parts)| Cell {
                name: (*name).to_owned(),
                value: self.shown.contains(name).then(|| sum(parts)),
            })
            .collect();
        Table {
            grouping: self.breakdown.grouping,
            week,
            total: self.enough.then(|| self.groups.values().map(|parts| sum(parts)).sum()),
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
    while !harmless_to_all(&drafts.iter().flat_map(Draft::figures).collect::<Vec<_>>(), &mut PATIENCE.clone())
    {
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
        let enough = candidates.iter().find(|candidate| harmless_to_all(&rest(candidate), &mut patience));
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
    let mut figures: Vec<Figure<'_, Part>> = drafts.iter().flat_map(Draft::figures).collect();
    let Some(groups) = drafts.get_mut(place).filter(|draft| draft.enough) else { return };
    let mut by_size: Vec<(usize, &str)> = groups
        .groups
        .iter()
        .map(|(name, parts)| (crowd(parts.iter().copied()), *name))
        .filter(|(crowd, _)| crowd.is_large())
        .map(|(crowd, name)| (crowd.size(), name))
        .collect();
    by_size.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let mut patience = PATIENCE;
    for (_, name) in by_size.into_iter().take(most) {
        figures.push(groups.figure(Some(name)));
        if harmless_to_all(&figures, &mut patience) {
            groups.shown.insert(name);
        } else {
            figures.pop();
        }
    }
}

/// The people behind contributions.
fn crowd<'a>(parts: impl Iterator<Item = &'a Contribution>) -> Crowd<'a> {
    parts.map(|part| (&part.person, part.known)).collect()
}

/// Whether it is proven that no combination of the figures is about few people, neither for a reader who knows no
/// contribution nor for one who knows all that are shown: whoever knows them takes them off the sums. A share is shown to some
/// and not to others, and may be hidden again, so the gate relies on neither.
fn harmless_to_all(figures: &[Figure<'_, Part>], patience: &mut usize) -> bool {
    if !figures.iter().flatten().any(|(_, part)| part.known) {
        return surely_harmless(figures, patience);
    }
    let left: Vec<Figure<'_, Part>> = figures
        .iter()
        .map(|figure| figure.iter().filter(|(_, part)| !part.known).copied().collect())
        .collect();
    surely_harmless(figures, patience) && surely_harmless(&left, patience)
}

/// The groups that may be shown beside their total.
///
/// A group is withheld if too few people are behind it ([`Crowd::is_large`]). The total minus what is shown is the sum of
/// what is withheld, so that sum must itself belong to enough people, of two groups or more: else another group is withheld
/// too, the smallest that is enough, until it does or nothing is left to show.
pub(super) fn shown_groups<'a>(groups: &BTreeMap<&'a str, Crowd<'_>>) -> BTreeSet<&'a str> {
    let mut by_size: Vec<(usize, &str)> = groups.iter().map(|(name, crowd)| (crowd.size(), *name)).collect();
    by_size.sort_unstable();
    let large = |name: &str| groups.get(name).is_some_and(Crowd::is_large);
    let (mut left, mut hidden): (Vec<&str>, Vec<&str>) =
        by_size.into_iter().map(|(_, name)| name).partition(|name| large(name));
    let exposed = |hidden: &[&str]| {
        let behind: Crowd<'_> =
            hidden.iter().filter_map(|name| groups.get(name)).flat_map(Crowd::all).collect();
        !hidden.is_empty() && (hidden.len() < 2 || !behind.is_large())
    };
    while exposed(&hidden) && !left.is_empty() {
        let enough = |name: &&str| !exposed(&[hidden.as_slice(), &[*name]].concat());
        let next = left.iter().position(enough).unwrap_or(0);
        hidden.push(left.remove(next));
    }
    left.into_iter().collect()
}

#[cfg(test)]
mod tests;
