//! The published schema and the reader agree: whatever the schema refuses the reader refuses, and whatever is of the
//! wrong form or beyond its limits for the reader is so for the schema.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "common/form.rs"]
mod form;

use common::{good, put};
use domain::quiz::{Overlay, Pack};
use form::Form;
use pack_tools::{load, vectors};
use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/packs");

fn json(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap()).unwrap()
}

/// The good pack with everything in it that a pack can have.
fn full() -> Value {
    let mut pack = good();
    let made = vectors::make(&load::pack_of(&pack.to_string()).unwrap(), 1, 3).unwrap();
    // Three statements and two questions will do, and are looked at fast.
    common::list(&mut pack, "/statements")
        .retain(|row| ["a_1", "b_1", "c_7"].contains(&row["id"].as_str().unwrap()));
    common::list(&mut pack, "/questions")
        .retain(|row| ["l_a_1", "t_1"].contains(&row["id"].as_str().unwrap()));
    put(&mut pack, "", "test_vectors", serde_json::to_value(made).unwrap());
    put(&mut pack, "", "$schema", json!("pack-schema.json"));
    put(&mut pack, "", "norms", json!({"date": "2026-11-22", "population": "Staff.", "people": 400}));
    put(&mut pack, "/model", "seeding", json!(2));
    put(&mut pack, "/personas/0", "contrast", json!({"en": "Not a birch."}));
    put(&mut pack, "/personas/0", "channels", json!(["woods", "parks"]));
    put(&mut pack, "/personas/0", "paths", json!(["a"]));
    put(&mut pack, "/personas/0", "topics_hint", json!(["trees"]));
    for (name, value) in [("se", json!(0.1)), ("n_cal", json!(400)), ("dif", json!(-0.1))] {
        put(&mut pack, "/statements/0", name, value);
    }
    put(&mut pack, "/questions/1", "seconds", json!(8.5));
    pack
}

/// Faults of the reader that a schema cannot know: how things relate to one another, and single letters.
const BEYOND: [&str; 18] = [
    "positive definite",
    "length 1",
    "is there twice",
    "does not name",
    "not a trait",
    "not a statement",
    "itself",
    "in turn",
    "exclude each other",
    "same trait",
    "must ascend",
    "has no text in",
    "a live one",
    "must contain en",
    "not 0",
    "has ",
    "forces the direction",
    "is not a language tag",
];

fn compare(form: &Form, pack: &Value, what: &str) {
    let by_schema = form.faults(pack);
    let by_reader = load::pack_of(&pack.to_string()).err().unwrap_or_default();
    assert!(
        by_schema.is_empty() || !by_reader.is_empty(),
        "{what}: only the schema refuses it: {by_schema:?}"
    );
    let form_fault = |reason: &str| !BEYOND.iter().any(|beyond| reason.contains(beyond));
    let plain: Vec<_> = by_reader.iter().filter(|fault| form_fault(&fault.reason)).collect();
    assert!(plain.is_empty() || !by_schema.is_empty(), "{what}: only the reader refuses it: {plain:?}");
}

/// Every place in a JSON value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            // The first two of a list stand for the rest; of lists in lists, all four thresholds.
            for (k, item) in list.iter().enumerate().take(if list.len() == 4 { 4 } else { 2 }) {
                pointers(item, &format!("{at}/{k}"), all);
            }
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| pointers(member, &format!("{at}/{name}"), all));
        }
        _ => {}
    }
}

