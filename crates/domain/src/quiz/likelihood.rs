//! How likely an answer is at a point of the latent space, with its gradient and curvature.
//!
//! Sources: graded response model (Samejima 1969) with a response-style intercept; multinomial logit and
//! Plackett–Luce for blocks (Luce 1959). All of them are log-concave, so the posterior has one mode.

use super::{
    answer::{Answer, Response},
    matrix::{Matrix, dot},
    model::{Asked, Item, Model},
    pack::QuestionStatus,
};
use crate::math::{exp, ln, logistic};

/// An answer in numbers: places instead of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The level, 1–5, in the direction of the trait.
    Level(usize),
    /// The place of the best in the block.
    Best(usize),
    /// The places of the best and the worst in the block.
    BestWorst(usize, usize),
}

/// A scored answer: the question's place and its outcome.
pub(super) type Scored = (usize, Outcome);

/// The answer in numbers; none if it is skipped, not of this pack, or to a question that does not count (yet).
pub(super) fn scored(model: &Model, answer: &Answer) -> Option<Scored> {
    let place = model.question(&answer.question)?;
    let asked = model.questions.get(place)?;
    if asked.status != QuestionStatus::Live {
        return None;
    }
    let within = |id: &String| model.within(asked, id);
    let outcome = match &answer.response {
        Response::Level { level } => {
            let item = asked.items.first().and_then(|i| model.items.get(*i))?;
            let level = usize::from(*level).clamp(1, 5);
            Outcome::Level(if item.reversed { 6 - level } else { level })
        }
        Response::Pick { statement } => Outcome::Best(within(statement)?),
        Response::BestWorst { best, worst } => Outcome::BestWorst(within(best)?, within(worst)?),
        Response::Skip => return None,
    };
    Some((place, outcome))
}

/// Adds an answer's gradient and negative Hessian at `x`; returns its log-probability.
pub(super) fn add_answer(
    model: &Model,
    (place, outcome): Scored,
    x: &[f64],
    gradient: &mut [f64],
    curvature: &mut Matrix,
) -> f64 {
    let Some(asked) = model.questions.get(place) else { return 0.0 };
    let items = block(model, asked);
    match outcome {
        Outcome::Level(level) => {
            let Some(item) = items.first() else { return 0.0 };
            let (above, beyond) = (at_least(item, x, level), at_least(item, x, level + 1));
            let slope = 1.0 - above - beyond;
            let bend = above * (1.0 - above) + beyond * (1.0 - beyond);
            gradient.iter_mut().zip(&item.rating).for_each(|(g, u)| *g += slope * u);
            curvature.add_outer(bend, &item.rating, &item.rating);
            ln((above - beyond).max(1e-300))
        }
        Outcome::Best(best) => stage(&items, best, 1.0, x, gradient, curvature),
        Outcome::BestWorst(best, worst) => {
            let first = stage(&items, best, 1.0, x, gradient, curvature);
            let rest: Vec<&Item> = without(&items, best);
            let worst = if worst > best { worst - 1 } else { worst };
            first + stage(&rest, worst, -1.0, x, gradient, curvature)
        }
    }
}

/// P(level ≥ `level`): 1 at the first level, 0 beyond the last.
fn at_least(item: &Item, x: &[f64], level: usize) -> f64 {
    match level {
        0 | 1 => 1.0,
        _ => item.thresholds.get(level - 2).map_or(0.0, |b| logistic(dot(&item.rating, x) - b)),
    }
}

fn block<'a>(model: &'a Model, asked: &Asked) -> Vec<&'a Item> {
    asked.items.iter().filter_map(|item| model.items.get(*item)).collect()
}

fn without<'a>(items: &[&'a Item], place: usize) -> Vec<&'a Item> {
    items.iter().enumerate().filter(|(i, _)| *i != place).map(|(_, item)| *item).collect()
}

/// Choice probabilities over utilities times `sign`.
fn softmax(items: &[&Item], sign: f64, x: &[f64]) -> Vec<f64> {
    let utilities: Vec<f64> =
        items.iter().map(|item| sign * (dot(&item.utility, x) + item.intercept)).collect();
    let top = utilities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = utilities.iter().map(|v| exp(v - top)).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|p| p / sum).collect()
}

fn stage(
    items: &[&Item],
    chosen: usize,
    sign: f64,
    x: &[f64],
    gradient: &mut [f64],
    curvature: &mut Matrix,
) -> f64 {
    let p = softmax(items, sign, x);
    let mut mean = vec![0.0; gradient.len()];
    for (item, p) in items.iter().zip(&p) {
        mean.iter_mut().zip(&item.utility).for_each(|(m, u)| *m += p * u);
        curvature.add_outer(*p, &item.utility, &item.utility);
    }
    curvature.add_outer(-1.0, &mean, &mean);
    if let Some(item) = items.get(chosen) {
        for ((g, u), m) in gradient.iter_mut().zip(&item.utility).zip(&mean) {
            *g += sign * (u - m);
        }
    }
    ln(p.get(chosen).copied().unwrap_or(1.0).max(1e-300))
}
