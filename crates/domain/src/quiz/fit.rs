//! Whether answers can be believed: do they fit any person, and were they read?

use super::{
    answer::{Answer, Response},
    likelihood::{Outcome, Scored, add_answer, scored},
    matrix::Matrix,
    model::Model,
    pack::{Pack, QuestionKind},
    posterior::mode,
    verdict::Doubt,
};
use crate::{
    math::{exp, sqrt},
    problem::Problem,
};

/// Below it answers contradict each other more than those of hardly anybody who reads them. Answers given blindly are
/// mostly above it all the same: so few cannot tell more (`polyphony-pack bench` prints both shares).
const CONTRADICTORY: f64 = 0.0;
/// So many times the same place in a row is chosen by hardly anybody who reads.
const SAME_PLACE: usize = 8;
/// Faster than this nobody reads a question, milliseconds.
const READING_MS: u32 = 1_500;

/// The first reason to doubt these answers, if there is one.
pub(super) fn doubt(model: &Model, answers: &[Answer], scored: &[Scored], x: &[f64]) -> Option<Doubt> {
    let timed: Vec<u32> = answers.iter().filter_map(|answer| answer.ms).collect();
    let hasty = timed.iter().filter(|ms| **ms < READING_MS).count();
    if hasty >= 4 && 2 * hasty >= timed.len() {
        return Some(Doubt::Hasty);
    }
    // Whoever goes on and answers otherwise outweighs such a row.
    let run = longest_run(model, answers);
    if run >= SAME_PLACE && 2 * run >= answers.len() {
        return Some(Doubt::SamePlace);
    }
    (standardised(model, scored, x) < CONTRADICTORY).then_some(Doubt::Contradictory)
}

/// How well answers fit the person they describe. About 0 if that person's traits were known; taken at the mode of the
/// very same answers it lies near 2 for people who answer as the pack supposes, and below 0 for contradictory answers.
///
/// Source: the standardised log-likelihood l_z (Drasgow, Levine and Williams 1985), over all three kinds of question.
pub fn person_fit(pack: &Pack, answers: &[Answer]) -> Result<f64, Problem> {
    let model = Model::of(pack)?;
    let all: Vec<Scored> = answers.iter().filter_map(|answer| scored(&model, answer)).collect();
    Ok(standardised(&model, &all, &mode(&model, &all).0))
}

fn standardised(model: &Model, answers: &[Scored], x: &[f64]) -> f64 {
    let (mut surprise, mut variance) = (0.0, 0.0);
    for answer in answers {
        let possible: Vec<f64> =
            outcomes(model, answer.0).into_iter().map(|outcome| log(model, (answer.0, outcome), x)).collect();
        let mean: f64 = possible.iter().map(|l| exp(*l) * l).sum();
        surprise += log(model, *answer, x) - mean;
        variance += possible.iter().map(|l| exp(*l) * (l - mean) * (l - mean)).sum::<f64>();
    }
    if variance > 0.0 { surprise / sqrt(variance) } else { 0.0 }
}

/// The log-probability of an answer.
fn log(model: &Model, answer: Scored, x: &[f64]) -> f64 {
    add_answer(model, answer, x, &mut vec![0.0; model.dims], &mut Matrix::zero(model.dims))
}

/// Everything that could be answered to a question.
fn outcomes(model: &Model, question: usize) -> Vec<Outcome> {
    let Some(asked) = model.questions.get(question) else { return Vec::new() };
    let places = 0..asked.items.len();
    match asked.kind {
        QuestionKind::Likert => (1..=5).map(Outcome::Level).collect(),
        QuestionKind::PickOne => places.map(Outcome::Best).collect(),
        QuestionKind::BestWorst => places
            .clone()
            .flat_map(|best| {
                places.clone().filter(move |worst| *worst != best).map(move |w| Outcome::BestWorst(best, w))
            })
            .collect(),
    }
}

/// How often in a row the same place was chosen, by people who did not skip.
fn longest_run(model: &Model, answers: &[Answer]) -> usize {
    let (mut longest, mut run, mut before) = (0, 0, None);
    for answer in answers {
        let Some(place) = place(model, answer) else { continue };
        run = if before == Some(place) { run + 1 } else { 1 };
        before = Some(place);
        longest = longest.max(run);
    }
    longest
}

fn place(model: &Model, answer: &Answer) -> Option<usize> {
    let asked = model.questions.get(model.question(&answer.question)?)?;
    let of = |id: &String| model.within(asked, id);
    match &answer.response {
        Response::Level { level } => Some(usize::from(*level).saturating_sub(1)),
        Response::Pick { statement } => of(statement),
        Response::BestWorst { best, .. } => of(best),
        Response::Skip => None,
    }
}
