//! Differential item functioning: whether people of different groups who stand at the same place rate a statement
//! differently. Groups may differ in their traits themselves; that is taken out first.

use std::collections::BTreeMap;

use domain::{
    math::{exp, ln, sqrt},
    quiz::Pack,
};

use crate::calibrate::{
    answers::Person,
    dense::{Dense, dot},
    layout::{Item, Layout, Reply, reply},
    nodes::{Nodes, around, grid, levels},
    scores::rating_odds,
    sweep::{posterior, precision},
};

/// A group of fewer people shows nothing but chance.
pub const LEAST_GROUP: usize = 100;
/// A statement that fewer people of a group rated is left out.
pub const LEAST_RATED: usize = 40;
/// From this difference of thresholds on, in standard deviations, a statement favours a group.
pub const MUCH: f64 = 0.5;
/// And from so many standard errors on it is hardly chance.
pub const SURE: f64 = 2.58;
/// Points a person.
const POINTS: usize = 128;

/// A statement between the two groups that differ most in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What is grouped.
    pub of: String,
    /// The group that says "often" less easily, and the other.
    pub groups: (String, String),
    /// The statement's id.
    pub statement: String,
    /// By how much the thresholds of the first lie above those of the other.
    pub size: f64,
    /// Its standard error.
    pub error: f64,
}

impl Difference {
    /// Whether it is large, and hardly chance.
    pub fn flagged(&self) -> bool {
        self.size.abs() > MUCH && self.size.abs() > SURE * self.error
    }
}

/// How far a statement's thresholds lie off, and the standard error of that; none if too few rated it.
type Shift = Option<(f64, f64)>;

/// One person: their scored answers, their points, and how likely each of them is.
struct Placed {
    replies: Vec<Reply>,
    nodes: Nodes,
    weights: Vec<f64>,
}

/// The greatest difference of every statement, for every way of grouping, largest first.
pub fn differences(pack: &Pack, people: &[Person]) -> Vec<Difference> {
    let mut kinds: Vec<&String> = people.iter().flat_map(|person| person.groups.keys()).collect();
    kinds.sort();
    kinds.dedup();
    let layout = Layout::of(pack, &[], true);
    let mut all: Vec<Difference> = kinds.into_iter().flat_map(|of| by(pack, &layout, people, of)).collect();
    all.sort_by(|a, b| b.size.abs().total_cmp(&a.size.abs()).then_with(|| a.statement.cmp(&b.statement)));
    all
}

fn by(pack: &Pack, layout: &Layout, people: &[Person], of: &str) -> Vec<Difference> {
    let mut groups: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
    for person in people {
        if let Some(group) = person.groups.get(of) {
            groups.entry(group).or_default().push(person);
        }
    }
    let shifts: Vec<(&str, Vec<Shift>)> = groups
        .into_iter()
        .filter(|(_, members)| members.len() >= LEAST_GROUP)
        .filter_map(|(group, members)| Some((group, shifts(pack, layout, &members)?)))
        .collect();
    let one = |(place, item): (usize, &Item)| {
        let known: Vec<(&str, (f64, f64))> =
            shifts.iter().filter_map(|(group, all)| Some((*group, (*all.get(place)?)?))).collect();
        let high = known.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        let low = known.iter().min_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        let error = sqrt(high.1.1 * high.1.1 + low.1.1 * low.1.1);
        (high.0 != low.0).then(|| Difference {
            of: of.to_owned(),
            groups: (high.0.to_owned(), low.0.to_owned()),
            statement: item.id.clone(),
            size: high.1.0 - low.1.0,
            error,
        })
    };
    layout.items.iter().enumerate().filter_map(one).collect()
}

