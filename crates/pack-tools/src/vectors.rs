//! Makes test vectors: answers given by chance, with the verdict that follows here and now.

use domain::{
    chance::mix,
    quiz::{Answer, Expected, Pack, Question, QuestionKind, QuestionStatus, Response, TestVector},
};

/// Answers a vector has.
const ANSWERS: usize = 12;

/// So many vectors, the same for the same seed.
pub fn make(pack: &Pack, count: usize, seed: u64) -> Result<Vec<TestVector>, String> {
    (0..count).map(|number| one(pack, number, seed)).collect()
}

fn one(pack: &Pack, number: usize, seed: u64) -> Result<TestVector, String> {
    let mut state = mix(seed ^ mix(number as u64 + 1));
    let mut turn = |count: usize| {
        state = mix(state);
        usize::try_from(state % count.max(1) as u64).unwrap_or(0)
    };
    let mut open: Vec<&Question> =
        pack.questions.iter().filter(|question| question.status == QuestionStatus::Live).collect();
    let mut answers = Vec::new();
    while answers.len() < ANSWERS && !open.is_empty() {
        let question = open.remove(turn(open.len()));
        let response = respond(question, &mut turn);
        answers.push(Answer { question: question.id.clone(), response, ms: None });
    }
    let expect = Expected { primary: String::new(), blend: Vec::new() };
    let mut vector = TestVector { id: format!("chance-{seed}-{}", number + 1), answers, expect };
    vector.expect = vector.computed(pack)?;
    Ok(vector)
}

fn respond(question: &Question, turn: &mut impl FnMut(usize) -> usize) -> Response {
    let mut left = question.statements.clone();
    let mut draw = || if left.is_empty() { String::new() } else { left.remove(turn(left.len())) };
    match question.kind {
        QuestionKind::PickOne => Response::Pick { statement: draw() },
        QuestionKind::BestWorst => Response::BestWorst { best: draw(), worst: draw() },
        QuestionKind::Likert => Response::Level { level: u8::try_from(turn(5) + 1).unwrap_or(1) },
    }
}
