//! The estimation itself: sweeps over everybody, each followed by a step of every statement (EM with one Newton step in
//! place of its second half: Bock and Aitkin 1981, Lange 1995).

use std::sync::Arc;

use domain::math::{ln, sqrt};

use super::{
    dense::Dense,
    layout::{Item, Layout},
    nodes::{Nodes, around, grid, levels},
    outcome::{level, together},
    scores::rated,
    sweep::{Sums, in_two, precision, sweep},
};

/// How an estimation goes about it.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Mean and standard deviation of ln slope; none for maximum likelihood alone.
    pub slopes: Option<(f64, f64)>,
    /// Standard deviation of forced-choice intercepts: without it only their differences would be known.
    pub intercepts: f64,
    /// Whether the correlations of traits and the variance of the response style are estimated as well.
    pub sigma: bool,
    /// Points a person, where there are too many dimensions for a grid; even.
    pub points: usize,
    /// Sweeps at most.
    pub sweeps: usize,
    /// It has settled when no parameter moves by more than this.
    pub enough: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            slopes: Some((ln(1.5), 0.3)),
            intercepts: 1.0,
            sigma: false,
            points: 128,
            sweeps: 400,
            enough: 2e-4,
        }
    }
}

/// Points follow the person in so many first sweeps; then they stay, or it would never settle.
const FOLLOW: usize = 12;
/// At each level that nobody used, and all others of that statement, so many answers of the average person are added.
const ADDED: f64 = 0.5;
/// No slope becomes smaller on the way.
const FLATTEST: f64 = 0.02;
/// No parameter moves by more in one step.
const STRIDE: f64 = 0.7;

/// Where the estimation ended.
#[derive(Debug)]
pub struct Settled {
    /// ln of the probability of all answers.
    pub log: f64,
    /// Sweeps it took.
    pub sweeps: usize,
    /// Whether it settled within the sweeps allowed.
    pub settled: bool,
    /// The points of every person at the end.
    pub nodes: Vec<Arc<Nodes>>,
}

/// Estimates the parameters of the layout's statements in place; none if the prior is no covariance.
pub fn estimate(layout: &mut Layout, settings: &Settings) -> Option<Settled> {
    let (mut known, mut norm) = precision(&layout.prior)?;
    let shared = grid(&layout.prior).map(Arc::new);
    let blocks = together(layout);
    let mut nodes: Vec<Arc<Nodes>> = Vec::new();
    let (mut moved, mut turn, mut log) = (f64::INFINITY, 0, f64::NEG_INFINITY);
    while moved > settings.enough && turn < settings.sweeps {
        if turn < FOLLOW || turn == 3 * FOLLOW {
            nodes = match &shared {
                Some(grid) => vec![Arc::clone(grid); layout.people.len()],
                None => follow(layout, &known, settings.points),
            };
        }
        let sums = sweep(layout, &nodes, &known, norm);
        log = sums.log;
        moved = step(layout, &sums, settings);
        // Only the prior pulls at the mean of intercepts, so weakly that it would take hundreds of sweeps.
        blocks.iter().for_each(|members| level(&mut layout.items, members));
        if settings.sigma {
            moved = moved.max(reshape(layout, &sums));
            (known, norm) = precision(&layout.prior)?;
        }
        turn += 1;
        if turn <= FOLLOW || (shared.is_none() && turn <= 3 * FOLLOW) {
            moved = f64::INFINITY;
        }
    }
    Some(Settled { log, sweeps: turn, settled: moved <= settings.enough, nodes })
}

/// Points around everybody, where they are now believed to be.
fn follow(layout: &Layout, known: &Dense, count: usize) -> Vec<Arc<Nodes>> {
    let half = layout.people.len() / 2;
    let part = |from: usize, to: usize| -> Vec<Arc<Nodes>> {
        let people = layout.people.iter().enumerate().skip(from).take(to - from);
        people.map(|(i, replies)| Arc::new(around(layout, replies, known, count, i as u64))).collect()
    };
    let (mut all, rest) = in_two(|| part(0, half), || part(half, layout.people.len()));
    all.extend(rest);
    all
}

