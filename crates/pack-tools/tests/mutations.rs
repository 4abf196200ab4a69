//! Whatever happens to a pack on its way, reading it does not panic, and what can be read can be asked and linted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "common/shake.rs"]
mod shake;

use std::{panic::catch_unwind, sync::Arc};

use common::good;
use domain::quiz::{Overlay, Pack, Question, QuestionKind, Quiz, Response, Step};
use pack_tools::{finding::Report, lint, load, load::Loaded};
use serde_json::{Value, json};
use shake::{Dice, dice, shake};

/// Changes one leaf or member somewhere: what comes is JSON, and often a pack.
fn alter(value: &mut Value, dice: &mut Dice) {
    const NUMBERS: [f64; 14] =
        [0.0, -0.0, 1.0, -1.0, 0.5, 0.999_999, 2.0, 3.0, -3.0, 10.0, -10.0, 1e-300, 1e300, 5e-324];
    let words = ["", "a", "a_1", "b_1", "en", "de", "live", "x".repeat(400).as_str(), "\u{202e}", "é", "not"]
        .map(str::to_owned);
    match value {
        Value::Object(members) if !members.is_empty() => {
            let name = members.keys().nth(dice.below(members.len())).unwrap().clone();
            match dice.below(40) {
                0 => drop(members.remove(&name)),
                1 => drop(members.insert(words[dice.below(words.len())].clone(), json!(1))),
                _ => alter(members.get_mut(&name).unwrap(), dice),
            }
        }
        Value::Array(list) if !list.is_empty() => {
            let k = dice.below(list.len());
            match dice.below(20) {
                0 => drop(list.remove(k)),
                1 => list.push(list[k].clone()),
                2 => list.reverse(),
                _ => alter(&mut list[k], dice),
            }
        }
        Value::Number(number) => {
            let near = number.as_f64().unwrap() * [0.9, 1.1, -1.0, 3.0][dice.below(4)];
            *value = if dice.below(2) == 0 { json!(near) } else { json!(NUMBERS[dice.below(NUMBERS.len())]) };
        }
        leaf => *leaf = json!(words[dice.below(words.len())]),
    }
}

fn respond(question: &Question, dice: &mut Dice) -> Response {
    let statement = |k: usize| question.statements[k % question.statements.len()].clone();
    let first = dice.below(4);
    match question.kind {
        QuestionKind::Likert => Response::Level { level: u8::try_from(1 + dice.below(5)).unwrap() },
        QuestionKind::PickOne => Response::Pick { statement: statement(first) },
        QuestionKind::BestWorst => {
            Response::BestWorst { best: statement(first), worst: statement(first + 1) }
        }
    }
}

/// A pack that was accepted asks questions, comes to finite numbers and can be linted.
fn usable(pack: Pack, dice: &mut Dice) {
    let shared = Arc::new(pack.clone());
    let mut quiz = Quiz::resume(shared, dice.0, Vec::new()).unwrap();
    for _ in 0..8 {
        let (Step::Ask(question), _) = quiz.step() else { break };
        let response = respond(&question, dice);
        quiz.answer(domain::quiz::Answer { question: question.id, response, ms: None }).unwrap();
    }
    let verdict = quiz.verdict();
    assert!(verdict.blend.iter().all(|part| part.mean.is_finite() && part.first.is_finite()), "{verdict:?}");
    lint::lint(&Loaded::new(pack, "pack.json"), &mut Report::default());
}

#[test]
fn three_thousand_mutations_neither_panic_nor_make_nonsense() {
    let (mut dice, seed) = dice();
    let good = good();
    let bytes = good.to_string().into_bytes();
    let (mut accepted, mut told) = (0, 0);
    for round in 0..3_000 {
        let json = if round % 2 == 0 {
            String::from_utf8_lossy(&shake(bytes.clone(), &mut dice)).into_owned()
        } else {
            let mut pack = good.clone();
            (0..=dice.below(3)).for_each(|_| alter(&mut pack, &mut dice));
            pack.to_string()
        };
        let played = catch_unwind(move || {
            let read = Pack::read(&json);
            assert_eq!(read.is_err(), load::pack_of(&json).is_err(), "the readers differ");
            read
        });
        match played.unwrap_or_else(|_| panic!("SEED={seed}: round {round} panics")) {
            Ok(pack) => {
                accepted += 1;
                if accepted % 8 == 0 {
                    usable(pack, &mut dice);
                }
            }
            Err(faults) => {
                assert!(faults.iter().all(|fault| !fault.path.is_empty() && !fault.reason.is_empty()));
                told += 1;
            }
        }
    }
    // Both outcomes must occur, or the mutations prove nothing.
    assert!(accepted > 200 && told > 200, "SEED={seed}: {accepted} accepted, {told} refused");
}

#[test]
fn a_thousand_mutations_of_a_language_change_nothing_or_everything() {
    let (mut dice, seed) = dice();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/packs");
    let text = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let pack = Pack::read(&text("default.json")).unwrap();
    let whole: Value = serde_json::from_str(&text("default.fr.json")).unwrap();
    let bytes = whole.to_string().into_bytes();
    let (mut laid, mut told) = (0, 0);
    for round in 0..1_000 {
        let json = if round % 2 == 0 {
            String::from_utf8_lossy(&shake(bytes.clone(), &mut dice)).into_owned()
        } else {
            let mut overlay = whole.clone();
            alter(&mut overlay, &mut dice);
            overlay.to_string()
        };
        let mut copy = pack.clone();
        let read = catch_unwind(move || {
            let done = Overlay::read(&json).and_then(|overlay| copy.translate(&overlay));
            (done, copy)
        });
        let Ok((done, copy)) = read else { panic!("SEED={seed}: round {round} panics") };
        if done.is_ok() {
            assert_eq!(copy.faults(), [], "SEED={seed}: round {round}");
            laid += 1;
        } else {
            assert_eq!(copy, pack, "SEED={seed}: round {round}");
            told += 1;
        }
    }
    assert!(laid > 50 && told > 50, "SEED={seed}: {laid} laid, {told} refused");
}
