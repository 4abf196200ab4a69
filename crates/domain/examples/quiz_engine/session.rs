//! A session answered by a fixed rule, and a number made of every bit of its verdict.

use std::sync::Arc;

use domain::chance::mix;
use domain::quiz::{Answer, Pack, Question, QuestionKind, Quiz, Response, Step};

/// Somebody at the quiz.
pub struct Session {
    quiz: Quiz,
    seed: u64,
    asked: Option<Question>,
}

impl Session {
    /// Begins with nothing answered; none if the pack is none.
    pub fn begin(pack: &Arc<Pack>, seed: u64) -> Option<Self> {
        let quiz = Quiz::resume(Arc::clone(pack), seed, Vec::new()).ok()?;
        Some(Self { quiz, seed, asked: None })
    }

    /// Has the next question chosen; false if more would not help.
    pub fn step(&mut self) -> bool {
        self.asked = match self.quiz.step().0 {
            Step::Ask(question) => Some(question),
            Step::Done => None,
        };
        self.asked.is_some()
    }

    /// Answers the question that was chosen: every other session by chance, the rest as somebody of one persona.
    pub fn answer(&mut self) {
        let Some(question) = self.asked.take() else { return };
        let turn = self.quiz.answers().len() as u64;
        let response = match mix(self.seed ^ mix(turn)) {
            chance if chance.is_multiple_of(17) => Some(Response::Skip),
            chance if self.seed % 2 == 1 => at_random(&question, chance),
            _ => self.as_somebody(&question),
        };
        let answer = Answer { question: question.id, response: response.unwrap_or(Response::Skip), ms: None };
        // The rule gives only what the question offers, so it is never refused.
        let _ = self.quiz.answer(answer);
    }

    /// What the verdict says of each persona, in its order, down to the last bit.
    pub fn digest(&self) -> u64 {
        let verdict = self.quiz.verdict();
        let numbers = verdict.blend.iter().flat_map(|part| [part.mean, part.first, part.above]);
        numbers.fold(0, |digest, number| mix(digest ^ number.to_bits()))
    }

    fn as_somebody(&self, question: &Question) -> Option<Response> {
        let pack = self.quiz.pack();
        let whole = (self.seed / 2) as usize % pack.personas.len().max(1);
        let weights = &pack.personas.get(whole)?.weights;
        let fits = |id: &String| {
            let statement = pack.statement(id);
            let along = statement.into_iter().flat_map(|statement| {
                let sign = statement.keyed.sign();
                statement.loadings.iter().map(move |(row, much)| (row, sign * much))
            });
            along.map(|(row, much)| much * weights.get(row).copied().unwrap_or(-0.3)).sum::<f64>()
        };
        let by_fit = |a: &&String, b: &&String| fits(a).total_cmp(&fits(b));
        let best = question.statements.iter().max_by(by_fit)?;
        // Of equals the last is the best, so the first is the worst: they are never the same.
        let worst = question.statements.iter().min_by(by_fit)?;
        Some(match question.kind {
            QuestionKind::Likert => Response::Level { level: if fits(best) > 0.0 { 4 } else { 2 } },
            QuestionKind::PickOne => Response::Pick { statement: best.clone() },
            QuestionKind::BestWorst => Response::BestWorst { best: best.clone(), worst: worst.clone() },
        })
    }
}

fn at_random(question: &Question, chance: u64) -> Option<Response> {
    let count = question.statements.len().max(1);
    // Divided as 64 bits: a usize of wasm has 32.
    let below = |chance: u64, count: usize| (chance % count.max(1) as u64) as usize;
    let (one, other) = (below(chance >> 8, count), below(chance >> 32, count - 1));
    let statement = |place: usize| question.statements.get(place).cloned();
    Some(match question.kind {
        QuestionKind::Likert => Response::Level { level: 1 + (chance >> 8) as u8 % 5 },
        QuestionKind::PickOne => Response::Pick { statement: statement(one)? },
        QuestionKind::BestWorst => {
            Response::BestWorst { best: statement(one)?, worst: statement((one + 1 + other) % count)? }
        }
    })
}

/// The digest of a whole session; none if the pack is none.
pub fn digest_of(pack: &Arc<Pack>, seed: u64) -> Option<u64> {
    let mut session = Session::begin(pack, seed)?;
    while session.step() {
        session.answer();
    }
    Some(session.digest())
}
