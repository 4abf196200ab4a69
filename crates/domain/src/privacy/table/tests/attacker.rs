//! Somebody who knows every published figure of a week, and what all open shares brought, tries to learn about a few.

use std::ops::RangeInclusive;

use super::*;
use crate::privacy::GROUP;

/// A sequence of numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn between(&mut self, range: RangeInclusive<u64>) -> u64 {
        range.start() + self.below(range.end() - range.start() + 1)
    }
}

/// One contribution with its group in each grouping.
struct Fact {
    person: usize,
    groups: [u64; GROUPINGS.len()],
    clicks: u64,
    open: bool,
}

const GROUPINGS: [Grouping; 6] = [
    Grouping::Programme,
    Grouping::Circle,
    Grouping::Topic,
    Grouping::Network,
    Grouping::Story,
    Grouping::Day,
];

/// A week of a small programme, in which about one share of so many is open.
fn week(people: usize, one_of: u64, dice: &mut Dice) -> Vec<Fact> {
    let split = dice.between(1..=people as u64);
    let mut facts = Vec::new();
    for person in 0..people {
        for _ in 0..dice.between(1..=3) {
            let circle = u64::from(person as u64 >= split);
            let groups = [0, circle, dice.below(3), dice.below(2), dice.below(3), dice.below(2)];
            facts.push(Fact { person, groups, clicks: dice.below(9), open: dice.below(one_of) == 0 });
        }
    }
    facts
}

/// What the gate lets out, told of open shares or kept in the dark.
fn published(facts: &[Fact], told: bool) -> Vec<Table> {
    let breakdown = |(place, grouping): (usize, Grouping)| Breakdown {
        grouping,
        names: Vec::new(),
        contributions: facts
            .iter()
            .map(|fact| Contribution {
                person: PersonId::try_from(format!("p{:02}", fact.person)).unwrap(),
                cell: fact.groups[place].to_string(),
                value: fact.clicks,
                known: told && fact.open,
            })
            .collect(),
    };
    let breakdowns: Vec<Breakdown> = GROUPINGS.into_iter().enumerate().map(breakdown).collect();
    let week = Week::from_number(10);
    publish_week(week, week.end(), &breakdowns).unwrap().into_inner()
}

/// The published figures as sums over facts: a row for each, with a one for each fact in it.
fn rows(tables: &[Table], facts: &[Fact]) -> Vec<Vec<bool>> {
    let mut rows = Vec::new();
    let mut note = |value: u64, is_in: &dyn Fn(&Fact) -> bool| {
        let row: Vec<bool> = facts.iter().map(|fact| fact.clicks > 0 && is_in(fact)).collect();
        let sum: u64 = facts.iter().filter(|fact| is_in(fact)).map(|fact| fact.clicks).sum();
        assert_eq!(value, sum, "what is published is the whole sum, open shares included");
        rows.push(row);
    };
    for (place, table) in tables.iter().enumerate() {
        if let Some(total) = table.total {
            note(total, &|_| true);
        }
        for cell in &table.cells {
            let Some(value) = cell.value else { continue };
            note(value, &|fact| fact.groups[place].to_string() == cell.name);
        }
    }
    rows
}

/// The rank of these columns of the rows, exactly (Bareiss).
fn rank(rows: &[Vec<bool>], columns: &[usize]) -> usize {
    let mut matrix: Vec<Vec<i128>> =
        rows.iter().map(|row| columns.iter().map(|column| i128::from(row[*column])).collect()).collect();
    let (mut rank, mut before) = (0, 1);
    for column in 0..columns.len() {
        let Some(pivot) = (rank..matrix.len()).find(|row| matrix[*row][column] != 0) else { continue };
        matrix.swap(rank, pivot);
        let (done, rest) = matrix.split_at_mut(rank + 1);
        let pivot = &done[rank];
        for row in rest {
            let factor = row[column];
            for (value, over) in row.iter_mut().zip(pivot) {
                *value = (*value * pivot[column] - factor * over) / before;
            }
        }
        before = pivot[column];
        rank += 1;
    }
    rank
}

/// Whether some combination of figures is about one to four people for whoever knows what `is_known`: every set of so many
/// people is tried.
fn gives_away(rows: &[Vec<bool>], facts: &[Fact], people: usize, is_known: impl Fn(&Fact) -> bool) -> bool {
    let without = |set: u32| -> Vec<usize> {
        let stays = |fact: &Fact| !is_known(fact) && set >> fact.person & 1 == 0;
        facts.iter().enumerate().filter(|(_, fact)| stays(fact)).map(|(n, _)| n).collect()
    };
    let whole = rank(rows, &without(0));
    let mut sets = (1..1u32 << people).filter(|set| (set.count_ones() as usize) < GROUP);
    sets.any(|set| rank(rows, &without(set)) < whole)
}

#[test]
fn who_knows_all_open_shares_derives_nothing_about_a_few() {
    let mut dice = Dice(11);
    let (mut shown, mut given_away) = (0, 0);
    for round in 0..160 {
        let people = 7 + round % 5;
        let facts = week(people, 2 + round as u64 % 3, &mut dice);
        let rows_of = |told| rows(&published(&facts, told), &facts);
        let figures = rows_of(true);
        assert!(!gives_away(&figures, &facts, people, |fact| fact.open), "round {round}: to who knows them");
        assert!(!gives_away(&figures, &facts, people, |_| false), "round {round}: to who knows none");
        let with_open = |row: &&Vec<bool>| row.iter().zip(&facts).any(|(is, fact)| *is && fact.open);
        shown += figures.iter().filter(with_open).count();
        given_away += usize::from(gives_away(&rows_of(false), &facts, people, |fact| fact.open));
    }
    assert!(shown > 200, "only {shown} figures with open shares were published: too few to prove anything");
    assert!(given_away > 40, "a gate that knows nothing of open shares gave few away, {given_away} times");
}
