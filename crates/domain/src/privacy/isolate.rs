//! Whether figures that are each harmless say something about a few people when they are combined.
//!
//! Each figure is a sum over unknowns, one for each person and contribution. A linear combination of figures is about
//! a group if the coefficients of everybody outside of it cancel, and some inside do not. That is possible inside a
//! set of people exactly if leaving out their columns lowers the rank of the system. Such a set contains, of every
//! basis among the other columns, at least one column wholly: so it is enough to take a basis of columns that
//! many people share, and to branch over the few that few people share. No combination is missed.
//!
//! In large programmes there is a quick proof that there is no such set: bases that have nobody in common. A set of four
//! people leaves at least one of five such bases untouched, and so the rank.

use std::collections::{BTreeMap, BTreeSet};

use super::GROUP;
use crate::ids::PersonId;

/// What a figure is the sum of: people, each with what tells their contributions apart.
pub(super) type Figure<'a, K> = BTreeSet<(&'a PersonId, K)>;

/// Arithmetic is modulo this prime, 2⁶¹ − 1: exact, and the same everywhere. Determinants of up to 36 rows of
/// noughts and ones are smaller (Hadamard), so that no rank is misjudged; beyond that it would take a bad accident.
const PRIME: u64 = (1 << 61) - 1;

/// Unknowns that no figure tells apart, with the people behind them.
struct Column<'a> {
    pattern: Vec<u64>,
    people: BTreeSet<&'a PersonId>,
}

/// So many sets of people are looked at in search of somebody whom figures would give away. What is not proven harmless by
/// then counts as harmful, so that something is published within seconds whatever is in it.
pub(super) const PATIENCE: usize = 3_000;

/// Whether some combination of the figures is about fewer than [`GROUP`] people, but at least one.
#[cfg(test)]
fn isolates<K: Ord>(figures: &[Figure<'_, K>]) -> bool {
    let mut without_end = usize::MAX;
    is_about_few(figures, &mut without_end)
}

/// Whether it is proven, within the [`PATIENCE`] of the gate, that no combination of the figures is about fewer than
/// [`GROUP`] people.
pub(super) fn harmless<K: Ord>(figures: &[Figure<'_, K>]) -> bool {
    surely_harmless(figures, &mut PATIENCE.clone())
}

/// Whether it is proven, within `patience` sets of people that are looked at, that no combination of the figures is about
/// fewer than [`GROUP`] people. What was looked at is taken from the patience.
pub(super) fn surely_harmless<K: Ord>(figures: &[Figure<'_, K>], patience: &mut usize) -> bool {
    !is_about_few(figures, patience)
}

/// Whether some combination is about few people, or whether that is still open when the patience is at its end.
fn is_about_few<K: Ord>(figures: &[Figure<'_, K>], patience: &mut usize) -> bool {
    let mut columns = columns(figures);
    let pivots: Vec<usize> =
        eliminated(columns.iter(), figures.len()).into_iter().map(|(row, _)| row).collect();
    // The figures of these rows say all that the others do.
    for column in &mut columns {
        column.pattern = pivots.iter().filter_map(|row| column.pattern.get(*row)).copied().collect();
    }
    let mut search = Search { columns, rank: pivots.len(), seen: BTreeSet::new(), patience: *patience };
    let few = search.is_about_few(&BTreeSet::new());
    *patience = patience.saturating_sub(search.seen.len());
    few
}

/// How many of the figures say something that does not follow from the others.
pub(super) fn rank<K: Ord>(figures: &[Figure<'_, K>]) -> usize {
    eliminated(columns(figures).iter(), figures.len()).len()
}

/// The unknowns, those together that no figure tells apart, the columns of many people first.
fn columns<'a, K: Ord>(figures: &[Figure<'a, K>]) -> Vec<Column<'a>> {
    let mut patterns: BTreeMap<&(&'a PersonId, K), Vec<u64>> = BTreeMap::new();
    for (row, figure) in figures.iter().enumerate() {
        for unknown in figure {
            let pattern = patterns.entry(unknown).or_insert_with(|| vec![0; figures.len()]);
            pattern.iter_mut().skip(row).take(1).for_each(|is| *is = 1);
        }
    }
    let mut merged: BTreeMap<Vec<u64>, BTreeSet<&'a PersonId>> = BTreeMap::new();
    for (unknown, pattern) in patterns {
        merged.entry(pattern).or_default().insert(unknown.0);
    }
    let mut columns: Vec<Column> =
        merged.into_iter().map(|(pattern, people)| Column { pattern, people }).collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.people.len()));
    columns
}

/// The search for a few people whom a combination is about.
struct Search<'a> {
    columns: Vec<Column<'a>>,
    rank: usize,
    /// Sets of people that were tried: each can be put together in many orders.
    seen: BTreeSet<BTreeSet<&'a PersonId>>,
    /// After so many sets the answer is yes.
    patience: usize,
}

