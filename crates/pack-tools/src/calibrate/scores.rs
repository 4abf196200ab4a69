//! What one answer at one point of the latent space says about the parameters of its statements: the logarithm of its
//! probability, the gradient, and the curvature.

use domain::math::{ln, sqrt};

use super::{
    layout::{Item, Layout, Reply},
    nodes::{levels, shares},
};

/// Below it a probability is nothing but rounding.
const LEAST: f64 = 1e-15;

/// What a rating says, by its two neighbouring log-odds (of its level, and of the next).
#[derive(Debug, Clone, Copy)]
pub struct Rated {
    /// ln of its probability.
    pub log: f64,
    /// The gradient in the two log-odds.
    pub pull: [f64; 2],
    /// The negative second derivatives: first, both, second.
    pub bend: [f64; 3],
}

/// A rating's say, from P(at least) and P(beyond).
pub fn rated(above: f64, beyond: f64) -> Rated {
    let share = (above - beyond).max(LEAST);
    let (one, other) = (above * (1.0 - above), beyond * (1.0 - beyond));
    let pull = [one / share, -other / share];
    let [up, down] = pull;
    let bend = [
        up * up - one * (1.0 - 2.0 * above) / share,
        up * down,
        down * down + other * (1.0 - 2.0 * beyond) / share,
    ];
    Rated { log: ln(share), pull, bend }
}

/// A stage of a block: who is there, with which share, pulled how.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Places of the statements in the layout.
    pub items: Vec<usize>,
    /// Their shares.
    pub shares: Vec<f64>,
    /// The gradient in their utilities.
    pub pulls: Vec<f64>,
    /// ln of the probability of what was chosen.
    pub log: f64,
}

/// The stages of a block: the most fitting of all, the least fitting of the rest.
pub fn stages(layout: &Layout, places: &[usize], best: usize, worst: Option<usize>, x: &[f64]) -> Vec<Stage> {
    let utility = |place: &usize| layout.items.get(*place).map_or(0.0, |item| item.utility(item.along(x)));
    let utilities: Vec<f64> = places.iter().map(utility).collect();
    let mut all = vec![stage(places.to_vec(), &utilities, best, 1.0)];
    if let Some(worst) = worst {
        let rest = |k: &usize| *k != best;
        let (items, left): (Vec<usize>, Vec<f64>) = (0..places.len())
            .filter(rest)
            .filter_map(|k| Some((*places.get(k)?, *utilities.get(k)?)))
            .unzip();
        all.push(stage(items, &left, if worst > best { worst - 1 } else { worst }, -1.0));
    }
    all
}

fn stage(items: Vec<usize>, utilities: &[f64], chosen: usize, sign: f64) -> Stage {
    let shares = shares(utilities, sign);
    let pulls =
        shares.iter().enumerate().map(|(k, p)| sign * (f64::from(u8::from(k == chosen)) - p)).collect();
    let log = ln(shares.get(chosen).copied().unwrap_or(1.0).max(LEAST));
    Stage { items, shares, pulls, log }
}

/// ln of the probability of an answer at a point.
pub fn log_chance(layout: &Layout, reply: &Reply, x: &[f64]) -> f64 {
    match reply {
        Reply::Rating(place, level) => {
            let Some(item) = layout.items.get(*place) else { return 0.0 };
            let (above, beyond) = levels(item, rating_odds(layout, item, x), *level);
            ln((above - beyond).max(LEAST))
        }
        Reply::Block(places, best, worst) => {
            stages(layout, places, *best, *worst, x).iter().map(|stage| stage.log).sum()
        }
    }
}

/// The log-odds of a rating before the intercept of a level.
pub fn rating_odds(layout: &Layout, item: &Item, x: &[f64]) -> f64 {
    let style = if layout.style { x.last().copied().unwrap_or(0.0) } else { 0.0 };
    item.a * item.along(x) + item.sign * style
}

/// How a statement's utility changes with its parameters (slope, levels, intercept), of those that are estimated.
pub fn utility_slopes(item: &Item, z: f64) -> Vec<f64> {
    let mut slopes = vec![0.0; item.size()];
    let levels = item.d.len();
    if item.rated {
        let way = item.sign / sqrt(2.0);
        for (k, slope) in slopes.iter_mut().take(levels + 1).enumerate() {
            *slope = if k == 0 { way * z } else { way / levels.max(1) as f64 };
        }
    }
    if item.chosen {
        slopes.last_mut().into_iter().for_each(|slope| *slope = 1.0);
    }
    slopes
}

/// How the two log-odds of a rating at this level change with the parameters of its statement: slope and levels.
pub fn rating_slopes(item: &Item, z: f64, level: usize) -> [Vec<f64>; 2] {
    let of = |k: Option<usize>| {
        let mut slopes = vec![0.0; item.size()];
        if let Some(k) = k.filter(|k| item.rated && *k < item.d.len()) {
            slopes.first_mut().into_iter().for_each(|slope| *slope = z);
            slopes.get_mut(k + 1).into_iter().for_each(|slope| *slope = 1.0);
        }
        slopes
    };
    [of(level.checked_sub(1)), of(Some(level))]
}
