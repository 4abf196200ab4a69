//! Simulated people: where they stand, and what they would answer.

use std::collections::BTreeMap;

use domain::{
    math::{exp, ln, logistic, sqrt},
    quiz::{Pack, Question, QuestionKind, Response, Sigma, Statement},
};

use super::chance::Chance;

/// Somebody whose traits are known, which they never are of real people.
#[derive(Debug, Clone)]
pub struct Someone {
    /// Traits, in the order of the pack, in standard deviations.
    pub traits: Vec<f64>,
    /// How far they lean to "often" whatever is asked.
    pub style: f64,
    /// Persona scores, in the order of the pack.
    pub scores: Vec<f64>,
}

/// How people answer.
pub struct World {
    /// The parameters by which they answer; those of the pack if it is right about them.
    truth: BTreeMap<String, Statement>,
    place: BTreeMap<String, usize>,
    /// The share of answers given without reading.
    careless: f64,
}

impl World {
    /// People answer exactly as the pack supposes.
    pub fn as_supposed(pack: &Pack) -> Self {
        let place = pack.traits.iter().enumerate().map(|(i, row)| (row.id.clone(), i)).collect();
        let truth = pack.statements.iter().map(|s| (s.id.clone(), s.clone())).collect();
        Self { truth, place, careless: 0.0 }
    }

    /// The pack is wrong about them: slopes lognormal(ln 1.0, 0.4), thresholds shifted by N(0, 0.3) a statement,
    /// one answer in ten careless.
    pub fn misjudged(pack: &Pack, seed: u64) -> Self {
        let mut world = Self::as_supposed(pack);
        let mut chance = Chance::new(seed, 0x6d69_7373);
        for statement in &pack.statements {
            let (slope, shift) = (exp(0.4 * chance.normal()), 0.3 * chance.normal());
            if let Some(truth) = world.truth.get_mut(&statement.id) {
                truth.a = slope;
                truth.b.iter_mut().for_each(|b| *b += shift);
            }
        }
        world.careless = 0.1;
        world
    }

    /// People answer as the pack supposes, but so many of their answers are given without reading.
    pub fn careless(pack: &Pack, share: f64) -> Self {
        Self { careless: share, ..Self::as_supposed(pack) }
    }

    /// What this person answers.
    pub fn respond(&self, question: &Question, someone: &Someone, chance: &mut Chance) -> Response {
        let offered: Vec<&Statement> =
            question.statements.iter().filter_map(|id| self.truth.get(id)).collect();
        let careless = chance.unit() < self.careless;
        match question.kind {
            QuestionKind::Likert => {
                let Some(statement) = offered.first() else { return Response::Skip };
                let lot = chance.unit();
                let at =
                    statement.a * self.along(statement, someone) + statement.keyed.sign() * someone.style;
                let reached = |b: &&f64| logistic(at - statement.a * **b) > lot;
                let level =
                    1 + if careless { chance.place(5) } else { statement.b.iter().filter(reached).count() };
                let level = u8::try_from(level).unwrap_or(5);
                let turned = statement.keyed.sign() < 0.0 && !careless;
                Response::Level { level: if turned { 6 - level } else { level } }
            }
            QuestionKind::PickOne => {
                let utility = |s: &&Statement| if careless { 0.0 } else { self.utility(s, someone) };
                let utilities: Vec<f64> = offered.iter().map(utility).collect();
                let pick = draw(&utilities, chance);
                offered.get(pick).map_or(Response::Skip, |s| Response::Pick { statement: s.id.clone() })
            }
            QuestionKind::BestWorst => {
                let utility = |s: &&Statement| if careless { 0.0 } else { self.utility(s, someone) };
                let mut utilities: Vec<f64> = offered.iter().map(utility).collect();
                let best = draw(&utilities, chance);
                utilities.iter_mut().for_each(|v| *v = -*v);
                if let Some(taken) = utilities.get_mut(best) {
                    *taken = f64::NEG_INFINITY;
                }
                let worst = draw(&utilities, chance);
                match (offered.get(best), offered.get(worst)) {
                    (Some(best), Some(worst)) => {
                        Response::BestWorst { best: best.id.clone(), worst: worst.id.clone() }
                    }
                    _ => Response::Skip,
                }
            }
        }
    }

    fn along(&self, statement: &Statement, someone: &Someone) -> f64 {
        let value =
            |id: &String| self.place.get(id).and_then(|i| someone.traits.get(*i)).copied().unwrap_or(0.0);
        statement.loadings.iter().map(|(id, loading)| loading * value(id)).sum()
    }

    fn utility(&self, statement: &Statement, someone: &Someone) -> f64 {
        let mean = statement.b.iter().sum::<f64>() / statement.b.len().max(1) as f64;
        let toward = self.along(statement, someone) - mean;
        statement.a / sqrt(2.0) * statement.keyed.sign() * toward + statement.t
    }
}

/// A place with probability proportional to e^utility.
fn draw(utilities: &[f64], chance: &mut Chance) -> usize {
    let noisy = utilities.iter().map(|v| v - ln(-ln(chance.unit())));
    noisy.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(place, _)| place)
}

/// People drawn from the pack's own prior.
pub fn population(pack: &Pack, count: usize, seed: u64) -> Vec<Someone> {
    let root = root(pack);
    (0..count)
        .map(|i| {
            let mut chance = Chance::new(seed, i as u64);
            let z: Vec<f64> = pack.traits.iter().map(|_| chance.normal()).collect();
            let traits: Vec<f64> =
                root.iter().map(|row| row.iter().zip(&z).map(|(l, z)| l * z).sum()).collect();
            let score = |persona: &domain::quiz::Persona| {
                let parts = pack.traits.iter().zip(&traits);
                parts.map(|(row, x)| persona.weights.get(&row.id).copied().unwrap_or(0.0) * x).sum()
            };
            let scores = pack.personas.iter().map(score).collect();
            Someone { traits, style: sqrt(pack.model.style_var) * chance.normal(), scores }
        })
        .collect()
}

/// Row by row, L with L Lᵀ the prior covariance; the pack was checked, so there is one.
fn root(pack: &Pack) -> Vec<Vec<f64>> {
    let n = pack.traits.len();
    let at = |i: usize, j: usize| match &pack.model.sigma {
        Sigma::Uniform { correlation } => {
            if i == j {
                1.0
            } else {
                *correlation
            }
        }
        Sigma::Matrix { rows } => rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0),
    };
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(n);
    for i in 0..n {
        let mut row: Vec<f64> = Vec::with_capacity(n);
        for (j, before) in lower.iter().enumerate() {
            let known: f64 = row.iter().zip(before).map(|(x, y)| x * y).sum();
            row.push((at(i, j) - known) / before.get(j).copied().unwrap_or(1.0));
        }
        let known: f64 = row.iter().map(|x| x * x).sum();
        row.push(sqrt((at(i, i) - known).max(0.0)));
        lower.push(row);
    }
    lower
}