/// How far each statement's thresholds lie off for one group, with standard errors; none where too few rated it.
fn shifts(pack: &Pack, layout: &Layout, members: &[&Person]) -> Option<Vec<Shift>> {
    let places: BTreeMap<&str, usize> =
        layout.items.iter().enumerate().map(|(place, item)| (item.id.as_str(), place)).collect();
    let (known, norm) = precision(&layout.prior)?;
    let shared = grid(&layout.prior);
    let mut placed: Vec<Placed> = Vec::new();
    for (seed, member) in members.iter().enumerate() {
        let replies: Vec<Reply> =
            member.answers.iter().filter_map(|answer| reply(pack, &places, answer)).collect();
        let nodes = shared.clone().unwrap_or_else(|| around(layout, &replies, &known, POINTS, seed as u64));
        let (_, weights) = posterior(layout, &replies, &nodes, &known, norm);
        placed.push(Placed { replies, nodes, weights });
    }
    move_to_own_mean(&mut placed, &known);
    Some((0..layout.items.len()).map(|place| shift(layout, &placed, place)).collect())
}

/// The group's own means in place of the pack's zeros: what the group is, no statement shall be blamed for.
fn move_to_own_mean(placed: &mut [Placed], known: &Dense) {
    let dims = known.size();
    let mut mean = vec![0.0; dims];
    let plain: Vec<Vec<f64>> = placed.iter().map(|one| one.weights.clone()).collect();
    for _ in 0..200 {
        let mut next = vec![0.0; dims];
        for one in placed.iter() {
            for (x, weight) in one.nodes.points.iter().zip(&one.weights) {
                next.iter_mut().zip(x).for_each(|(sum, x)| *sum += weight * x / plain.len().max(1) as f64);
            }
        }
        let moved = next.iter().zip(&mean).map(|(a, b): (&f64, &f64)| (a - b).abs()).fold(0.0, f64::max);
        mean = next;
        let pull = known.times(&mean);
        for (one, plain) in placed.iter_mut().zip(&plain) {
            one.weights = plain.iter().zip(&one.nodes.points).map(|(w, x)| w * exp(dot(&pull, x))).collect();
            let sum: f64 = one.weights.iter().sum();
            one.weights.iter_mut().for_each(|w| *w /= sum);
        }
        if moved < 1e-4 {
            break;
        }
    }
}

/// The shift of one statement's thresholds that makes its ratings likeliest, everything else as in the pack.
fn shift(layout: &Layout, placed: &[Placed], place: usize) -> Shift {
    let item = layout.items.get(place)?;
    let rated: Vec<(&Placed, usize)> = placed
        .iter()
        .filter_map(|one| {
            let level = one.replies.iter().find_map(|reply| match reply {
                Reply::Rating(at, level) if *at == place => Some(*level),
                _ => None,
            })?;
            Some((one, level))
        })
        .collect();
    if rated.len() < LEAST_RATED {
        return None;
    }
    let share = |x: &[f64], level: usize, by: f64| {
        let (above, beyond) = levels(item, rating_odds(layout, item, x) - item.a * by, level);
        (above - beyond).max(1e-15)
    };
    // The weights hold this very rating already: it is taken out by dividing.
    let log = |by: f64| -> f64 {
        let one = |(placed, level): &(&Placed, usize)| {
            let points = placed.nodes.points.iter().zip(&placed.weights);
            ln(points.map(|(x, w)| w * share(x, *level, by) / share(x, *level, 0.0)).sum::<f64>().max(1e-300))
        };
        rated.iter().map(one).sum()
    };
    let (mut by, mut bend, step) = (0.0, 0.0, 1e-3);
    for _ in 0..30 {
        let (low, middle, high) = (log(by - step), log(by), log(by + step));
        let slope = (high - low) / (2.0 * step);
        bend = -(high - 2.0 * middle + low) / (step * step);
        if bend <= 1e-6 {
            return None;
        }
        let stride = (slope / bend).clamp(-0.5, 0.5);
        by += stride;
        if stride.abs() < 1e-4 {
            break;
        }
    }
    (by.is_finite() && by.abs() < 5.0).then(|| (by, 1.0 / sqrt(bend)))
}
