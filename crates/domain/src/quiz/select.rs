//! Which question to ask: the one that says most about the verdict for the time it takes.

use std::collections::BTreeSet;

use super::{
    likelihood::outcomes,
    model::{Asked, Model},
    pack::{ModelSettings, QuestionKind},
    posterior::{DRAWS, Posterior},
};
use crate::math::ln;

/// What has been asked so far, as far as it limits what may come.
pub(super) struct Asking<'a> {
    pub(super) model: &'a Model,
    pub(super) settings: &'a ModelSettings,
    /// Places of the questions asked, oldest first, skipped ones included.
    pub(super) asked: &'a [usize],
    /// The session's seed.
    pub(super) seed: u64,
}

/// A question that may be asked, and what it would tell.
pub(super) struct Choice {
    /// Its place.
    pub(super) question: usize,
    /// Nats about the verdict.
    pub(super) gain: f64,
}

impl Asking<'_> {
    /// Personas about which nothing was asked yet.
    pub(super) fn uncovered(&self) -> BTreeSet<usize> {
        let covered: BTreeSet<usize> =
            self.asked_questions().flat_map(|asked| asked.personas.iter().copied()).collect();
        (0..self.model.weights.len()).filter(|persona| !covered.contains(persona)).collect()
    }

    /// The next question, if there is one left.
    pub(super) fn next(&self, posterior: &Posterior) -> Option<Choice> {
        let mut open = self.open();
        let uncovered = self.uncovered();
        // From the fifth question on, whoever was not asked about comes first: else the quiz could not stop.
        if self.asked.len() >= 4 && !uncovered.is_empty() {
            let covers = |place: &usize| {
                let asked = self.model.questions.get(*place);
                asked.is_some_and(|asked| asked.personas.iter().any(|p| uncovered.contains(p)))
            };
            let covering: Vec<usize> = open.iter().copied().filter(covers).collect();
            if !covering.is_empty() {
                open = covering;
            }
        }
        let valued: Vec<(usize, f64, f64)> = open
            .into_iter()
            .filter_map(|place| {
                let asked = self.model.questions.get(place)?;
                let gain = self.gain(posterior, asked);
                Some((place, gain, gain / asked.seconds))
            })
            .collect();
        let best = valued.iter().map(|(_, _, rate)| *rate).fold(0.0, f64::max);
        // Among questions nearly as good as the best, chance decides: no question is shown to everybody.
        let good: Vec<&(usize, f64, f64)> =
            valued.iter().filter(|(_, _, rate)| *rate >= 0.9 * best).collect();
        let turn = mix(self.seed ^ mix(self.asked.len() as u64 + 1));
        let index = usize::try_from(turn % (good.len().max(1) as u64)).unwrap_or(0);
        good.get(index).map(|(question, gain, _)| Choice { question: *question, gain: *gain })
    }

    fn asked_questions(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter_map(|place| self.model.questions.get(*place))
    }

    /// Live questions that share no statement, nor an enemy of one, with what was asked.
    fn open(&self) -> Vec<usize> {
        let mut closed: BTreeSet<usize> = BTreeSet::new();
        for item in self.asked_questions().flat_map(|asked| &asked.items) {
            closed.insert(*item);
            closed.extend(self.model.enemies.get(*item).into_iter().flatten());
        }
        let after_game = self
            .asked
            .last()
            .and_then(|place| self.model.questions.get(*place))
            .is_some_and(|asked| asked.kind == QuestionKind::BestWorst);
        let may = |asked: &Asked| {
            asked.live
                && !(after_game && asked.kind == QuestionKind::BestWorst)
                && !asked.items.iter().any(|item| closed.contains(item))
        };
        let all = self.model.questions.iter().enumerate();
        all.filter(|(_, asked)| may(asked)).map(|(place, _)| place).collect()
    }

    /// "Decision information": I(answer; who is first) + ½ Σ I(answer; persona above the cut), in nats.
    fn gain(&self, posterior: &Posterior, asked: &Asked) -> f64 {
        let personas = self.model.weights.len();
        let mut all = Tally::default();
        let mut firsts = vec![Tally::default(); personas];
        let mut aboves = vec![[Tally::default(), Tally::default()]; personas];
        let mut p = Vec::new();
        for (draw, scores) in posterior.draws.iter().zip(&posterior.scores) {
            outcomes(self.model, asked, draw, &mut p);
            all.add(&p);
            if let Some(tally) = firsts.get_mut(first(scores)) {
                tally.add(&p);
            }
            for (score, [below, above]) in scores.iter().zip(&mut aboves) {
                if *score > self.settings.cut { above.add(&p) } else { below.add(&p) }
            }
        }
        let entropy = all.entropy();
        let about = |parts: &[Tally]| {
            entropy - parts.iter().map(|part| part.count / DRAWS as f64 * part.entropy()).sum::<f64>()
        };
        about(&firsts) + 0.5 * aboves.iter().map(|parts| about(parts)).sum::<f64>()
    }
}

/// Outcome probabilities summed over some of the draws.
#[derive(Debug, Clone, Default)]
struct Tally {
    count: f64,
    sums: [f64; 12],
}

impl Tally {
    fn add(&mut self, p: &[f64]) {
        self.count += 1.0;
        self.sums.iter_mut().zip(p).for_each(|(sum, p)| *sum += p);
    }

    fn entropy(&self) -> f64 {
        if self.count == 0.0 {
            return 0.0;
        }
        let term = |sum: &f64| {
            let p = sum / self.count;
            if p > 0.0 { -p * ln(p) } else { 0.0 }
        };
        self.sums.iter().map(term).sum()
    }
}

/// The place of the greatest.
fn first(scores: &[f64]) -> usize {
    let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter().position(|score| *score == best).unwrap_or(0)
}

/// A well-mixed number from another (splitmix64, Steele et al. 2014).
pub(super) fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