impl<'a> Search<'a> {
    /// Whether a combination is about fewer than [`GROUP`] people, those `inside` and perhaps a few more.
    fn is_about_few(&mut self, inside: &BTreeSet<&'a PersonId>) -> bool {
        if self.seen.len() >= self.patience {
            return true;
        }
        // Whoever a combination is about has, of each of these bases, a column wholly; the bases have nobody in common.
        let mut taken: BTreeSet<&PersonId> = BTreeSet::new();
        let mut fewest: Option<Vec<BTreeSet<&PersonId>>> = None;
        for found in inside.len()..GROUP {
            let Some(reachable) = self.basis(inside, &taken) else {
                if found == inside.len() {
                    return true;
                }
                break;
            };
            if found + 1 == GROUP {
                return false;
            }
            taken.extend(reachable.iter().flatten().filter(|person| !inside.contains(*person)));
            if fewest.as_ref().is_none_or(|known| reachable.len() < known.len()) {
                fewest = Some(reachable);
            }
        }
        let few = fewest.unwrap_or_default();
        few.into_iter().any(|wider| self.seen.insert(wider.clone()) && self.is_about_few(&wider))
    }

    /// A basis of the columns that are not wholly `inside`, none of them about anybody who is `taken`, unless by so many
    /// people that few cannot be all of them. Given as those that have to be inside for a column of it to be so wholly,
    /// where they are fewer than [`GROUP`]. None where no such columns span everything.
    fn basis(
        &self,
        inside: &BTreeSet<&'a PersonId>,
        taken: &BTreeSet<&'a PersonId>,
    ) -> Option<Vec<BTreeSet<&'a PersonId>>> {
        let wider = |column: &Column<'a>| -> BTreeSet<&'a PersonId> {
            inside.union(&column.people).copied().collect()
        };
        let open = self.columns.iter().filter(|column| {
            !column.people.is_subset(inside)
                && (column.people.is_disjoint(taken) || wider(column).len() >= GROUP)
        });
        let basis = eliminated(open, self.rank);
        (basis.len() == self.rank).then(|| {
            basis.into_iter().map(|(_, column)| wider(column)).filter(|wider| wider.len() < GROUP).collect()
        })
    }
}

/// Columns that span all of `columns`, the first ones preferred, each with the row it decides; at most `rank` of them,
/// if that is known to be enough.
fn eliminated<'a, 'b: 'a>(
    columns: impl Iterator<Item = &'a Column<'b>>,
    rank: usize,
) -> Vec<(usize, &'a Column<'b>)> {
    let mut reduced: Vec<(usize, Vec<u64>)> = Vec::new();
    let mut chosen = Vec::new();
    for column in columns {
        if chosen.len() >= rank {
            break;
        }
        let mut rest = column.pattern.clone();
        for (pivot, row) in &reduced {
            let factor = PRIME - rest.get(*pivot).copied().unwrap_or(0);
            if factor != PRIME {
                rest.iter_mut().zip(row).for_each(|(a, b)| *a = sum(*a, times(factor, *b)));
            }
        }
        if let Some((pivot, value)) = rest.iter().copied().enumerate().find(|(_, value)| *value != 0) {
            let inverse = inverse(value);
            rest.iter_mut().for_each(|value| *value = times(*value, inverse));
            reduced.push((pivot, rest));
            chosen.push((pivot, column));
        }
    }
    chosen
}

/// a + b, both below the prime.
fn sum(a: u64, b: u64) -> u64 {
    let sum = a + b;
    if sum < PRIME { sum } else { sum - PRIME }
}

/// a × b, both below the prime.
fn times(a: u64, b: u64) -> u64 {
    if a <= 1 || b <= 1 {
        return a * b;
    }
    // 2⁶¹ is 1 modulo the prime, so the high bits are added to the low ones; both halves are below 2⁶¹.
    let product = u128::from(a) * u128::from(b);
    let low = u64::try_from(product & u128::from(PRIME)).unwrap_or(0);
    let high = u64::try_from(product >> 61).unwrap_or(0);
    let folded = low + high;
    if folded < PRIME { folded } else { folded - PRIME }
}

/// 1/a by Fermat's little theorem.
fn inverse(a: u64) -> u64 {
    let (mut power, mut base, mut left) = (1, a, PRIME - 2);
    while left > 0 {
        if left & 1 == 1 {
            power = times(power, base);
        }
        base = times(base, base);
        left >>= 1;
    }
    power
}

#[cfg(test)]
mod tests;
