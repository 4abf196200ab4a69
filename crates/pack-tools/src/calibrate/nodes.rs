//! The points over which a person's traits are integrated out: one dense grid for everybody where there are one or two
//! dimensions; else points of their own around each person's mode.
//!
//! Sources: Bock and Aitkin (1981) for the grid; Schilling and Bock (2005) for points that follow the person, Jank (2005)
//! for quasi-random ones in EM.

use domain::{
    chance::mix,
    math::{exp, ln, logistic, normal_quantile, sqrt},
};

use super::{
    dense::{Dense, dot},
    layout::{Item, Layout, Reply},
};

/// Points an axis: dense enough that estimates no longer depend on it.
const GRID: [usize; 2] = [121, 31];
/// How far a grid reaches, in standard deviations.
const REACH: f64 = 6.0;
/// Points drawn a little wider than the posterior: what lies outside must not be missed.
const WIDE: f64 = 1.15;

/// Points, and the logarithm of what each stands for (without the prior).
#[derive(Debug, Clone)]
pub struct Nodes {
    /// The points.
    pub points: Vec<Vec<f64>>,
    /// ln of the volume of each.
    pub volume: Vec<f64>,
}

/// The grid for everybody; none if there are too many dimensions for one.
pub fn grid(prior: &Dense) -> Option<Nodes> {
    let size = prior.size();
    let per_axis = *GRID.get(size.checked_sub(1)?)?;
    let axis: Vec<Vec<f64>> = (0..size)
        .map(|d| {
            let reach = REACH * sqrt(prior.at(d, d));
            (0..per_axis).map(|k| reach * (2.0 * k as f64 / (per_axis - 1) as f64 - 1.0)).collect()
        })
        .collect();
    let mut points: Vec<Vec<f64>> = vec![Vec::new()];
    for values in &axis {
        points = points
            .iter()
            .flat_map(|point| values.iter().map(move |x| point.iter().copied().chain([*x]).collect()))
            .collect();
    }
    let step = |values: &Vec<f64>| match values.as_slice() {
        [first, second, ..] => ln(second - first),
        _ => 0.0,
    };
    let volume = axis.iter().map(step).sum();
    Some(Nodes { volume: vec![volume; points.len()], points })
}

/// Points around this person's mode; `seed` moves the same even points a little for each.
pub fn around(layout: &Layout, replies: &[Reply], precision: &Dense, count: usize, seed: u64) -> Nodes {
    let (mode, root) = mode(layout, replies, precision);
    let dims = mode.len();
    let log_det: f64 = (0..dims).map(|i| ln(root.at(i, i))).sum();
    let log_normal = 0.5 * dims as f64 * ln(2.0 * std::f64::consts::PI);
    let (mut points, mut volume) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for z in even(dims, count / 2, seed) {
        // In pairs on both sides of the mode, the mean is exact.
        for side in [WIDE, -WIDE] {
            let step = back(&root, &z);
            points.push(mode.iter().zip(&step).map(|(m, s)| m + side * s).collect());
            volume.push(0.5 * dot(&z, &z) + log_normal - log_det + dims as f64 * ln(WIDE) - ln(count as f64));
        }
    }
    Nodes { points, volume }
}

/// Solves Lᵀ x = z.
fn back(lower: &Dense, z: &[f64]) -> Vec<f64> {
    let mut x = z.to_vec();
    for i in (0..x.len()).rev() {
        let value = x.get(i).copied().unwrap_or(0.0) / lower.at(i, i);
        x.iter_mut().zip(lower.row(i)).take(i).for_each(|(x, l)| *x -= l * value);
        if let Some(cell) = x.get_mut(i) {
            *cell = value;
        }
    }
    x
}

/// Evenly spread normal points (Roberts 2018), all moved by the same random amount (Cranley and Patterson 1976).
fn even(dims: usize, count: usize, seed: u64) -> Vec<Vec<f64>> {
    let root = 1.0 / (dims as f64 + 1.0);
    let phi = (0..64).fold(1.5, |phi: f64, _| exp(ln(1.0 + phi) * root));
    let axes: Vec<(f64, f64)> = (0..dims)
        .scan(1.0, |power, d| {
            *power /= phi;
            let shift = (mix(seed ^ mix(d as u64)) >> 11) as f64 / (1_u64 << 53) as f64;
            Some((*power, shift))
        })
        .collect();
    let part = |x: f64| x - (x as u64) as f64;
    (1..=count)
        .map(|k| {
            axes.iter()
                .map(|(power, shift)| normal_quantile(part(k as f64 * power + shift).max(1e-9)))
                .collect()
        })
        .collect()
}

