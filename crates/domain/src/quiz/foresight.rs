//! What asking a question would tell about the verdict, before it is asked.

use super::{
    matrix::dot,
    model::{Asked, Model},
    pack::{ModelSettings, QuestionKind},
    posterior::{DRAWS, Posterior},
};
use crate::math::{exp, ln};

/// Twelve outcomes at most: the best and the worst of four.
const OUTCOMES: usize = 12;
/// Beyond it a utility makes no difference any more, and its power would not be a number.
const FARTHEST: f64 = 60.0;

/// Everything about the draws that does not depend on the question.
pub(super) struct Foresight<'a> {
    model: &'a Model,
    posterior: &'a Posterior,
    /// Who is first at each draw.
    firsts: Vec<usize>,
    /// Who is above the cut at each draw.
    aboves: Vec<Vec<usize>>,
    /// Who is first or as good as first at each draw.
    nears: Vec<Vec<usize>>,
    /// How certain the first place is now.
    certainty: f64,
    /// e^utility of each statement at each draw.
    powers: Vec<Vec<f64>>,
}

impl<'a> Foresight<'a> {
    /// Looks ahead from here.
    pub(super) fn new(model: &'a Model, settings: &ModelSettings, posterior: &'a Posterior) -> Self {
        let beyond = |scores: &[f64], least: f64| {
            let places = scores.iter().enumerate().filter(|(_, score)| **score > least);
            places.map(|(place, _)| place).collect::<Vec<usize>>()
        };
        let near = |scores: &Vec<f64>| beyond(scores, greatest(scores) - settings.delta);
        let power = |v: f64| exp(v.clamp(-FARTHEST, FARTHEST));
        Self {
            model,
            posterior,
            firsts: posterior.scores.iter().map(|scores| first(scores)).collect(),
            aboves: posterior.scores.iter().map(|scores| beyond(scores, settings.cut)).collect(),
            nears: posterior.scores.iter().map(near).collect(),
            certainty: greatest(&posterior.near_best(settings.delta)),
            powers: model
                .items
                .iter()
                .map(|item| {
                    posterior.draws.iter().map(|x| power(dot(&item.utility, x) + item.intercept)).collect()
                })
                .collect(),
        }
    }

    /// "Decision information": I(answer; who is first) + ½ Σ I(answer; persona above the cut), in nats; and by how
    /// much the answer is expected to raise the certainty at which the quiz stops.
    ///
    /// The second part is the knowledge gradient (Frazier, Powell and Dayanik 2008): without it the quiz learns about
    /// everything evenly and names the right persona less often after the same number of questions.
    pub(super) fn gain(&self, asked: &Asked) -> f64 {
        let personas = self.model.weights.len();
        let mut all = Tally::default();
        let mut first = vec![Tally::default(); personas];
        let (mut above, mut near) = (first.clone(), first.clone());
        let mut p = [0.0; OUTCOMES];
        let count = self.count(asked);
        let parts = self.firsts.iter().zip(&self.aboves).zip(&self.nears);
        for (draw, ((leader, aboves), nears)) in parts.enumerate() {
            self.outcomes(asked, draw, &mut p);
            let p = p.get(..count).unwrap_or(&p);
            all.add(p);
            let sum = |tallies: &mut [Tally], places: &[usize]| {
                for place in places {
                    if let Some(tally) = tallies.get_mut(*place) {
                        tally.add(p);
                    }
                }
            };
            sum(&mut first, &[*leader]);
            sum(&mut above, aboves);
            sum(&mut near, nears);
        }
        let whole = all.entropy();
        let about_first = whole - first.iter().map(Tally::share).sum::<f64>();
        let about_above: f64 =
            above.iter().map(|tally| whole - tally.share() - all.less(tally).share()).sum();
        let most = |outcome: usize| {
            near.iter().filter_map(|tally| tally.sums.get(outcome)).copied().fold(0.0, f64::max)
        };
        let then = (0..OUTCOMES).map(most).sum::<f64>() / DRAWS as f64;
        about_first + 0.5 * about_above + (then - self.certainty).max(0.0)
    }

    /// How many outcomes a question has.
    fn count(&self, asked: &Asked) -> usize {
        let items = asked.items.len();
        match asked.kind {
            QuestionKind::Likert => {
                let item = asked.items.first().and_then(|item| self.model.items.get(*item));
                item.map_or(0, |item| item.odds.len() + 1)
            }
            QuestionKind::PickOne => items,
            QuestionKind::BestWorst => items * items.saturating_sub(1),
        }
    }

    /// The probability of every outcome at a draw, in a fixed order; 0 beyond the last.
    fn outcomes(&self, asked: &Asked, draw: usize, into: &mut [f64; OUTCOMES]) {
        let power =
            |item: &usize| self.powers.get(*item).and_then(|row| row.get(draw)).copied().unwrap_or(1.0);
        match asked.kind {
            QuestionKind::Likert => {
                let item = asked.items.first().and_then(|item| self.model.items.get(*item));
                let Some((item, x)) = item.zip(self.posterior.draws.get(draw)) else { return };
                let odds = exp(-dot(&item.rating, x).clamp(-FARTHEST, FARTHEST));
                let mut before = 1.0;
                let beyond = item.odds.iter().map(|b| 1.0 / (1.0 + odds * b)).chain([0.0]);
                for (p, beyond) in into.iter_mut().zip(beyond) {
                    *p = before - beyond;
                    before = beyond;
                }
            }
            QuestionKind::PickOne => {
                let sum: f64 = asked.items.iter().map(power).sum();
                into.iter_mut().zip(&asked.items).for_each(|(p, item)| *p = power(item) / sum);
            }
            QuestionKind::BestWorst => {
                let sum: f64 = asked.items.iter().map(power).sum();
                let inverse: f64 = asked.items.iter().map(|item| 1.0 / power(item)).sum();
                let pairs = asked.items.iter().flat_map(|best| {
                    asked.items.iter().filter(move |worst| *worst != best).map(move |worst| (best, worst))
                });
                for (p, (best, worst)) in into.iter_mut().zip(pairs) {
                    let rest = inverse - 1.0 / power(best);
                    *p = power(best) / sum / (power(worst) * rest);
                }
            }
        }
    }
}

/// Outcome probabilities summed over some of the draws.
#[derive(Debug, Clone, Default)]
struct Tally {
    count: f64,
    sums: [f64; OUTCOMES],
}

impl Tally {
    fn add(&mut self, p: &[f64]) {
        self.count += 1.0;
        self.sums.iter_mut().zip(p).for_each(|(sum, p)| *sum += p);
    }

    /// The same over the other draws, self being over all of them.
    fn less(&self, part: &Self) -> Self {
        let mut sums = self.sums;
        sums.iter_mut().zip(&part.sums).for_each(|(sum, p)| *sum -= p);
        Self { count: self.count - part.count, sums }
    }

    fn entropy(&self) -> f64 {
        let term = |sum: &f64| {
            let p = sum / self.count;
            if p > 1e-12 { -p * ln(p) } else { 0.0 }
        };
        if self.count > 0.0 { self.sums.iter().map(term).sum() } else { 0.0 }
    }

    /// Its entropy, weighted by the share of the draws it was taken over.
    fn share(&self) -> f64 {
        self.count / DRAWS as f64 * self.entropy()
    }
}

fn greatest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The place of the greatest.
fn first(scores: &[f64]) -> usize {
    let best = greatest(scores);
    scores.iter().position(|score| *score == best).unwrap_or(0)
}
