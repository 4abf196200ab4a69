//! Linear algebra of a curious facilitator: which sums can be combined into one that is about a few people only?
//!
//! Each published figure is a sum over unknowns, one for each person and cell. A combination of figures isolates a
//! group if the coefficients of everybody outside of it cancel, and some inside do not. Such a group exists inside
//! a set of people exactly if leaving out the columns of that set lowers the rank of the system; and then it must
//! contain, of every basis among the other columns, at least one column wholly. That makes the search over *all*
//! combinations short: take a basis of columns with many people, and branch over the few with few.

use std::collections::{BTreeMap, BTreeSet};

/// A person and what tells one of their contributions from another.
pub type Unknown = (String, String);
/// A published figure: the unknowns it is the sum of.
pub type Figure = BTreeSet<Unknown>;

/// What elimination leaves of a number that is nought.
const NOUGHT: f64 = 1e-7;

/// Columns that no figure tells apart, with the people behind them.
struct Column {
    pattern: Vec<f64>,
    people: BTreeSet<String>,
}

/// The smallest number of people that some combination of the figures is about, if it is below `group`.
pub fn isolated(figures: &[Figure], group: usize) -> Option<BTreeSet<String>> {
    let columns = columns(figures);
    let rank = basis(columns.iter()).len();
    (1..group).find_map(|most| search(&columns, rank, &BTreeSet::new(), most, &mut BTreeSet::new()))
}

/// How many of the figures are no combination of the others.
pub fn rank(figures: &[Figure]) -> usize {
    basis(columns(figures).iter()).len()
}

/// The unknowns as columns, those of many people first.
fn columns(figures: &[Figure]) -> Vec<Column> {
    // What was read twice says nothing new.
    let figures: Vec<&Figure> = figures.iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut patterns: BTreeMap<&Unknown, Vec<bool>> = BTreeMap::new();
    for (row, figure) in figures.iter().enumerate() {
        for unknown in *figure {
            patterns.entry(unknown).or_insert_with(|| vec![false; figures.len()])[row] = true;
        }
    }
    let mut merged: BTreeMap<Vec<bool>, BTreeSet<String>> = BTreeMap::new();
    for (unknown, pattern) in patterns {
        merged.entry(pattern).or_default().insert(unknown.0.clone());
    }
    let number = |is: bool| if is { 1.0 } else { 0.0 };
    let mut columns: Vec<Column> = merged
        .into_iter()
        .map(|(pattern, people)| Column { pattern: pattern.into_iter().map(number).collect(), people })
        .collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.people.len()));
    columns
}

/// A group of at most `most` people around `inside` that some combination is about.
fn search(
    columns: &[Column],
    rank: usize,
    inside: &BTreeSet<String>,
    most: usize,
    tried: &mut BTreeSet<BTreeSet<String>>,
) -> Option<BTreeSet<String>> {
    let outside = basis(columns.iter().filter(|column| !column.people.is_subset(inside)));
    if outside.len() < rank {
        return Some(inside.clone());
    }
    outside.into_iter().find_map(|column| {
        let wider: BTreeSet<String> = inside.union(&column.people).cloned().collect();
        // The same people are put together in many orders.
        let fresh = wider.len() <= most && tried.insert(wider.clone());
        fresh.then(|| search(columns, rank, &wider, most, tried)).flatten()
    })
}

/// Columns that span all of `columns`, the first ones preferred.
fn basis<'a>(columns: impl Iterator<Item = &'a Column>) -> Vec<&'a Column> {
    let mut reduced: Vec<(usize, Vec<f64>)> = Vec::new();
    let mut chosen = Vec::new();
    for column in columns {
        let mut rest = column.pattern.clone();
        for (pivot, row) in &reduced {
            let factor = rest[*pivot];
            if factor != 0.0 {
                rest.iter_mut().zip(row).for_each(|(a, b)| *a -= factor * b);
            }
        }
        let (pivot, size) = rest.iter().enumerate().fold((0, 0.0), |best: (usize, f64), (place, value)| {
            if value.abs() > best.1 { (place, value.abs()) } else { best }
        });
        if size > NOUGHT {
            let scale = rest[pivot];
            rest.iter_mut().for_each(|value| *value /= scale);
            reduced.push((pivot, rest));
            chosen.push(column);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(people: std::ops::Range<usize>) -> Figure {
        people.map(|n| (format!("p{n:02}"), String::new())).collect()
    }

    #[test]
    fn a_difference_of_two_sums_is_found() {
        assert_eq!(isolated(&[figure(0..20), figure(0..18)], 5).unwrap().len(), 2);
        assert_eq!(isolated(&[figure(0..20), figure(0..15)], 5), None);
    }

    #[test]
    fn a_combination_of_many_sums_is_found() {
        // a + b + c − d leaves 3 people of 33, and no two of the sums alone leave fewer than ten.
        let figures = [figure(0..11), figure(11..22), figure(22..33), figure(0..30)];
        assert_eq!(isolated(&figures, 5).unwrap().len(), 3);
        assert_eq!(isolated(&figures[..3], 5), None);
    }

    #[test]
    fn sums_that_overlap_without_end_hide_nobody_who_stands_alone() {
        // Everybody's total, and the same without one: the one is found although each sum is large.
        let mut without = figure(0..40);
        without.remove(&("p07".to_owned(), String::new()));
        assert_eq!(isolated(&[figure(0..40), without], 5).unwrap().first().unwrap(), "p07");
    }

    /// Tries every set of at most four people, one by one.
    fn by_brute_force(figures: &[Figure], people: usize) -> Option<usize> {
        let pattern = |person: usize| -> Vec<f64> {
            let unknown = (format!("p{person:02}"), String::new());
            figures.iter().map(|figure| if figure.contains(&unknown) { 1.0 } else { 0.0 }).collect()
        };
        let rank = |left_out: u32| {
            let kept = (0..people).filter(|person| left_out >> person & 1 == 0);
            let columns: Vec<Column> =
                kept.map(|person| Column { pattern: pattern(person), people: BTreeSet::new() }).collect();
            basis(columns.iter()).len()
        };
        let whole = rank(0);
        let sets = (1..1u32 << people).filter(|set| set.count_ones() <= 4);
        sets.filter(|set| rank(*set) < whole).map(|set| set.count_ones() as usize).min()
    }

    #[test]
    fn the_search_finds_what_trying_every_set_finds() {
        let mut chance = conformance::Chance::new(3);
        let mut found = 0;
        for _ in 0..60 {
            let people = 8 + chance.below(4);
            let figures: Vec<Figure> = (0..2 + chance.below(4))
                .map(|_| (0..people).filter(|_| !chance.once_in(3)).flat_map(|n| figure(n..n + 1)).collect())
                .collect();
            let expected = by_brute_force(&figures, people);
            found += usize::from(expected.is_some());
            assert_eq!(isolated(&figures, 5).map(|group| group.len()), expected);
        }
        assert!((10..60).contains(&found), "{found} of 60 systems gave somebody away: no good mixture");
    }
}