/// The mode of a person's posterior by Newton's method, and the root of the curvature there.
fn mode(layout: &Layout, replies: &[Reply], precision: &Dense) -> (Vec<f64>, Dense) {
    let dims = layout.dims();
    let mut x = vec![0.0; dims];
    let mut root =
        precision.root().unwrap_or_else(|| Dense::from_fn(dims, |i, j| f64::from(u8::from(i == j))));
    for _ in 0..50 {
        let mut curvature = precision.clone();
        let mut gradient: Vec<f64> = precision.times(&x).into_iter().map(|g| -g).collect();
        for reply in replies {
            bend(layout, reply, &x, &mut gradient, &mut curvature);
        }
        let Some(lower) = curvature.root() else { break };
        let step = lower.solve(&gradient);
        root = lower;
        let length = sqrt(dot(&step, &step));
        let scale = if length > 1.5 { 1.5 / length } else { 1.0 };
        x.iter_mut().zip(&step).for_each(|(x, s)| *x += scale * s);
        if length < 1e-6 {
            break;
        }
    }
    (x, root)
}

/// Adds a reply's gradient and curvature in the traits.
fn bend(layout: &Layout, reply: &Reply, x: &[f64], gradient: &mut [f64], curvature: &mut Dense) {
    match reply {
        Reply::Rating(place, level) => {
            let Some(item) = layout.items.get(*place) else { return };
            let direction = direction(layout, item, item.a, item.sign);
            let (above, beyond) = levels(item, dot(&direction, x), *level);
            let slope = 1.0 - above - beyond;
            gradient.iter_mut().zip(&direction).for_each(|(g, u)| *g += slope * u);
            curvature.add_outer(above * (1.0 - above) + beyond * (1.0 - beyond), &direction);
        }
        Reply::Block(places, best, worst) => {
            let mut block: Vec<&Item> = places.iter().filter_map(|place| layout.items.get(*place)).collect();
            choose(layout, &block, *best, 1.0, x, gradient, curvature);
            if let Some(worst) = worst {
                block.remove((*best).min(block.len().saturating_sub(1)));
                let worst = if worst > best { worst - 1 } else { *worst };
                choose(layout, &block, worst, -1.0, x, gradient, curvature);
            }
        }
    }
}

fn choose(
    layout: &Layout,
    block: &[&Item],
    chosen: usize,
    sign: f64,
    x: &[f64],
    gradient: &mut [f64],
    curvature: &mut Dense,
) {
    let utilities: Vec<f64> = block.iter().map(|item| item.utility(item.along(x))).collect();
    let shares = shares(&utilities, sign);
    let mut mean = vec![0.0; gradient.len()];
    for (k, (item, share)) in block.iter().zip(&shares).enumerate() {
        let direction = direction(layout, item, item.a * item.sign / sqrt(2.0), 0.0);
        let pull = sign * (f64::from(u8::from(k == chosen)) - share);
        gradient.iter_mut().zip(&direction).for_each(|(g, u)| *g += pull * u);
        mean.iter_mut().zip(&direction).for_each(|(m, u)| *m += share * u);
        curvature.add_outer(*share, &direction);
    }
    curvature.add_outer(-1.0, &mean);
}

fn direction(layout: &Layout, item: &Item, slope: f64, style: f64) -> Vec<f64> {
    let mut direction = vec![0.0; layout.dims()];
    for (place, loading) in &item.loadings {
        direction.get_mut(*place).into_iter().for_each(|cell| *cell = slope * loading);
    }
    if layout.style {
        direction.last_mut().into_iter().for_each(|cell| *cell = style);
    }
    direction
}

/// P(at least this level) and P(beyond it), of a rating whose log-odds are `at` before the level's intercept.
pub fn levels(item: &Item, at: f64, level: usize) -> (f64, f64) {
    let reached = |k: usize| item.d.get(k).map_or(0.0, |d| logistic(at + d));
    (level.checked_sub(1).map_or(1.0, reached), reached(level))
}

/// Choice probabilities over utilities times `sign`.
pub fn shares(utilities: &[f64], sign: f64) -> Vec<f64> {
    let top = utilities.iter().map(|u| sign * u).fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = utilities.iter().map(|u| exp(sign * u - top)).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}