/// Moves every statement; by how much the one that moved most.
fn step(layout: &mut Layout, sums: &Sums, settings: &Settings) -> f64 {
    let mut most = 0.0_f64;
    for ((item, gradient), curvature) in layout.items.iter_mut().zip(&sums.gradients).zip(&sums.curvatures) {
        let free = free(item);
        let (mut gradient, mut curvature) = (gradient.clone(), curvature.clone());
        prior(item, settings, &mut gradient, &mut curvature);
        let Some(root) = part(&curvature, &free).root() else { continue };
        let wanted: Vec<f64> = free.iter().map(|i| gradient.get(*i).copied().unwrap_or(0.0)).collect();
        let mut stride = root.solve(&wanted);
        let longest = stride.iter().fold(0.0_f64, |longest, s| longest.max(s.abs()));
        if !longest.is_finite() {
            continue;
        }
        if longest > STRIDE {
            stride.iter_mut().for_each(|s| *s *= STRIDE / longest);
        }
        most = most.max(go(item, &free, &stride));
    }
    most
}

/// Goes as far in this direction as the parameters stay possible.
fn go(item: &mut Item, free: &[usize], stride: &[f64]) -> f64 {
    let mut share = 1.0;
    for _ in 0..30 {
        let mut there = item.clone();
        for (place, s) in free.iter().zip(stride) {
            match place.checked_sub(1) {
                None => there.a += share * s,
                Some(k) if k < there.d.len() => {
                    there.d.get_mut(k).into_iter().for_each(|d| *d += share * s);
                }
                Some(_) => there.t += share * s,
            }
        }
        let falls = there.d.iter().zip(there.d.iter().skip(1)).all(|(high, low)| *high > *low + 1e-6);
        if there.a >= FLATTEST && falls {
            *item = there;
            return stride.iter().fold(0.0_f64, |most, s| most.max((share * s).abs()));
        }
        share *= 0.5;
    }
    0.0
}

/// Places of the parameters that are estimated.
pub fn free(item: &Item) -> Vec<usize> {
    let levels = item.d.len() + 1;
    (0..item.size()).filter(|i| if *i < levels { item.rated } else { item.chosen }).collect()
}

/// The rows and columns at these places.
pub fn part(whole: &Dense, places: &[usize]) -> Dense {
    let at = |i: usize| places.get(i).copied().unwrap_or(usize::MAX);
    Dense::from_fn(places.len(), |i, j| whole.at(at(i), at(j)))
}

/// Adds what was known before the answers: slopes, forced-choice intercepts, and levels that nobody used.
pub fn prior(item: &Item, settings: &Settings, gradient: &mut [f64], curvature: &mut Dense) {
    if let (true, Some((mean, sd))) = (item.rated, settings.slopes) {
        let off = ln(item.a) - mean;
        let width = sd * sd * item.a;
        gradient.first_mut().into_iter().for_each(|g| *g -= off / width);
        // Not convex for slopes far above the mean: there a step may be shorter than it could be.
        curvature.add(0, 0, (1.0 - off).max(0.1) / (width * item.a));
    }
    if item.chosen {
        let last = item.size() - 1;
        let width = settings.intercepts * settings.intercepts;
        gradient.last_mut().into_iter().for_each(|g| *g -= item.t / width);
        curvature.add(last, last, 1.0 / width);
    }
    if item.rated && item.sparse {
        for level in 0..=item.d.len() {
            let (above, beyond) = levels(item, 0.0, level);
            let said = rated(above, beyond);
            super::sweep::pull(gradient, 0.0, level, said.pull, ADDED);
            super::sweep::bend(curvature, 0.0, level, said.bend, ADDED);
        }
    }
}

/// Makes the prior covariance that of the people, with ones on the diagonal of traits; the greatest change.
fn reshape(layout: &mut Layout, sums: &Sums) -> f64 {
    let (count, traits) = (layout.people.len().max(1) as f64, layout.traits);
    let sd = |i: usize| sqrt(sums.second.at(i, i) / count).max(1e-6);
    let next = Dense::from_fn(layout.dims(), |i, j| match (i < traits, j < traits) {
        _ if i == j && i < traits => 1.0,
        (true, true) => sums.second.at(i, j) / count / (sd(i) * sd(j)),
        (false, false) => (sums.second.at(i, j) / count).max(0.001),
        _ => 0.0,
    });
    if next.root().is_none() {
        return 0.0;
    }
    let change = |i: usize, j: usize| (next.at(i, j) - layout.prior.at(i, j)).abs();
    let dims = layout.dims();
    let most = (0..dims).flat_map(|i| (0..dims).map(move |j| (i, j))).map(|(i, j)| change(i, j));
    let most = most.fold(0.0, f64::max);
    layout.prior = next;
    most
}
