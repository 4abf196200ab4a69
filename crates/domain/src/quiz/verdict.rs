//! Who somebody is, as far as the answers tell: a blend of personas with probabilities, and why.

use serde::{Deserialize, Serialize};

use super::{
    answer::Answer,
    fit,
    likelihood::{Scored, scored},
    matrix::dot,
    model::Model,
    order::sorted,
    pack::{ModelSettings, Pack},
    posterior::{Posterior, mode},
};
use crate::{
    chance::mix,
    problem::{Problem, ProblemKind},
};

/// At least so many scored answers before a verdict.
pub const LEAST: usize = 6;
/// The 90th percentile of the standard normal: half the width of an 80 % band.
const BAND: f64 = 1.281_551_565_544_6;
/// At most so many personas are named.
const NAMED: usize = 4;

/// What the answers say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Every persona, the named ones first.
    pub blend: Vec<Blend>,
    /// The answers that moved the first place most, strongest first.
    pub reasons: Vec<Reason>,
    /// Answers that were scored.
    pub scored: usize,
    /// How certain the first place is, 0–1.
    pub certainty: f64,
    /// Why the answers should not be made a label of yet; none if nothing speaks against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

/// What makes a set of answers doubtful. A doubtful verdict is shown as "not sure yet", never as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The answers contradict each other more than those of hardly anybody who reads them.
    Contradictory,
    /// The same place was chosen many times in a row.
    SamePlace,
    /// Most answers came faster than the question can be read.
    Hasty,
}

/// One persona's part in a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Blend {
    /// The persona's id.
    pub persona: String,
    /// Its expected score in standard deviations of the population.
    pub mean: f64,
    /// The 80 % band, low end.
    pub low: f64,
    /// The 80 % band, high end.
    pub high: f64,
    /// P(it is the best, or as good as), 0–1.
    pub first: f64,
    /// P(it is clearly above the middle), 0–1.
    pub above: f64,
    /// What is made of it.
    pub standing: Standing,
}

/// What a persona is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The first.
    Primary,
    /// As good as the first.
    CoPrimary,
    /// This as well.
    AlsoYou,
    /// Room to grow.
    Room,
}

/// An answer that mattered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The question's id.
    pub question: String,
    /// By how much the answer moved the first persona's expected score, in standard deviations.
    pub shift: f64,
}

impl Verdict {
    /// The first persona; none only if the pack had none.
    pub fn primary(&self) -> Option<&Blend> {
        self.blend.iter().find(|blend| blend.standing == Standing::Primary)
    }

    /// The personas that are named: primary, co-primaries, also-yous.
    pub fn named(&self) -> impl Iterator<Item = &Blend> {
        self.blend.iter().filter(|blend| blend.standing != Standing::Room)
    }
}

/// The verdict on finished answers: refused if they are too few or not of this pack.
pub fn judge(pack: &Pack, answers: &[Answer]) -> Result<Verdict, Problem> {
    for (i, answer) in answers.iter().enumerate() {
        answer.check(pack, &format!("answers/{i}"))?;
        if answers.iter().skip(i + 1).any(|other| other.question == answer.question) {
            return Err(Problem::invalid(&format!("answers/{i}/question"), "is answered twice"));
        }
    }
    let verdict = judge_with(&pack.model, &Model::of(pack)?, answers);
    if verdict.scored < LEAST {
        return Err(Problem::new(ProblemKind::Invalid, "a verdict needs at least six answers"));
    }
    Ok(verdict)
}

pub(super) fn judge_with(settings: &ModelSettings, model: &Model, answers: &[Answer]) -> Verdict {
    let numbered: Vec<(usize, Scored)> = answers
        .iter()
        .enumerate()
        .filter_map(|(i, answer)| scored(model, answer).map(|scored| (i, scored)))
        .collect();
    // Sums are taken in one order, whatever the order of answering: the verdict is the same to the last bit.
    let numbered = sorted(&numbered, |a, b| a.1.0.cmp(&b.1.0));
    let all: Vec<Scored> = numbered.iter().map(|(_, scored)| *scored).collect();
    let posterior = Posterior::after(model, &all);
    let first = posterior.near_best(settings.delta);
    let above = posterior.above(settings.cut);
    let mut blend: Vec<Blend> = model
        .personas
        .iter()
        .zip(&model.weights)
        .zip(first.iter().zip(&above))
        .map(|((persona, weights), (first, above))| {
            let (mean, sd) = posterior.score(weights);
            Blend {
                persona: persona.clone(),
                mean,
                low: mean - BAND * sd,
                high: mean + BAND * sd,
                first: *first,
                above: *above,
                standing: Standing::Room,
            }
        })
        .collect();
    rank(&mut blend, settings.label_threshold, answers);
    let certainty = blend.first().map_or(0.0, |best| best.first);
    let leader = blend.first().and_then(|best| model.personas.iter().position(|id| *id == best.persona));
    let weights = leader.and_then(|place| model.weights.get(place));
    let doubt = fit::doubt(model, answers, &all, &posterior.mean);
    let reasons = weights.map_or_else(Vec::new, |weights| reasons(model, &numbered, answers, weights));
    Verdict { blend, reasons, scored: all.len(), certainty, doubt }
}

/// Orders the blend and gives each persona its standing. Ties are settled by a hash of who and what was answered,
/// never by the order of the file.
fn rank(blend: &mut Vec<Blend>, label_threshold: f64, answers: &[Answer]) {
    let asked: Vec<&str> = answers.iter().map(|answer| answer.question.as_str()).collect();
    let asked = sorted(&asked, |a, b| a.cmp(b));
    let seed = asked.iter().flat_map(|id| id.bytes()).fold(0, |s, b| mix(s ^ u64::from(b)));
    let lot = |blend: &Blend| blend.persona.bytes().fold(seed, |s, b| mix(s ^ u64::from(b)));
    *blend = sorted(blend, |a, b| {
        b.first.total_cmp(&a.first).then_with(|| b.mean.total_cmp(&a.mean)).then_with(|| lot(a).cmp(&lot(b)))
    });
    let best = blend.first().map_or(0.0, |best| best.first);
    let mut named = 0;
    for (place, part) in blend.iter_mut().enumerate() {
        part.standing = if place == 0 {
            Standing::Primary
        } else if part.first >= 0.5 * best && named < NAMED {
            Standing::CoPrimary
        } else if part.above >= label_threshold && named < NAMED {
            Standing::AlsoYou
        } else {
            Standing::Room
        };
        named += usize::from(part.standing != Standing::Room);
    }
    *blend = sorted(blend, |a, b| a.standing.cmp(&b.standing));
}

/// Leaves out one answer at a time and looks how far the leader's score moves.
fn reasons(model: &Model, numbered: &[(usize, Scored)], answers: &[Answer], weights: &[f64]) -> Vec<Reason> {
    let all: Vec<Scored> = numbered.iter().map(|(_, scored)| *scored).collect();
    let with = dot(weights, &mode(model, &all).0);
    let reasons: Vec<Reason> = numbered
        .iter()
        .enumerate()
        .filter_map(|(left_out, (i, _))| {
            let rest: Vec<Scored> = all
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != left_out)
                .map(|(_, scored)| *scored)
                .collect();
            let shift = with - dot(weights, &mode(model, &rest).0);
            let question = answers.get(*i)?.question.clone();
            (shift.abs() > 1e-9).then_some(Reason { question, shift })
        })
        .collect();
    let mut reasons = sorted(&reasons, |a, b| b.shift.abs().total_cmp(&a.shift.abs()));
    reasons.truncate(5);
    reasons
}
