//! Quizzes as people with given traits would answer them: drawn from the pack's own model.

use std::collections::BTreeMap;

use super::chance::Chance;
use crate::{
    math::{ln, logistic, sqrt},
    quiz::{Answer, Pack, Persona, Question, QuestionKind, QuestionStatus, Response, Statement},
};

/// Questions in one quiz, and how many of them are blocks to choose from.
const QUESTIONS: usize = 14;
const BLOCKS: usize = 8;
/// How many rated statements, of those, are about the person's strongest side, as an adaptive quiz would ask.
const FOLLOW_UPS: usize = 2;

/// A point of the latent space, by trait.
type Traits<'a> = BTreeMap<&'a str, f64>;

/// The answers of somebody who is mostly like `persona`.
pub(super) fn answers(pack: &Pack, persona: &Persona, chance: &mut Chance) -> Vec<Answer> {
    let mut traits: Traits =
        pack.traits.iter().map(|row| (row.id.as_str(), 0.55 * chance.normal() - 0.2)).collect();
    let second = chance.pick(&pack.personas).unwrap_or(persona);
    for (like, strength) in [(persona, 2.1), (second, 0.6)] {
        for (id, weight) in &like.weights {
            if let Some(value) = traits.get_mut(id.as_str()) {
                *value += strength * weight;
            }
        }
    }
    questions(pack, persona, chance)
        .into_iter()
        .map(|question| Answer {
            question: question.id.clone(),
            response: respond(pack, question, &traits, chance),
            ms: None,
        })
        .collect()
}

/// A selection that covers all traits evenly, no statement twice.
fn questions<'a>(pack: &'a Pack, persona: &Persona, chance: &mut Chance) -> Vec<&'a Question> {
    let mut left: Vec<(f64, &Question)> = pack
        .questions
        .iter()
        .filter(|question| question.status == QuestionStatus::Live)
        .map(|question| (chance.unit(), question))
        .collect();
    let mut covered: BTreeMap<&str, f64> = BTreeMap::new();
    let mut chosen: Vec<&Question> = Vec::new();
    while chosen.len() < QUESTIONS {
        let rated = chosen.len() >= BLOCKS;
        let follow_up = rated && chosen.len() < BLOCKS + FOLLOW_UPS;
        let worth = |(lot, question): &(f64, &Question)| {
            let mut worth = 0.1 * lot;
            for statement in statements(pack, question) {
                for id in statement.loadings.keys() {
                    let about = follow_up && persona.weights.contains_key(id);
                    let known = covered.get(id.as_str()).copied().unwrap_or(0.0);
                    worth += if about { 10.0 } else { 1.0 / (1.0 + known) };
                }
            }
            let fits = (question.kind == QuestionKind::Likert) == rated;
            if fits { worth + 100.0 } else { worth }
        };
        let Some((_, next)) = left.iter().max_by(|a, b| worth(a).total_cmp(&worth(b))).copied() else {
            break;
        };
        for statement in statements(pack, next) {
            for id in statement.loadings.keys() {
                *covered.entry(id).or_default() += 1.0;
            }
        }
        left.retain(|(_, other)| !other.statements.iter().any(|id| next.statements.contains(id)));
        chosen.push(next);
    }
    chosen
}

fn statements<'a>(pack: &'a Pack, question: &'a Question) -> impl Iterator<Item = &'a Statement> {
    question.statements.iter().filter_map(|id| pack.statement(id))
}

/// Graded response for a rated statement; for a block the statement of highest utility with Gumbel noise, and
/// of the others the lowest.
fn respond(pack: &Pack, question: &Question, traits: &Traits, chance: &mut Chance) -> Response {
    if chance.happens(0.02) {
        return Response::Skip;
    }
    let offered: Vec<&Statement> = statements(pack, question).collect();
    if question.kind == QuestionKind::Likert {
        return offered.first().map_or(Response::Skip, |statement| {
            let lot = chance.unit();
            let steps =
                statement.b.iter().filter(|b| logistic(level(statement, traits) - statement.a * *b) > lot);
            let level = u8::try_from(steps.count() + 1).unwrap_or(5).min(5);
            Response::Level { level: if statement.keyed.sign() < 0.0 { 6 - level } else { level } }
        });
    }
    let mut ranked: Vec<(f64, &Statement)> = offered
        .into_iter()
        .map(|statement| (utility(statement, traits) - ln(-ln(chance.unit())), statement))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    match (question.kind, ranked.first(), ranked.last()) {
        (QuestionKind::BestWorst, Some((_, best)), Some((_, worst))) if best.id != worst.id => {
            Response::BestWorst { best: best.id.clone(), worst: worst.id.clone() }
        }
        (QuestionKind::PickOne, Some((_, best)), _) => Response::Pick { statement: best.id.clone() },
        _ => Response::Skip,
    }
}

/// The strength of a statement's behaviour at a point, in logits.
fn level(statement: &Statement, traits: &Traits) -> f64 {
    let value = |id: &String| traits.get(id.as_str()).copied().unwrap_or(0.0);
    statement.a * statement.loadings.iter().map(|(id, loading)| loading * value(id)).sum::<f64>()
}

fn utility(statement: &Statement, traits: &Traits) -> f64 {
    let middle = statement.a * statement.b.iter().sum::<f64>() / statement.b.len().max(1) as f64;
    statement.t + statement.keyed.sign() * (level(statement, traits) - middle) / sqrt(2.0)
}
