//! The posterior over the latent space: its mode, its curvature there, and fixed draws from it.

use super::{
    likelihood::{Scored, add_answer},
    matrix::{Matrix, dot},
    model::Model,
};
use crate::math::{exp, ln, normal_quantile, sqrt};

/// How many draws stand for the posterior.
pub(super) const DRAWS: usize = 256;

/// What the answers say about a person.
#[derive(Debug, Clone)]
pub(super) struct Posterior {
    /// The mode.
    pub(super) mean: Vec<f64>,
    /// The inverse of the negative Hessian at the mode.
    pub(super) covariance: Matrix,
    /// Points of the latent space.
    pub(super) draws: Vec<Vec<f64>>,
    /// Persona scores at each draw.
    pub(super) scores: Vec<Vec<f64>>,
}

/// The mode and its covariance (Newton with a step cap of 1.5, to a step below 1e-10).
pub(super) fn mode(model: &Model, answers: &[Scored]) -> (Vec<f64>, Matrix) {
    let mut x = vec![0.0; model.dims];
    let mut root = model.precision.cholesky();
    for _ in 0..100 {
        let mut gradient: Vec<f64> = model.precision.times(&x).into_iter().map(|g| -g).collect();
        let mut curvature = model.precision.clone();
        for answer in answers {
            add_answer(model, *answer, &x, &mut gradient, &mut curvature);
        }
        // The precision is positive definite and every answer is log-concave, so the sum has a root.
        let Some(lower) = curvature.cholesky() else { break };
        let step = lower.solve_cholesky(&gradient);
        root = Some(lower);
        let length = sqrt(dot(&step, &step));
        let scale = if length > 1.5 { 1.5 / length } else { 1.0 };
        x.iter_mut().zip(&step).for_each(|(x, s)| *x += scale * s);
        if length < 1e-10 {
            break;
        }
    }
    let covariance = root.map_or_else(|| Matrix::zero(model.dims), |lower| lower.inverse_cholesky());
    (x, covariance)
}

impl Posterior {
    /// The posterior after these answers.
    pub(super) fn after(model: &Model, answers: &[Scored]) -> Self {
        let (mean, covariance) = mode(model, answers);
        let lower = covariance.cholesky().unwrap_or_else(|| Matrix::zero(model.dims));
        let draws: Vec<Vec<f64>> = model
            .points
            .iter()
            .map(|z| lower.times(z).into_iter().zip(&mean).map(|(d, m)| m + d).collect())
            .collect();
        let scores = draws
            .iter()
            .map(|draw| model.weights.iter().map(|weights| dot(weights, draw)).collect())
            .collect();
        Self { mean, covariance, draws, scores }
    }

    /// Mean and standard deviation of a persona's score.
    pub(super) fn score(&self, weights: &[f64]) -> (f64, f64) {
        let variance = dot(weights, &self.covariance.times(weights));
        (dot(weights, &self.mean), sqrt(variance.max(0.0)))
    }

    /// P(score ≥ best score − `delta`) of every persona.
    pub(super) fn near_best(&self, delta: f64) -> Vec<f64> {
        self.share(|score, best| score >= best - delta)
    }

    /// P(score > `cut`) of every persona.
    pub(super) fn above(&self, cut: f64) -> Vec<f64> {
        self.share(|score, _| score > cut)
    }

    fn share(&self, holds: impl Fn(f64, f64) -> bool) -> Vec<f64> {
        let personas = self.scores.first().map_or(0, Vec::len);
        let mut counts = vec![0.0; personas];
        for scores in &self.scores {
            let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for (count, score) in counts.iter_mut().zip(scores) {
                if holds(*score, best) {
                    *count += 1.0;
                }
            }
        }
        counts.into_iter().map(|count| count / DRAWS as f64).collect()
    }
}

/// Fixed points that fill the standard normal evenly, every coordinate with mean 0 and variance 1 exactly.
///
/// Source: Roberts 2018, the additive recurrence on powers of 1/φ, φ the root of φ^(d+1) = φ + 1; then moment
/// matching, since 256 points in eleven dimensions are off by a tenth of a deviation otherwise.
pub(super) fn normal_points(dims: usize) -> Vec<Vec<f64>> {
    let root = 1.0 / (dims as f64 + 1.0);
    let phi = (0..64).fold(1.5, |phi: f64, _| exp(ln(1.0 + phi) * root));
    let mut power = 1.0;
    let columns: Vec<Vec<f64>> = (0..dims)
        .map(|_| {
            power /= phi;
            let column: Vec<f64> = (0..DRAWS)
                .map(|k| {
                    let u = 0.5 + (k as f64 + 1.0) * power;
                    normal_quantile(u - (u as u64) as f64)
                })
                .collect();
            let mean = column.iter().sum::<f64>() / DRAWS as f64;
            let variance = column.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / DRAWS as f64;
            let sd = sqrt(variance);
            column.into_iter().map(|z| (z - mean) / sd).collect()
        })
        .collect();
    (0..DRAWS).map(|k| columns.iter().map(|column| column.get(k).copied().unwrap_or(0.0)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_points_look_standard_normal_and_uncorrelated() {
        let points = normal_points(11);
        for d in 0..11 {
            for e in 0..11 {
                let product = points.iter().map(|p| p[d] * p[e]).sum::<f64>() / DRAWS as f64;
                let expected = if d == e { 1.0 } else { 0.0 };
                assert!((product - expected).abs() < 0.25, "{d} {e}: {product}");
            }
        }
    }
}
