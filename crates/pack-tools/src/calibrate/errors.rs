//! Standard errors: the curvature of the likelihood with the traits integrated out, over all parameters at once.
//!
//! Source: Louis (1982): the curvature if the traits were known, less the spread of the gradient that not knowing them
//! leaves.

use std::sync::Arc;

use super::{
    dense::Dense,
    em::{Settings, free, prior},
    layout::{Layout, Reply},
    nodes::{Nodes, levels},
    scores::{rated, rating_odds, rating_slopes, stages, utility_slopes},
    sweep::{in_two, posterior, precision},
};

/// Where the estimated parameters of each statement lie among all of them.
#[derive(Debug, Clone)]
pub struct Places {
    by_item: Vec<Vec<Option<usize>>>,
    count: usize,
}

impl Places {
    fn of(layout: &Layout) -> Self {
        let mut count = 0;
        let by_item = layout
            .items
            .iter()
            .map(|item| {
                let mut places = vec![None; item.size()];
                for at in free(item) {
                    places.get_mut(at).into_iter().for_each(|place| *place = Some(count));
                    count += 1;
                }
                places
            })
            .collect();
        Self { by_item, count }
    }

    /// The place of a statement's parameter; none if it is not estimated.
    pub fn at(&self, item: usize, parameter: usize) -> Option<usize> {
        self.by_item.get(item).and_then(|places| places.get(parameter)).copied().flatten()
    }
}

/// The covariance of all estimated parameters; none if the answers do not determine them.
pub fn covariance(layout: &Layout, nodes: &[Arc<Nodes>], settings: &Settings) -> Option<(Places, Dense)> {
    let places = Places::of(layout);
    let (known, norm) = precision(&layout.prior)?;
    let half = layout.people.len() / 2;
    let sum = |from: usize, to: usize| {
        let mut sum = Dense::zero(places.count);
        for (replies, nodes) in layout.people.iter().zip(nodes).skip(from).take(to - from) {
            let (_, weights) = posterior(layout, replies, nodes, &known, norm);
            person(layout, &places, replies, nodes, &weights, &mut sum);
        }
        sum
    };
    let (mut sum, rest) = in_two(|| sum(0, half), || sum(half, layout.people.len()));
    sum.add_all(&rest);
    for (place, item) in layout.items.iter().enumerate() {
        let (mut gradient, mut curvature) = (vec![0.0; item.size()], Dense::zero(item.size()));
        prior(item, settings, &mut gradient, &mut curvature);
        for i in 0..item.size() {
            for j in 0..item.size() {
                if let (Some(row), Some(column)) = (places.at(place, i), places.at(place, j)) {
                    sum.add(row, column, curvature.at(i, j));
                }
            }
        }
    }
    Some((places, sum.root()?.inverse()))
}

/// Adds one person's part. Only the parameters that their answers touch are looked at.
fn person(
    layout: &Layout,
    places: &Places,
    replies: &[Reply],
    nodes: &Nodes,
    weights: &[f64],
    sum: &mut Dense,
) {
    let mut own: Vec<usize> = replies
        .iter()
        .flat_map(|reply| match reply {
            Reply::Rating(item, _) => vec![*item],
            Reply::Block(items, ..) => items.clone(),
        })
        .flat_map(|item| places.by_item.get(item).into_iter().flatten().flatten().copied())
        .collect();
    own.sort_unstable();
    own.dedup();
    let mut bends = Dense::zero(own.len());
    let mut spread = Dense::zero(own.len());
    let mut mean = vec![0.0; own.len()];
    for (x, weight) in nodes.points.iter().zip(weights).filter(|(_, weight)| **weight > 1e-9) {
        let mut score = vec![0.0; own.len()];
        let mut at =
            Local { layout, places, own: &own, weight: *weight, bends: &mut bends, score: &mut score };
        replies.iter().for_each(|reply| at.reply(reply, x));
        spread.add_outer(*weight, &score);
        mean.iter_mut().zip(&score).for_each(|(m, s)| *m += weight * s);
    }
    spread.add_outer(-1.0, &mean);
    for (i, row) in own.iter().enumerate() {
        for (j, column) in own.iter().enumerate() {
            sum.add(*row, *column, bends.at(i, j) - spread.at(i, j));
        }
    }
}

/// One person at one point.
struct Local<'a> {
    layout: &'a Layout,
    places: &'a Places,
    own: &'a [usize],
    weight: f64,
    bends: &'a mut Dense,
    score: &'a mut [f64],
}

impl Local<'_> {
    fn reply(&mut self, reply: &Reply, x: &[f64]) {
        match reply {
            Reply::Rating(place, level) => {
                let Some(item) = self.layout.items.get(*place).filter(|item| item.rated) else { return };
                let (above, beyond) = levels(item, rating_odds(self.layout, item, x), *level);
                let said = rated(above, beyond);
                let [one, other] = rating_slopes(item, item.along(x), *level);
                let (one, other) = (self.found(*place, &one), self.found(*place, &other));
                let ([up, down], [first, both, second]) = (said.pull, said.bend);
                self.pull(up, &one);
                self.pull(down, &other);
                self.bend(first, &one, &one);
                self.bend(both, &one, &other);
                self.bend(both, &other, &one);
                self.bend(second, &other, &other);
            }
            Reply::Block(items, best, worst) => {
                for stage in stages(self.layout, items, *best, *worst, x) {
                    let mut mean: Vec<(usize, f64)> = Vec::new();
                    for ((place, share), pull) in stage.items.iter().zip(&stage.shares).zip(&stage.pulls) {
                        let Some(item) = self.layout.items.get(*place) else { continue };
                        let slopes = self.found(*place, &utility_slopes(item, item.along(x)));
                        self.pull(*pull, &slopes);
                        self.bend(*share, &slopes, &slopes);
                        mean.extend(slopes.iter().map(|(at, slope)| (*at, share * slope)));
                    }
                    self.bend(-1.0, &mean, &mean);
                }
            }
        }
    }

    /// The slopes that are not zero, at this person's places.
    fn found(&self, item: usize, slopes: &[f64]) -> Vec<(usize, f64)> {
        let place = |(parameter, slope): (usize, &f64)| {
            let all = self.places.at(item, parameter).filter(|_| *slope != 0.0)?;
            Some((self.own.binary_search(&all).ok()?, *slope))
        };
        slopes.iter().enumerate().filter_map(place).collect()
    }

    fn pull(&mut self, pull: f64, slopes: &[(usize, f64)]) {
        for (place, slope) in slopes {
            self.score.get_mut(*place).into_iter().for_each(|cell| *cell += pull * slope);
        }
    }

    fn bend(&mut self, bend: f64, one: &[(usize, f64)], other: &[(usize, f64)]) {
        for (i, u) in one {
            for (j, v) in other {
                self.bends.add(*i, *j, self.weight * bend * u * v);
            }
        }
    }
}
