//! One sweep over all people: how likely their answers are, and in which direction each statement's parameters should move.

use std::{sync::Arc, thread};

use domain::math::{exp, ln};

use super::{
    dense::Dense,
    layout::{Layout, Reply},
    nodes::Nodes,
    scores::{log_chance, rated, rating_odds, stages, utility_slopes},
};

/// What a sweep gathers.
#[derive(Debug, Clone)]
pub struct Sums {
    /// ln of the probability of all answers, traits integrated out.
    pub log: f64,
    /// By statement: the gradient of that.
    pub gradients: Vec<Vec<f64>>,
    /// By statement: the curvature as if the traits were known, no smaller than it is.
    pub curvatures: Vec<Dense>,
    /// The sum over people of the mean of x xᵀ.
    pub second: Dense,
}

impl Sums {
    fn zero(layout: &Layout) -> Self {
        Self {
            log: 0.0,
            gradients: layout.items.iter().map(|item| vec![0.0; item.size()]).collect(),
            curvatures: layout.items.iter().map(|item| Dense::zero(item.size())).collect(),
            second: Dense::zero(layout.dims()),
        }
    }

    fn add(&mut self, other: &Self) {
        self.log += other.log;
        for (mine, more) in self.gradients.iter_mut().zip(&other.gradients) {
            mine.iter_mut().zip(more).for_each(|(cell, more)| *cell += more);
        }
        self.curvatures.iter_mut().zip(&other.curvatures).for_each(|(mine, more)| mine.add_all(more));
        self.second.add_all(&other.second);
    }

    fn person(&mut self, layout: &Layout, replies: &[Reply], nodes: &Nodes, precision: &Dense, norm: f64) {
        let (log, weights) = posterior(layout, replies, nodes, precision, norm);
        self.log += log;
        for (x, weight) in nodes.points.iter().zip(&weights).filter(|(_, weight)| **weight > 1e-12) {
            self.second.add_outer(*weight, x);
            replies.iter().for_each(|reply| self.reply(layout, reply, x, *weight));
        }
    }

    fn reply(&mut self, layout: &Layout, reply: &Reply, x: &[f64], weight: f64) {
        match reply {
            Reply::Rating(place, level) => {
                let Some(item) = layout.items.get(*place).filter(|item| item.rated) else { return };
                let (above, beyond) = super::nodes::levels(item, rating_odds(layout, item, x), *level);
                let said = rated(above, beyond);
                if let Some(gradient) = self.gradients.get_mut(*place) {
                    pull(gradient, item.along(x), *level, said.pull, weight);
                }
                if let Some(curvature) = self.curvatures.get_mut(*place) {
                    bend(curvature, item.along(x), *level, said.bend, weight);
                }
            }
            Reply::Block(places, best, worst) => {
                for stage in stages(layout, places, *best, *worst, x) {
                    for ((place, share), pull) in stage.items.iter().zip(&stage.shares).zip(&stage.pulls) {
                        let Some(item) = layout.items.get(*place).filter(|item| item.rated || item.chosen)
                        else {
                            continue;
                        };
                        let slopes = utility_slopes(item, item.along(x));
                        if let Some(gradient) = self.gradients.get_mut(*place) {
                            gradient.iter_mut().zip(&slopes).for_each(|(cell, s)| *cell += weight * pull * s);
                        }
                        // Twice the diagonal is never less than the whole: all statements can move at once.
                        if let Some(curvature) = self.curvatures.get_mut(*place) {
                            curvature.add_outer(2.0 * weight * share * (1.0 - share), &slopes);
                        }
                    }
                }
            }
        }
    }
}

/// Adds a rating's gradient: the slope comes first, then the levels; those beyond either end have no part in it.
pub fn pull(gradient: &mut [f64], z: f64, level: usize, [up, down]: [f64; 2], weight: f64) {
    for (place, value) in [(0, z * (up + down)), (level, up), (level + 1, down)] {
        if let Some(cell) = gradient.get_mut(place).filter(|_| value != 0.0) {
            *cell += weight * value;
        }
    }
}

/// Adds a rating's curvature.
pub fn bend(curvature: &mut Dense, z: f64, level: usize, [first, both, second]: [f64; 3], weight: f64) {
    // At the lowest level there is no first neighbour, at the highest no second: their parts are zero.
    curvature.add(0, 0, weight * z * z * (first + 2.0 * both + second));
    for (place, cross, own) in [(level, first + both, first), (level + 1, both + second, second)] {
        if own != 0.0 {
            curvature.add(0, place, weight * z * cross);
            curvature.add(place, 0, weight * z * cross);
            curvature.add(place, place, weight * own);
        }
    }
    if both != 0.0 {
        curvature.add(level, level + 1, weight * both);
        curvature.add(level + 1, level, weight * both);
    }
}

/// ln of the probability of a person's answers, and the weight of every point once they are known. `norm` is the
/// logarithm of the prior's density at its middle.
pub fn posterior(
    layout: &Layout,
    replies: &[Reply],
    nodes: &Nodes,
    precision: &Dense,
    norm: f64,
) -> (f64, Vec<f64>) {
    let logs: Vec<f64> = nodes
        .points
        .iter()
        .zip(&nodes.volume)
        .map(|(x, volume)| {
            let said: f64 = replies.iter().map(|reply| log_chance(layout, reply, x)).sum();
            volume + norm - 0.5 * precision.square(x) + said
        })
        .collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = logs.iter().map(|log| exp(log - top)).collect();
    let sum: f64 = powers.iter().sum();
    (top + ln(sum), powers.into_iter().map(|power| power / sum).collect())
}

/// The prior's precision, and the logarithm of its density at the middle; none if it is no covariance.
pub fn precision(prior: &Dense) -> Option<(Dense, f64)> {
    let root = prior.root()?;
    let log_det: f64 = (0..prior.size()).map(|i| ln(root.at(i, i))).sum();
    let norm = -0.5 * prior.size() as f64 * ln(2.0 * std::f64::consts::PI) - log_det;
    Some((root.inverse(), norm))
}

/// Over everybody, on two cores. Always in the same two halves, so that the sums are the same on every machine.
pub fn sweep(layout: &Layout, nodes: &[Arc<Nodes>], precision: &Dense, norm: f64) -> Sums {
    let half = layout.people.len() / 2;
    let part = |from: usize, to: usize| {
        let mut sums = Sums::zero(layout);
        let people = layout.people.iter().zip(nodes).skip(from).take(to - from);
        people.for_each(|(replies, nodes)| sums.person(layout, replies, nodes, precision, norm));
        sums
    };
    let (mut sums, rest) = in_two(|| part(0, half), || part(half, layout.people.len()));
    sums.add(&rest);
    sums
}

/// Two things at once.
pub fn in_two<T: Send>(one: impl FnOnce() -> T, other: impl FnOnce() -> T + Send) -> (T, T) {
    thread::scope(|scope| {
        let later = scope.spawn(other);
        let first = one();
        match later.join() {
            Ok(second) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
