//! The quiz on the default pack: it must find who somebody is, and its result must not depend on accidents.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::sync::Arc;

use domain::quiz::{Answer, Pack, Question, QuestionKind, Quiz, Response, Standing, Step, judge};

fn default_pack() -> Arc<Pack> {
    let json = include_str!("../../../public/packs/default.json");
    match Pack::read(json) {
        Ok(pack) => Arc::new(pack),
        Err(faults) => panic!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>()),
    }
}

/// Answers as somebody would who is entirely `persona` and nothing else.
fn as_persona(pack: &Pack, question: &Question, persona: &str) -> Response {
    let speaks = |id: &String| {
        let statement = pack.statement(id).unwrap();
        statement.loadings.get(persona).copied().unwrap_or(-0.5) * statement.keyed.sign()
    };
    let mut ranked: Vec<&String> = question.statements.iter().collect();
    ranked.sort_by(|a, b| speaks(b).total_cmp(&speaks(a)));
    match question.kind {
        QuestionKind::Likert => Response::Level { level: if speaks(ranked[0]) > 0.0 { 5 } else { 1 } },
        QuestionKind::PickOne => Response::Pick { statement: ranked[0].clone() },
        QuestionKind::BestWorst => {
            Response::BestWorst { best: ranked[0].clone(), worst: ranked[ranked.len() - 1].clone() }
        }
    }
}

fn take(pack: &Arc<Pack>, seed: u64, persona: &str) -> Quiz {
    let mut quiz = Quiz::resume(Arc::clone(pack), seed, Vec::new()).unwrap();
    while let (Step::Ask(question), progress) = quiz.step() {
        assert!(progress.asked < 20, "the quiz stops");
        let response = as_persona(pack, &question, persona);
        quiz.answer(Answer { question: question.id, response, ms: None }).unwrap();
    }
    quiz
}

#[test]
fn everybody_who_answers_as_a_persona_is_told_that_persona_in_few_questions() {
    let pack = default_pack();
    let mut lengths = Vec::new();
    for (i, persona) in pack.personas.iter().enumerate() {
        let quiz = take(&pack, i as u64, &persona.id);
        let verdict = quiz.verdict();
        assert_eq!(verdict.primary().unwrap().persona, persona.id);
        assert!(!verdict.reasons.is_empty());
        lengths.push(quiz.answers().len());
    }
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 15, "{lengths:?}");
}

#[test]
fn no_statement_is_asked_twice_and_no_two_card_games_follow_each_other() {
    let pack = default_pack();
    let quiz = take(&pack, 7, "explainer");
    let questions: Vec<&Question> =
        quiz.answers().iter().map(|answer| pack.question(&answer.question).unwrap()).collect();
    let mut seen = std::collections::BTreeSet::new();
    for statement in questions.iter().flat_map(|question| &question.statements) {
        assert!(seen.insert(statement), "{statement} twice");
    }
    for pair in questions.windows(2) {
        assert!(pair.iter().any(|question| question.kind != QuestionKind::BestWorst));
    }
}

#[test]
fn the_order_of_answers_and_going_back_do_not_change_the_verdict() {
    let pack = default_pack();
    let quiz = take(&pack, 3, "scout");
    let answers = quiz.answers().to_vec();
    let mut again = Quiz::resume(Arc::clone(&pack), 3, answers.clone()).unwrap();
    let last = again.undo().unwrap();
    again.answer(last).unwrap();
    assert_eq!(again.verdict(), quiz.verdict());
    let reversed: Vec<Answer> = answers.iter().rev().cloned().collect();
    let (one, other) = (judge(&pack, &answers).unwrap(), judge(&pack, &reversed).unwrap());
    assert_eq!(one, other);
}

#[test]
fn permuting_the_personas_in_the_file_permutes_nothing_in_the_result() {
    let pack = default_pack();
    let answers = take(&pack, 5, "helper").answers().to_vec();
    let mut shuffled = (*pack).clone();
    shuffled.personas.reverse();
    shuffled.traits.rotate_left(3);
    shuffled.statements.reverse();
    shuffled.questions.rotate_left(77);
    assert_eq!(judge(&pack, &answers).unwrap(), judge(&shuffled, &answers).unwrap());
    let (quiz, other) = (take(&pack, 9, "liker"), take(&Arc::new(shuffled), 9, "liker"));
    assert_eq!(quiz.answers(), other.answers(), "the same questions are asked");
}

#[test]
fn skipping_everything_names_nobody_and_ends() {
    let pack = default_pack();
    let mut quiz = Quiz::resume(Arc::clone(&pack), 1, Vec::new()).unwrap();
    while let (Step::Ask(question), _) = quiz.step() {
        quiz.answer(Answer { question: question.id, response: Response::Skip, ms: None }).unwrap();
    }
    assert!(quiz.answers().len() <= 20);
    assert!(judge(&pack, quiz.answers()).is_err());
}

#[test]
fn the_verdict_names_at_most_four_and_one_primary() {
    let pack = default_pack();
    for seed in 0..6 {
        let verdict = take(&pack, seed, "curator").verdict();
        assert!(verdict.named().count() <= 4);
        assert_eq!(verdict.blend.iter().filter(|b| b.standing == Standing::Primary).count(), 1);
        assert_eq!(verdict.blend.len(), 10);
    }
}

#[test]
fn impossible_answers_are_refused_by_name() {
    let pack = default_pack();
    let quiz = Quiz::resume(Arc::clone(&pack), 1, Vec::new()).unwrap();
    let likert = pack.questions.iter().find(|q| q.kind == QuestionKind::Likert).unwrap();
    let game = pack.questions.iter().find(|q| q.kind == QuestionKind::BestWorst).unwrap();
    let same = game.statements[0].clone();
    for (question, response) in [
        ("nonsense", Response::Skip),
        (likert.id.as_str(), Response::Level { level: 9 }),
        (likert.id.as_str(), Response::Pick { statement: same.clone() }),
        (game.id.as_str(), Response::BestWorst { best: same.clone(), worst: same.clone() }),
    ] {
        let answer = Answer { question: question.to_owned(), response, ms: None };
        let problem = quiz.clone().answer(answer).unwrap_err();
        assert!(problem.fields[0].pointer.starts_with("/answer/"), "{problem}");
    }
}

#[test]
fn broken_packs_are_refused_with_their_place() {
    let good = include_str!("../../../public/packs/default.json");
    let broken = [
        (good.replacen("\"correlation\": 0.25", "\"correlation\": 1.5", 1), "model.sigma"),
        (good.replacen("\"correlation\":0.25", "\"correlation\":1.5", 1), "model.sigma"),
        (good.replacen("\"stop\": 0.8", "\"stop\": 8", 1), "model.stop"),
        (good.replacen("\"id\": \"reporter\"", "\"id\": \"messenger\"", 1), "traits[1].id"),
        (good[..good.len() / 2].to_owned(), "line"),
        ("{}".to_owned(), "line 1"),
    ];
    for (json, place) in broken.iter().filter(|(json, _)| json != good) {
        let faults = Pack::read(json).unwrap_err();
        assert!(faults.iter().any(|fault| fault.path.contains(place)), "{place}: {faults:?}");
    }
}
