//! What others do: a fixed form of rated statements, added up.

use std::collections::BTreeMap;

use domain::{
    math::sqrt,
    quiz::{Pack, Question, QuestionKind, QuestionStatus, Response},
};

use super::{
    chance::Chance,
    people::{Someone, World},
};

/// A fixed form: the same rated statements for everybody, as many of each trait.
pub struct Form<'a> {
    pack: &'a Pack,
    questions: Vec<&'a Question>,
}

/// Added-up scores, one a persona.
pub type Scores = Vec<f64>;

impl<'a> Form<'a> {
    /// The first so many rated statements, taking turns between the personas, both keys among them.
    pub fn new(pack: &'a Pack, length: usize) -> Self {
        let mut by_trait: BTreeMap<&str, Vec<&Question>> = BTreeMap::new();
        for question in pack.questions.iter().filter(|q| q.status == QuestionStatus::Live) {
            let statement = question.statements.first().and_then(|id| pack.statement(id));
            let measured = statement.and_then(|s| s.loadings.keys().next());
            if let (QuestionKind::Likert, Some(measured)) = (question.kind, measured) {
                by_trait.entry(measured).or_default().push(question);
            }
        }
        // Every third statement of a form is reversed, as makers of forms are taught.
        for questions in by_trait.values_mut() {
            let (with, against): (Vec<&Question>, Vec<&Question>) =
                questions.iter().partition(|question| direction(pack, question) > 0.0);
            let mut against = against.into_iter();
            *questions = with.chunks(2).flat_map(|pair| pair.iter().copied().chain(against.next())).collect();
        }
        let rounds = by_trait.values().map(Vec::len).max().unwrap_or(0);
        let turns =
            (0..rounds).flat_map(|round| by_trait.values().filter_map(move |all| all.get(round).copied()));
        Self { pack, questions: turns.take(length).collect() }
    }

    /// What this person's answers add up to, by persona: the mean of their levels, 3 where nothing was asked.
    pub fn score(&self, world: &World, someone: &Someone, chance: &mut Chance) -> Scores {
        let mut sums: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for question in &self.questions {
            let Response::Level { level } = world.respond(question, someone, chance) else { continue };
            let level = if direction(self.pack, question) < 0.0 { 6 - level } else { level };
            for id in question
                .statements
                .iter()
                .filter_map(|id| self.pack.statement(id))
                .flat_map(|s| s.loadings.keys())
            {
                let (sum, count) = sums.entry(id).or_default();
                *sum += f64::from(level);
                *count += 1.0;
            }
        }
        let value = |id: &String| sums.get(id.as_str()).map_or(3.0, |(sum, count)| sum / count);
        let personas = self.pack.personas.iter();
        personas.map(|persona| persona.weights.iter().map(|(id, weight)| weight * value(id)).sum()).collect()
    }
}

fn direction(pack: &Pack, question: &Question) -> f64 {
    question.statements.first().and_then(|id| pack.statement(id)).map_or(1.0, |s| s.keyed.sign())
}

/// The same scores in standard deviations of everybody's scores, persona by persona.
pub fn normed(everybody: &[Scores]) -> Vec<Scores> {
    let personas = everybody.first().map_or(0, Vec::len);
    let count = everybody.len().max(1) as f64;
    let column = |p: usize| everybody.iter().filter_map(move |scores| scores.get(p).copied());
    let norms: Vec<(f64, f64)> = (0..personas)
        .map(|p| {
            let mean = column(p).sum::<f64>() / count;
            let sd = sqrt(column(p).map(|x| (x - mean) * (x - mean)).sum::<f64>() / count);
            (mean, if sd > 0.0 { sd } else { 1.0 })
        })
        .collect();
    let normal = |scores: &Scores| scores.iter().zip(&norms).map(|(x, (mean, sd))| (x - mean) / sd).collect();
    everybody.iter().map(normal).collect()
}
