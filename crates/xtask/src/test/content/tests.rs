//! What the comparison of languages finds, and what it lets pass.

use super::pair::may_stay;
use super::*;
use serde_json::json;

fn compared(kind: &str, english: &Value, other: &Value) -> Vec<String> {
    let mut pair = Pair::new(kind, "de");
    if kind == "locales" {
        pair.catalogue(english, other)
    } else {
        pair.compare(english, other, "")
    }
    pair.faults
}

#[test]
fn languages_are_those_of_the_page() {
    assert_eq!(languages(r#"<html lang="en" data-languages="en de">"#), ["en", "de"]);
}

#[test]
fn structure_ids_places_and_words_are_compared() {
    let english =
        json!({"lang": "en", "rows": [{"id": "a", "title": "Say {name}", "words": ["one", "two"]}]});
    let good = json!({"lang": "de", "rows": [{"id": "a", "title": "Sag {name}", "words": ["one"]}]});
    assert_eq!(compared("content/guide", &english, &good), [""; 0]);
    let bad = json!({"lang": "fr", "rows": [{"id": "b", "title": "Say {name}", "words": []}, {}], "more": 1});
    let found = compared("content/guide", &english, &bad).join("\n");
    for fault in [
        "#/lang: must be de",
        "#/rows/a/id: must be \"a\"",
        "#/rows/a/title: is still English",
        "#/rows/a/words: must be a list of words",
        "#/rows: has 2 rows, English has 1",
        "#/more: is not there in English",
    ] {
        assert!(found.contains(fault), "{fault} in {found}");
    }
    assert!(compared("x", &json!({"t": "a {b} word"}), &json!({"t": "ein {c} Wort"}))[0].contains("places"));
    assert!(compared("x", &json!({"t": "word"}), &json!({"t": " "}))[0].contains("must not be empty"));
    assert!(compared("x", &json!({"t": "word"}), &json!({}))[0].contains("#/t: is missing"));
}

#[test]
fn plurals_have_the_forms_of_their_language() {
    let english = json!({"n": {"one": "{n} day of {all}", "other": "{n} days of {all}"}});
    let good = json!({"n": {"one": "ein Tag von {all}", "other": "{n} Tage von {all}"}});
    assert_eq!(compared("locales", &english, &good), [""; 0]);
    assert_eq!(plural_faults(&good, "de"), [""; 0]);
    assert!(plural_faults(&good, "ar")[0].contains("must have the forms"));
    assert!(plural_faults(&good, "fr").len() == 1 && plural_faults(&good, "xx").len() == 1);
    let lost = json!({"n": {"one": "ein Tag", "other": "{n} Tage von {all}"}});
    assert!(compared("locales", &english, &lost)[0].contains("#/n/one: has the places"));
}

#[test]
fn names_may_stay_and_signs_are_no_words() {
    assert!(
        may_stay("locales", "de", "/live.live", "Live") && !may_stay("locales", "fr", "/live.live", "Live")
    );
    assert!(may_stay("x", "ar", "/anywhere", "LinkedIn") && !may_stay("x", "ar", "/anywhere", "on LinkedIn"));
    assert_eq!(compared("x", &json!({"t": "{a} · {b}"}), &json!({"t": "{a} · {b}"})), [""; 0]);
}

#[test]
fn pack_texts_have_the_names_of_their_translations() {
    let pack = json!({
        "id": "p",
        "traits": [{"id": "t", "low": {"en": "l"}}],
        "personas": [{"id": "q", "strengths": [{"en": "s"}], "weights": {"t": 1}}],
        "statements": [{"id": "u", "text": {"en": "v"}}],
    });
    let names: Vec<String> = pack_texts(&pack).keys().cloned().collect();
    assert_eq!(names, ["personas.q.strengths.0", "statements.u", "traits.t.low"]);
}

#[test]
fn rules_and_claims_are_looked_at() {
    let rule =
        |status: &str, url: Value| json!({"id": "a", "source_title": "Law", "status": status, "url": url});
    assert_eq!(rule_faults(&json!([rule("sourced", json!("https://a.b"))])), [""; 0]);
    assert_eq!(rule_faults(&json!([rule("company_must_confirm", Value::Null)])), [""; 0]);
    assert_eq!(rule_faults(&json!([rule("sourced", Value::Null)])).len(), 1);
    assert_eq!(
        rule_faults(&json!([rule("", Value::Null), {"id": "b", "status": "sourced", "url": "https://a"}]))
            .len(),
        2
    );
    assert_eq!(rule_faults(&json!([])).len(), 1);
    let found = claim_faults(&json!({"claims": {"b": "x"}}), &json!([{"id": "a"}]));
    assert_eq!(found, ["#/claims/a: is missing", "#/claims/b: there is no such rule"]);
}
