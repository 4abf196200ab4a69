//! A pack turned into numbers: directions in the latent space.
//!
//! Everything lies in the order of its id, however the pack's file is sorted: what follows from a pack must not depend
//! on that, not even in the last bit of a sum.

use std::collections::BTreeMap;

use super::{
    matrix::Matrix,
    order::order,
    pack::{Keyed, Pack, Persona, Question, QuestionKind, QuestionStatus, Statement},
    pack_check::sigma,
    posterior::normal_points,
};
use crate::{
    chance::mix,
    math::{exp, sqrt},
    problem::{Problem, ProblemKind},
};

/// A statement in the latent space (traits, then response style).
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) id: String,
    /// a · loadings, response style 1, or −1 if read backwards: the direction of the rating.
    pub(super) rating: Vec<f64>,
    /// a · thresholds.
    pub(super) thresholds: Vec<f64>,
    /// e^(a · threshold).
    pub(super) odds: Vec<f64>,
    /// Whether the levels are read backwards.
    pub(super) reversed: bool,
    /// (a/√2) · loadings, with the sign of the key: the direction of its utility in a block.
    pub(super) utility: Vec<f64>,
    /// Its utility at the origin.
    pub(super) intercept: f64,
}

/// A question with its statements found.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) kind: QuestionKind,
    pub(super) status: QuestionStatus,
    /// A number of its own, from its id: decides in which sessions it takes part.
    pub(super) lot: u64,
    pub(super) items: Vec<usize>,
    /// Personas it tells something about.
    pub(super) personas: Vec<usize>,
    pub(super) seconds: f64,
    /// To which share of the sessions it is dealt, if it has one of its own.
    pub(super) exposure: Option<f64>,
}

/// Everything the engine needs of a pack.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// Traits plus one.
    pub(super) dims: usize,
    pub(super) precision: Matrix,
    /// The fixed points that stand for a standard normal.
    pub(super) points: Vec<Vec<f64>>,
    pub(super) items: Vec<Item>,
    pub(super) questions: Vec<Asked>,
    /// The ids of the personas.
    pub(super) personas: Vec<String>,
    /// Their scores as directions.
    pub(super) weights: Vec<Vec<f64>>,
    /// Statements that exclude each other, by statement.
    pub(super) enemies: Vec<Vec<usize>>,
}

impl Model {
    /// The model of a checked pack.
    pub(super) fn of(pack: &Pack) -> Result<Self, Problem> {
        let dims = pack.traits.len() + 1;
        let traits = places_by_id(&pack.traits, |row| &row.id);
        let personas: Vec<&Persona> = by_id(&pack.personas, |persona| &persona.id);
        let statements: Vec<&Statement> = by_id(&pack.statements, |statement| &statement.id);
        let questions: Vec<&Question> = by_id(&pack.questions, |question| &question.id);
        let prior = sigma(pack)
            .ok_or_else(|| Problem::new(ProblemKind::Invalid, "the pack's sigma is not a covariance"))?;
        let style = pack.model.style_var;
        let whole = Matrix::from_fn(dims, |i, j| match (traits.get(i), traits.get(j)) {
            (Some(one), Some(other)) => prior.at(*one, *other),
            _ if i == j => style,
            _ => 0.0,
        });
        let precision = whole
            .cholesky()
            .ok_or_else(|| Problem::new(ProblemKind::Invalid, "the pack's prior is not a covariance"))?
            .inverse_cholesky();
        let direction = |parts: &BTreeMap<String, f64>, scale: f64| -> Vec<f64> {
            let rows = traits.iter().filter_map(|place| pack.traits.get(*place));
            let mut all: Vec<f64> =
                rows.map(|row| scale * parts.get(&row.id).copied().unwrap_or(0.0)).collect();
            all.push(0.0);
            all
        };
        let items = statements
            .iter()
            .map(|s| {
                let mut rating = direction(&s.loadings, s.a);
                // Who leans to "often" whatever is asked says it to reversed statements as well, against the trait.
                if let Some(last) = rating.last_mut() {
                    *last = s.keyed.sign();
                }
                let slope = s.a / sqrt(2.0);
                let mean = s.b.iter().sum::<f64>() / s.b.len().max(1) as f64;
                Item {
                    id: s.id.clone(),
                    rating,
                    odds: s.b.iter().map(|b| exp(s.a * b)).collect(),
                    thresholds: s.b.iter().map(|b| s.a * b).collect(),
                    reversed: s.keyed == Keyed::Against,
                    utility: direction(&s.loadings, slope * s.keyed.sign()),
                    intercept: s.t - slope * s.keyed.sign() * mean,
                }
            })
            .collect();
        let weights = personas.iter().map(|persona| direction(&persona.weights, 1.0)).collect();
        let place = |id: &String| statements.binary_search_by(|s| s.id.cmp(id)).ok();
        let seconds = pack.model.seconds;
        let asked = questions
            .iter()
            .map(|question| {
                let items: Vec<usize> = question.statements.iter().filter_map(place).collect();
                let speaks_of = |persona: &&usize| {
                    items.iter().filter_map(|i| statements.get(*i)).any(|s| {
                        let weights = personas.get(**persona).map(|p| &p.weights);
                        s.loadings.keys().any(|id| weights.is_some_and(|w| w.contains_key(id)))
                    })
                };
                let all: Vec<usize> = (0..personas.len()).collect();
                Asked {
                    id: question.id.clone(),
                    kind: question.kind,
                    status: question.status,
                    lot: question.id.bytes().fold(0, |lot, b| mix(lot ^ u64::from(b))),
                    personas: all.iter().filter(speaks_of).copied().collect(),
                    items,
                    exposure: question.exposure,
                    seconds: question.seconds.unwrap_or(match question.kind {
                        QuestionKind::Likert => seconds.likert,
                        QuestionKind::PickOne => seconds.pick_one,
                        QuestionKind::BestWorst => seconds.best_worst,
                    }),
                }
            })
            .collect();
        let enemies = statements.iter().map(|s| s.enemies.iter().filter_map(place).collect()).collect();
        let personas = personas.iter().map(|persona| persona.id.clone()).collect();
        let points = normal_points(dims);
        Ok(Self { dims, precision, points, items, questions: asked, personas, weights, enemies })
    }

    /// The place of the question with this id.
    pub(super) fn question(&self, id: &str) -> Option<usize> {
        self.questions.binary_search_by(|question| question.id.as_str().cmp(id)).ok()
    }

    /// The place that this statement has within a question.
    pub(super) fn within(&self, asked: &Asked, statement: &str) -> Option<usize> {
        asked.items.iter().position(|item| self.items.get(*item).is_some_and(|item| item.id == statement))
    }
}

/// The places of things in the order of their ids.
fn places_by_id<T>(things: &[T], id: fn(&T) -> &String) -> Vec<usize> {
    order(things.len(), &|one, other| things.get(one).map(id).cmp(&things.get(other).map(id)))
}

fn by_id<T>(things: &[T], id: fn(&T) -> &String) -> Vec<&T> {
    places_by_id(things, id).into_iter().filter_map(|place| things.get(place)).collect()
}
