//! Taking the quiz, as simulated people do.

use std::{collections::BTreeMap, sync::Arc, thread};

use domain::{
    problem::Problem,
    quiz::{Answer, Pack, Quiz, Step, Verdict},
};

use super::{
    chance::Chance,
    measure::Said,
    people::{Someone, World, population},
};
use crate::calibrate::answers::Person;

/// What came of one quiz.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The answers, in order.
    pub answers: Vec<Answer>,
    /// The verdict at the end.
    pub verdict: Verdict,
}

/// Takes the quiz until it ends by its own rules.
pub fn to_the_end(pack: &Arc<Pack>, world: &World, someone: &Someone, seed: u64) -> Result<Taken, Problem> {
    let mut chance = Chance::new(seed, 1);
    let mut quiz = Quiz::resume(Arc::clone(pack), seed, Vec::new())?;
    while let (Step::Ask(question), _) = quiz.step() {
        let response = world.respond(&question, someone, &mut chance);
        quiz.answer(Answer { question: question.id, response, ms: None })?;
    }
    Ok(Taken { answers: quiz.answers().to_vec(), verdict: quiz.verdict() })
}

/// Takes as many questions as the largest of these numbers; what came of it after each of them.
pub fn so_many(
    pack: &Arc<Pack>,
    world: &World,
    someone: &Someone,
    seed: u64,
    counts: &[usize],
) -> Result<Vec<Taken>, Problem> {
    let mut chance = Chance::new(seed, 1);
    let mut quiz = Quiz::resume(Arc::clone(pack), seed, Vec::new())?;
    let mut taken = Vec::new();
    for count in 1..=counts.iter().copied().max().unwrap_or(0) {
        let Some(question) = quiz.next() else { break };
        let response = world.respond(&question, someone, &mut chance);
        quiz.answer(Answer { question: question.id, response, ms: None })?;
        if counts.contains(&count) {
            taken.push(Taken { answers: quiz.answers().to_vec(), verdict: quiz.verdict() });
        }
    }
    Ok(taken)
}

/// The first so many questions that somebody is asked, by id.
pub fn asked(
    pack: &Arc<Pack>,
    world: &World,
    someone: &Someone,
    seed: u64,
    count: usize,
) -> Result<Vec<String>, Problem> {
    let last = so_many(pack, world, someone, seed, &[count])?.pop();
    Ok(last
        .map(|taken| taken.answers.into_iter().map(|answer| answer.question).collect())
        .unwrap_or_default())
}

/// Does the same for everybody, on two cores; the order of people is kept.
pub fn everybody<T: Send>(
    people: &[Someone],
    seed: u64,
    take: impl Fn(&Someone, u64) -> Result<T, Problem> + Sync,
) -> Result<Vec<T>, Problem> {
    let one = |place: usize, someone: &Someone| take(someone, Chance::new(seed, place as u64).draw());
    let (front, back) = people.split_at(people.len() / 2);
    thread::scope(|scope| {
        let later = scope.spawn(|| {
            let numbered = back.iter().enumerate();
            numbered.map(|(i, someone)| one(front.len() + i, someone)).collect::<Result<Vec<T>, Problem>>()
        });
        let mut all =
            front.iter().enumerate().map(|(i, s)| one(i, s)).collect::<Result<Vec<T>, Problem>>()?;
        match later.join() {
            Ok(rest) => all.extend(rest?),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        Ok(all)
    })
}

/// So many people of the pack's own prior take the quiz in this world: their answers, as a file of them would have it.
pub fn answers_of(pack: &Arc<Pack>, world: &World, count: usize, seed: u64) -> Result<Vec<Person>, Problem> {
    let people = population(pack, count, seed);
    let taken = everybody(&people, seed, |someone, seed| to_the_end(pack, world, someone, seed))?;
    let person = |(place, taken): (usize, Taken)| Person {
        person: format!("p{}", place + 1),
        groups: BTreeMap::new(),
        answers: taken.answers,
    };
    Ok(taken.into_iter().enumerate().map(person).collect())
}

/// What a verdict says, in the order of the pack.
pub fn said(pack: &Pack, verdict: &Verdict) -> Said {
    let of = |id: &str| verdict.blend.iter().find(|part| part.persona == id);
    let first = verdict.primary().and_then(|part| pack.personas.iter().position(|p| p.id == part.persona));
    Said {
        scores: pack.personas.iter().map(|p| of(&p.id).map_or(0.0, |part| part.mean)).collect(),
        first: first.unwrap_or(0),
        above: pack.personas.iter().map(|p| of(&p.id).map_or(0.0, |part| part.above)).collect(),
    }
}
