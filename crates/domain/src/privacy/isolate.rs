//! Whether figures that are each harmless say something about a few people when they are combined.
//!
//! Each figure is a sum over unknowns, one for each person and contribution. A linear combination of figures is about
//! a group if the coefficients of everybody outside of it cancel, and some inside do not. That is possible inside a
//! set of people exactly if leaving out their columns lowers the rank of the system. Such a set contains, of every
//! basis among the other columns, at least one column wholly: so it is enough to take a basis of columns that
//! many people share, and to branch over the few that few people share. No combination is missed.

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

/// Whether some combination of the figures is about fewer than [`GROUP`] people, but at least one.
pub(super) fn isolates<K: Ord>(figures: &[Figure<'_, K>]) -> bool {
    let mut columns = columns(figures);
    let pivots: Vec<usize> =
        eliminated(columns.iter(), figures.len()).into_iter().map(|(row, _)| row).collect();
    // The figures of these rows say all that the others do.
    for column in &mut columns {
        column.pattern = pivots.iter().filter_map(|row| column.pattern.get(*row)).copied().collect();
    }
    Search { columns, rank: pivots.len(), seen: BTreeSet::new() }.is_about_few(&BTreeSet::new())
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
}

impl<'a> Search<'a> {
    /// Whether a combination is about fewer than [`GROUP`] people, those `inside` and perhaps a few more.
    fn is_about_few(&mut self, inside: &BTreeSet<&'a PersonId>) -> bool {
        let others = self.columns.iter().filter(|column| !column.people.is_subset(inside));
        let outside = eliminated(others, self.rank);
        if outside.len() < self.rank {
            return true;
        }
        let wider = outside.into_iter().map(|(_, column)| inside.union(&column.people).copied().collect());
        let few: Vec<BTreeSet<&PersonId>> = wider.filter(|wider: &BTreeSet<_>| wider.len() < GROUP).collect();
        few.into_iter().any(|wider| self.seen.insert(wider.clone()) && self.is_about_few(&wider))
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
mod tests {
    use super::*;

    fn people(count: usize) -> Vec<PersonId> {
        (0..count).map(|n| PersonId::try_from(format!("p{n:02}")).unwrap()).collect()
    }

    #[test]
    fn inverses_are_inverse() {
        for a in [1, 2, 3, 12_345_678_901, PRIME - 1] {
            assert_eq!(times(a, inverse(a)), 1);
            let plain = u128::from(a) * u128::from(PRIME - 2) % u128::from(PRIME);
            assert_eq!(u128::from(times(a, PRIME - 2)), plain);
            assert_eq!(sum(a, PRIME - a), 0);
        }
    }

    #[test]
    fn a_difference_of_four_people_is_found_and_one_of_five_is_none() {
        let people = people(20);
        let sum = |range: std::ops::Range<usize>| people[range].iter().map(|p| (p, 0)).collect::<Figure<_>>();
        assert!(isolates(&[sum(0..20), sum(0..16)]));
        assert!(!isolates(&[sum(0..20), sum(0..15)]));
        assert!(!isolates(&[sum(0..10), sum(10..20)]));
        assert!(isolates(&[sum(0..10), sum(10..20), sum(0..17)]));
        assert!(isolates(&[sum(0..3)]));
        assert!(!isolates::<u8>(&[]));
    }
}
