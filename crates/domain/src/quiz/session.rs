//! A quiz being taken: the answers so far, and what follows from them.

use std::sync::Arc;

use super::{
    answer::{Answer, Response},
    likelihood::scored,
    model::Model,
    order::sorted,
    pack::{Pack, Question},
    posterior::Posterior,
    select::Asking,
    verdict::{Blend, LEAST, Verdict, judge_with},
};
use crate::problem::Problem;

/// At most so many questions at first; sharpening adds [`SHARPEN`].
pub const MOST: usize = 20;
/// How many more "sharpen" allows.
pub const SHARPEN: usize = 5;
/// A question that would tell less, in nats, is not worth asking.
const WORTH: f64 = 0.01;

/// A quiz in progress. Its state is the seed and the answers; the rest follows.
#[derive(Debug, Clone)]
pub struct Quiz {
    pack: Arc<Pack>,
    model: Model,
    seed: u64,
    answers: Vec<Answer>,
    sharpened: bool,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Ask this.
    Ask(Question),
    /// More questions would not help.
    Done,
}

/// How far we are, honestly: certainty instead of a count to a fixed end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Questions answered or skipped.
    pub asked: usize,
    /// How certain the first place is, 0–1, against the certainty at which we stop.
    pub certainty: f64,
    /// The certainty at which we stop, 0–1.
    pub enough: f64,
}

impl Quiz {
    /// A quiz over `pack`, with answers given before. Answers of another pack are refused.
    pub fn resume(pack: Arc<Pack>, seed: u64, answers: Vec<Answer>) -> Result<Self, Problem> {
        let model = Model::of(&pack)?;
        for (i, answer) in answers.iter().enumerate() {
            answer.check(&pack, &format!("answers/{i}"))?;
        }
        Ok(Self { pack, model, seed, answers, sharpened: false })
    }

    /// The answers so far, oldest first.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The pack.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// Takes an answer; one to a question already answered replaces the former.
    pub fn answer(&mut self, answer: Answer) -> Result<(), Problem> {
        answer.check(&self.pack, "answer")?;
        match self.answers.iter_mut().find(|known| known.question == answer.question) {
            Some(known) => *known = answer,
            None => self.answers.push(answer),
        }
        Ok(())
    }

    /// Takes the last answer back.
    pub fn undo(&mut self) -> Option<Answer> {
        self.answers.pop()
    }

    /// Allows a few more questions than needed.
    pub fn sharpen(&mut self) {
        self.sharpened = true;
    }

    /// What to do next, and how far we are.
    pub fn step(&self) -> (Step, Progress) {
        let posterior = self.posterior();
        let settings = &self.pack.model;
        let near = posterior.near_best(settings.delta);
        let certainty = near.iter().copied().fold(0.0, f64::max);
        let progress = Progress { asked: self.answers.len(), certainty, enough: settings.stop };
        let scored = self.answers.iter().filter(|answer| answer.response != Response::Skip).count();
        let asked = self.asked();
        let asking = Asking { model: &self.model, settings, asked: &asked, seed: self.seed };
        let most = if self.sharpened { MOST + SHARPEN } else { MOST };
        let covered = asking.uncovered().is_empty();
        let sure = scored >= LEAST && covered && certainty >= settings.stop && !self.sharpened;
        if sure || self.answers.len() >= most {
            return (Step::Done, progress);
        }
        let next =
            asking.next(&posterior).filter(|choice| choice.gain >= WORTH || scored < LEAST || !covered);
        match next.and_then(|choice| self.question(choice.question)) {
            Some(question) => (Step::Ask(question), progress),
            None => (Step::Done, progress),
        }
    }

    /// The question that would be asked next, however sure we are already; none if no question is left.
    pub fn next(&self) -> Option<Question> {
        let asked = self.asked();
        let asking =
            Asking { model: &self.model, settings: &self.pack.model, asked: &asked, seed: self.seed };
        let choice = asking.next(&self.posterior())?;
        self.question(choice.question)
    }

    /// The verdict on the answers so far.
    pub fn verdict(&self) -> Verdict {
        judge_with(&self.pack.model, &self.model, &self.answers)
    }

    /// The two personas between which the next answers would mostly decide; none if the first place is beyond doubt
    /// or there is only one persona.
    pub fn outlook(&self) -> Option<[String; 2]> {
        let verdict = self.verdict();
        let mut by_chance: Vec<&Blend> = verdict.blend.iter().collect();
        by_chance.sort_by(|a, b| b.first.total_cmp(&a.first));
        match by_chance.as_slice() {
            [one, other, ..] if other.first > 0.05 => Some([one.persona.clone(), other.persona.clone()]),
            _ => None,
        }
    }

    fn posterior(&self) -> Posterior {
        let answers: Vec<_> = self.answers.iter().filter_map(|answer| scored(&self.model, answer)).collect();
        let answers = sorted(&answers, |a, b| a.0.cmp(&b.0));
        Posterior::after(&self.model, &answers)
    }

    /// The question at a place of the model, with its words.
    fn question(&self, place: usize) -> Option<Question> {
        self.pack.question(&self.model.questions.get(place)?.id).cloned()
    }

    fn asked(&self) -> Vec<usize> {
        self.answers.iter().filter_map(|answer| self.model.question(&answer.question)).collect()
    }
}