/// What may stand in the place of a value: things of every type, and words and numbers at both sides of every limit.
fn others(value: &Value) -> Vec<Value> {
    const WORDS: [&str; 24] = [
        "pilot",
        "calibrated",
        "need",
        "motivation",
        "article",
        "event",
        "job",
        "people",
        "image",
        "data",
        "howto",
        "likert",
        "pick_one",
        "best_worst",
        "live",
        "seed",
        "retired",
        "matrix",
        "level",
        "pick",
        "A B",
        "é",
        "1.0.x",
        "2026-1-2",
    ];
    const LENGTHS: [usize; 10] = [8, 9, 60, 61, 64, 65, 300, 301, 1_200, 1_201];
    const NUMBERS: [f64; 24] = [
        2.0, 3.0, 3.01, -3.0, -3.01, 4.0, 7.0, 7.01, 10.0, 10.01, -10.0, -10.01, 0.0009, 0.001, 0.04, 0.05,
        0.49, 0.5, 0.99, 600.0, 600.1, 4e9, 5e9, -1e300,
    ];
    let mut others = vec![json!(null), json!(true), json!(0), json!(1), json!("x"), json!(""), json!(" ")];
    others.extend([json!({}), json!({"en": "x"}), json!({"x": 1})]);
    if value.is_string() {
        others.extend(WORDS.map(Value::from));
        others.extend(LENGTHS.map(|length| Value::from("x".repeat(length))));
    }
    if value.is_number() {
        others.extend(NUMBERS.map(Value::from));
        others.extend([-1, 2, 3, 4, 255, 256, 4_294_967_295, 4_294_967_296_i64].map(Value::from));
    }
    others
}

#[test]
fn schema_and_reader_agree_on_every_small_change() {
    let form = Form::new(json("pack-schema.json"));
    let full = full();
    assert_eq!(form.faults(&full), [""; 0]);
    assert!(load::pack_of(&full.to_string()).is_ok());
    let (mut all, mut tried) = (Vec::new(), 0);
    pointers(&full, "", &mut all);
    for pointer in all {
        for other in others(full.pointer(&pointer).unwrap()) {
            let mut changed = full.clone();
            *changed.pointer_mut(&pointer).unwrap() = other.clone();
            compare(&form, &changed, &format!("{pointer} is {other:.40}"));
            tried += 1;
        }
        let mut changed = full.clone();
        match changed.pointer_mut(&pointer).unwrap() {
            Value::Object(members) => {
                members.insert("surplus".to_owned(), json!("x"));
                compare(&form, &changed, &format!("{pointer} has one more"));
                let names: Vec<String> =
                    full.pointer(&pointer).unwrap().as_object().unwrap().keys().cloned().collect();
                for name in names {
                    let mut changed = full.clone();
                    changed.pointer_mut(&pointer).unwrap().as_object_mut().unwrap().remove(&name);
                    compare(&form, &changed, &format!("{pointer} lacks {name}"));
                    tried += 1;
                }
            }
            Value::Array(list) => {
                for length in [0, 1, 3, 5, 45, 401, 1_001] {
                    let mut changed = full.clone();
                    let first = list.first().cloned().unwrap_or(json!("x"));
                    let grown = list.iter().cloned().chain(std::iter::repeat(first)).take(length).collect();
                    *changed.pointer_mut(&pointer).unwrap() = Value::Array(grown);
                    compare(&form, &changed, &format!("{pointer} has {length}"));
                    tried += 1;
                }
            }
            _ => {}
        }
    }
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn the_default_pack_is_of_the_published_form() {
    let form = Form::new(json("pack-schema.json"));
    assert_eq!(form.faults(&json("default.json")), [""; 0]);
    // What is read and written again still is.
    let pack = Pack::read(&json("default.json").to_string()).unwrap();
    assert_eq!(form.faults(&serde_json::to_value(pack).unwrap()), [""; 0]);
}

#[test]
fn languages_have_a_form_as_well() {
    let form = Form::new(json("overlay-schema.json"));
    for lang in ["ar", "de", "es", "fr"] {
        let whole = json(&format!("default.{lang}.json"));
        assert_eq!(form.faults(&whole), [""; 0]);
        for name in ["pack", "version", "lang", "texts"] {
            let mut lacking = whole.clone();
            lacking.as_object_mut().unwrap().remove(name);
            assert!(!form.faults(&lacking).is_empty() && Overlay::read(&lacking.to_string()).is_err());
            let mut wrong = whole.clone();
            wrong[name] = json!(1);
            assert!(!form.faults(&wrong).is_empty() && Overlay::read(&wrong.to_string()).is_err());
        }
        let mut more = whole.clone();
        more["surplus"] = json!("x");
        assert!(!form.faults(&more).is_empty() && Overlay::read(&more.to_string()).is_err());
    }
}
