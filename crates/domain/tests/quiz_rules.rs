//! What a session may ask, and which answers are doubted.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::quiz::{
    Answer, Doubt, Pack, Question, QuestionKind, QuestionStatus, Quiz, Response, Step, judge, person_fit,
};

fn default_pack() -> Pack {
    Pack::read(include_str!("../../../public/packs/default.json")).unwrap()
}

/// Somebody who is like `persona`, and says so in every question.
fn consistent(pack: &Pack, question: &Question, persona: &str) -> Response {
    let speaks = |id: &String| {
        let statement = pack.statement(id).unwrap();
        let along = if statement.loadings.contains_key(persona) { 1.0 } else { -0.2 };
        along * statement.keyed.sign()
    };
    let mut ranked: Vec<&String> = question.statements.iter().collect();
    ranked.sort_by(|a, b| speaks(b).total_cmp(&speaks(a)));
    let (best, worst) = (ranked[0].clone(), ranked[ranked.len() - 1].clone());
    match question.kind {
        QuestionKind::Likert if speaks(&best) > 0.5 => Response::Level { level: 5 },
        QuestionKind::Likert if speaks(&best) < -0.5 => Response::Level { level: 1 },
        QuestionKind::Likert => Response::Level { level: if speaks(&best) > 0.0 { 3 } else { 2 } },
        QuestionKind::PickOne => Response::Pick { statement: best },
        QuestionKind::BestWorst => Response::BestWorst { best, worst },
    }
}

fn take(pack: &Arc<Pack>, seed: u64, mut respond: impl FnMut(&Question) -> Response) -> Quiz {
    let mut quiz = Quiz::resume(Arc::clone(pack), seed, Vec::new()).unwrap();
    while let (Step::Ask(question), _) = quiz.step() {
        let response = respond(&question);
        quiz.answer(Answer { question: question.id, response, ms: Some(4_000) }).unwrap();
    }
    quiz
}

#[test]
fn a_session_draws_on_its_share_of_the_pack_only() {
    let mut pack = default_pack();
    pack.model.exposure = 0.3;
    let pack = Arc::new(pack);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..150 {
        let quiz = Quiz::resume(Arc::clone(&pack), seed, Vec::new()).unwrap();
        let (Step::Ask(question), _) = quiz.step() else { panic!("a quiz begins with a question") };
        *seen.entry(question.id).or_default() += 1;
    }
    assert!(seen.len() >= 8, "{seen:?}");
    assert!(seen.values().all(|count| *count <= 45), "{seen:?}");
}

#[test]
fn seeding_questions_are_asked_and_do_not_count() {
    let mut pack = default_pack();
    pack.model.seeding = 2;
    let mut seeds = BTreeSet::new();
    for question in pack.questions.iter_mut().filter(|q| q.kind == QuestionKind::Likert).step_by(4) {
        question.status = QuestionStatus::Seed;
        seeds.insert(question.id.clone());
    }
    let pack = Arc::new(pack);
    for seed in 0..5 {
        let quiz = take(&pack, seed, |question| consistent(&pack, question, "helper"));
        let asked = quiz.answers().iter().filter(|answer| seeds.contains(&answer.question)).count();
        assert!((1..=2).contains(&asked), "{asked} seeding questions");
        assert_eq!(quiz.verdict().scored, quiz.answers().len() - asked);
    }
}

#[test]
fn without_seeding_questions_of_its_own_a_pack_seeds_with_random_ones() {
    let mut plain = default_pack();
    plain.model.seeding = 0;
    let mut seeded = plain.clone();
    seeded.model.seeding = 3;
    let (plain, seeded) = (Arc::new(plain), Arc::new(seeded));
    let asked =
        |pack: &Arc<Pack>| take(pack, 4, |question| consistent(pack, question, "scout")).answers().to_vec();
    assert_ne!(asked(&plain), asked(&seeded));
}

#[test]
fn consistent_answers_given_in_time_are_not_doubted() {
    let pack = Arc::new(default_pack());
    for (seed, persona) in pack.personas.iter().enumerate() {
        let quiz = take(&pack, seed as u64, |question| consistent(&pack, question, &persona.id));
        assert_eq!(quiz.verdict().doubt, None, "{}", persona.id);
    }
}

#[test]
fn the_same_place_many_times_in_a_row_is_doubted() {
    let pack = Arc::new(default_pack());
    let quiz = take(&pack, 2, |question| {
        let at = |place: usize| question.statements[place].clone();
        match question.kind {
            QuestionKind::Likert => Response::Level { level: 1 },
            QuestionKind::PickOne => Response::Pick { statement: at(0) },
            QuestionKind::BestWorst => Response::BestWorst { best: at(0), worst: at(1) },
        }
    });
    assert_eq!(quiz.verdict().doubt, Some(Doubt::SamePlace));
}

#[test]
fn answers_faster_than_reading_are_doubted() {
    let pack = Arc::new(default_pack());
    let quiz = take(&pack, 3, |question| consistent(&pack, question, "expert"));
    let mut hasty = quiz.answers().to_vec();
    hasty.iter_mut().for_each(|answer| answer.ms = Some(400));
    assert_eq!(judge(&pack, &hasty).unwrap().doubt, Some(Doubt::Hasty));
    // A device that measures nothing is not held against anybody.
    hasty.iter_mut().for_each(|answer| answer.ms = None);
    assert_eq!(judge(&pack, &hasty).unwrap().doubt, None);
}

#[test]
fn answers_that_contradict_each_other_are_doubted() {
    let pack = default_pack();
    // Of every persona: always, to half of the statements, and never to the other half of the same direction.
    let mut answers = Vec::new();
    for persona in &pack.personas {
        let about = |question: &&Question| {
            let statement = pack.statement(&question.statements[0]).unwrap();
            question.kind == QuestionKind::Likert
                && statement.loadings.contains_key(&persona.id)
                && statement.keyed.sign() > 0.0
        };
        for (i, question) in pack.questions.iter().filter(about).take(2).enumerate() {
            let level = if i == 0 { 5 } else { 1 };
            answers.push(Answer {
                question: question.id.clone(),
                response: Response::Level { level },
                ms: None,
            });
        }
    }
    assert!(person_fit(&pack, &answers).unwrap() < -2.0);
    assert_eq!(judge(&pack, &answers).unwrap().doubt, Some(Doubt::Contradictory));
}
