//! Files of answers: what is wrong is told with its line, and nothing of a file with a fault is used.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "common/form.rs"]
mod form;
#[path = "common/shake.rs"]
mod shake;

use std::sync::Arc;

use common::good;
use domain::quiz::Pack;
use form::Form;
use pack_tools::{
    calibrate::answers::read,
    load,
    simulate::{people::World, take::answers_of},
};
use serde_json::Value;
use shake::{dice, shake};

fn pack() -> Pack {
    load::pack_of(&good().to_string()).unwrap()
}

const LINE: &str = r#"{"person":"p1","groups":{"language":"de"},"answers":[{"question":"l_a_1","response":{"kind":"level","level":2}}]}"#;

/// Lines, and how the fault of each begins and what it contains.
const FAULTS: [(&str, &str, &str); 12] = [
    (
        r#"{"person":"p","answers":[{"question":"l_z","response":{"kind":"skip"}}]}"#,
        "line 1, answers[0]",
        "l_z",
    ),
    (
        r#"{"person":"p","answers":[{"question":"l_a_1","response":{"kind":"level","level":6}}]}"#,
        "line 1, answers[0]",
        "does not fit",
    ),
    (
        r#"{"person":"p","answers":[{"question":"l_a_1","response":{"kind":"level","level":0}}]}"#,
        "line 1, answers[0]",
        "does not fit",
    ),
    (
        r#"{"person":"p","answers":[{"question":"t_1","response":{"kind":"best_worst","best":"a_1","worst":"a_1"}}]}"#,
        "line 1, answers[0]",
        "does not fit",
    ),
    (
        r#"{"person":"p","answers":[{"question":"t_1","response":{"kind":"best_worst","best":"a_1","worst":"b_2"}}]}"#,
        "line 1, answers[0]",
        "does not fit",
    ),
    (
        r#"{"person":"p","answers":[{"question":"l_a_1","response":{"kind":"level","level":1}},{"question":"l_a_1","response":{"kind":"skip"}}]}"#,
        "line 1, answers[1]",
        "answered twice",
    ),
    (r#"{"person":"p","answers":[],"age":40}"#, "line 1, ", "unknown field `age`"),
    (r#"{"person":"p","person":"q","answers":[]}"#, "line 1, ", "there twice"),
    (r#"{"person":"p"}"#, "line 1, ", "missing field `answers`"),
    (r#"{"person":"","answers":[]}"#, "line 1", "not a name"),
    (r#"["p"]"#, "line 1, ", "invalid"),
    ("{", "line 1, ", "EOF"),
];

#[test]
fn faults_are_told_with_their_place() {
    let pack = pack();
    assert_eq!(read(&format!("{LINE}\n\n"), &pack).unwrap().len(), 1);
    for (line, path, reason) in FAULTS {
        let faults = read(line, &pack).unwrap_err();
        assert!(
            faults[0].path.starts_with(path) && faults[0].reason.contains(reason),
            "{line}: {}",
            faults[0]
        );
    }
    // The same person on two lines, and as many faults as there are, up to two hundred.
    let twice = read(&format!("{LINE}\n{LINE}"), &pack).unwrap_err();
    assert_eq!((twice[0].path.as_str(), twice.len()), ("line 2, person", 1));
    assert_eq!(read(&"{\n".repeat(1_000), &pack).unwrap_err().len(), 200);
    let long = format!(r#"{{"person":"{}","answers":[]}}"#, "x".repeat(500_000));
    assert!(read(&long, &pack).unwrap_err()[0].reason.contains("500"));
}

#[test]
fn the_schema_says_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/answers-schema.json");
    let form = Form::new(serde_json::from_str(&std::fs::read_to_string(folder).unwrap()).unwrap());
    let pack = pack();
    let made = answers_of(&Arc::new(pack.clone()), &World::as_supposed(&pack), 5, 1).unwrap();
    for person in made {
        assert_eq!(form.faults(&serde_json::to_value(person).unwrap()), [""; 0]);
    }
    assert_eq!(form.faults(&serde_json::from_str(LINE).unwrap()), [""; 0]);
    // What depends on the pack no schema can know; the rest it refuses as well.
    for (line, _, reason) in FAULTS
        .iter()
        .filter(|(_, _, reason)| !["l_z", "there twice", "EOF", "answered twice"].contains(reason))
    {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(!form.faults(&value).is_empty() || line.contains("best"), "{reason}: {line}");
    }
}

#[test]
fn whatever_happens_to_a_file_reading_it_does_not_panic() {
    let pack = pack();
    let made = answers_of(&Arc::new(pack.clone()), &World::as_supposed(&pack), 3, 2).unwrap();
    let lines: Vec<String> = made.iter().map(|person| serde_json::to_string(person).unwrap()).collect();
    let whole = lines.join("\n").into_bytes();
    let (mut dice, seed) = dice();
    let rounds = if std::env::var_os("POLYPHONY_SOAK").is_some() { 200_000 } else { 3_000 };
    let mut refused = 0;
    for round in 0..rounds {
        let shaken = shake(whole.clone(), &mut dice);
        let text = String::from_utf8_lossy(&shaken);
        match std::panic::catch_unwind(|| read(&text, &pack)) {
            Ok(Ok(people)) => assert!(people.len() <= 9, "{}", people.len()),
            Ok(Err(faults)) => {
                refused += 1;
                assert!(
                    faults.iter().all(|fault| fault.path.starts_with("line ")),
                    "SEED={seed} round {round}"
                );
            }
            Err(_) => panic!("SEED={seed} round {round}: panicked on {text}"),
        }
    }
    assert!(refused > rounds / 4, "{refused}");
}
