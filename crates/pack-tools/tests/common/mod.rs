//! A small pack that breaks no rule, to be broken in one place.

#![allow(dead_code, reason = "every test file uses a part")]

use domain::quiz::Pack;
use pack_tools::{finding::Report, lint, load, load::Loaded, vectors};
use serde_json::{Value, json};

const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/// Three personas with eight statements each, every one of them rated, and three blocks in which all meet.
pub fn good() -> Value {
    let text = |text: &str| json!({"en": text});
    let (mut traits, mut personas, mut statements, mut questions) = (vec![], vec![], vec![], vec![]);
    for (id, name, noun) in [("a", "Alder", "letters"), ("b", "Birch", "pictures"), ("c", "Cedar", "songs")] {
        traits.push(json!({"id": id, "kind": "behaviour", "low": text("Less"), "high": text("More")}));
        personas.push(json!({
            "id": id, "name": text(name), "essence": text("A tree"), "description": text("A tree."),
            "traits_text": text("Green."), "needs": text("Water."), "motivations": text("Light."),
            "strengths": [text("Shade")], "watch_outs": [text("Storms")], "practices": [text("Grow")],
            "story_kinds": ["news"], "starters": [text("I grew …")], "support": text("Water it."),
            "recruitment_note": text("In woods."), "weights": {id: 1.0}, "icon": "tree"
        }));
        for (k, number) in NUMBERS.iter().enumerate() {
            let statement = format!("{id}_{}", k + 1);
            statements.push(json!({
                "id": statement, "loadings": {id: 1.0}, "keyed": if k < 5 { 1 } else { -1 },
                "text": text(&format!("I sent {number} {noun} to my team.")), "desirability": 4.0, "a": 1.5,
                "b": [-1.5, -0.5, 0.5, 1.5], "t": 0.0, "enemies": []
            }));
            let question = format!("l_{statement}");
            questions
                .push(json!({"id": question, "kind": "likert", "statements": [statement], "status": "live"}));
        }
    }
    for (k, block) in [["a_1", "b_1", "c_7"], ["a_2", "b_7", "c_2"], ["a_7", "b_3", "c_3"]].iter().enumerate()
    {
        questions.push(json!({
            "id": format!("t_{}", k + 1), "kind": "best_worst", "statements": block, "prompt": text("Which?"),
            "status": "live"
        }));
    }
    json!({
        "id": "small", "version": "1.0.0", "lang": ["en"], "status": "expert",
        "audit": {"date": "2026-11-22", "method": "Made for tests.", "people": 0},
        "model": {
            "sigma": {"kind": "uniform", "correlation": 0.25}, "style_var": 0.4, "cut": 0.75, "delta": 0.25,
            "stop": 0.8, "label_threshold": 0.38, "seconds": {"likert": 6, "pick_one": 7, "best_worst": 9}
        },
        "traits": traits, "personas": personas, "statements": statements, "questions": questions
    })
}

/// Reads a pack, and gives it vectors that hold if it has none.
pub fn read(pack: &Value) -> Pack {
    let mut pack = load::pack_of(&pack.to_string()).unwrap_or_else(|faults| panic!("{faults:?}"));
    if pack.test_vectors.is_empty() {
        pack.test_vectors = vectors::make(&pack, 1, 1).unwrap();
    }
    pack
}

/// What the rules say of a pack.
pub fn linted(pack: Pack) -> Report {
    let mut report = Report::default();
    lint::lint(&Loaded::new(pack, "pack.json"), &mut report);
    report
}

/// The place a JSON pointer names.
pub fn at<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Value {
    value.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}"))
}

/// A member of the object at a pointer, there or not.
pub fn put(value: &mut Value, pointer: &str, name: &str, new: Value) {
    at(value, pointer).as_object_mut().unwrap().insert(name.to_owned(), new);
}

/// The list at a pointer.
pub fn list<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Vec<Value> {
    at(value, pointer).as_array_mut().unwrap()
}
