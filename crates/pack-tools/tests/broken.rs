//! Packs that cannot be used are refused with file, path and reason.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::{at, good, list, put};
use domain::quiz::{LARGEST, Pack};
use pack_tools::{finding::Report, load};
use serde_json::{Value, json};

/// Breaks the good pack, and demands that both readers refuse it at this path for this reason.
fn refused(path: &str, reason: &str, change: impl FnOnce(&mut Value)) {
    let mut pack = good();
    change(&mut pack);
    let json = pack.to_string();
    let faults = load::pack_of(&json).unwrap_err();
    let told = |fault: &&domain::quiz::PackFault| fault.path == path && fault.reason.contains(reason);
    assert!(faults.iter().any(|fault| told(&fault)), "{path}, {reason}: {faults:?}");
    assert!(Pack::read(&json).is_err());
}

fn set(pointer: &str, new: Value) -> impl FnOnce(&mut Value) {
    let pointer = pointer.to_owned();
    move |pack| *at(pack, &pointer) = new
}

#[test]
fn broken_json_is_told_with_line_and_column() {
    for (json, reason) in [
        ("", "line 1 column 0"),
        ("{\n \"id\": }", "line 2 column 8"),
        ("{\"id\": NaN}", "line 1"),
        ("{}", "missing field"),
        ("{} {}", "trailing characters"),
        ("null", "invalid type"),
    ] {
        let faults = load::pack_of(json).unwrap_err();
        assert!(faults[0].reason.contains(reason), "{json}: {faults:?}");
        assert!(Pack::read(json).unwrap_err()[0].path.starts_with("line "));
    }
    let twice = good().to_string().replacen("{\"a\":1.0}", "{\"a\":1.0,\"a\":1.0}", 1);
    let faults = load::pack_of(&twice).unwrap_err();
    assert!(faults[0].path.contains("[0]") && faults[0].reason.contains("`a` is there twice"), "{faults:?}");
    let nested = "[".repeat(5_000);
    assert!(load::pack_of(&nested).unwrap_err()[0].reason.contains("recursion"));
}

#[test]
fn things_of_the_wrong_form_are_told_with_their_path() {
    refused("model.cutt", "unknown field", |pack| put(pack, "/model", "cutt", json!(1)));
    refused("statements[3].keyed", "1 or -1", set("/statements/3/keyed", json!(2)));
    refused("statements[3].a", "invalid type", set("/statements/3/a", json!("1.5")));
    refused("questions[0].kind", "unknown variant", set("/questions/0/kind", json!("essay")));
    refused("audit.people", "invalid value", set("/audit/people", json!(-1)));
    refused("personas[2]", "missing field", |pack| {
        at(pack, "/personas/2").as_object_mut().unwrap().remove("icon").unwrap();
    });
    let huge = good().to_string().replacen("\"cut\":0.75", "\"cut\":1e999", 1);
    let faults = load::pack_of(&huge).unwrap_err();
    assert!(faults[0].reason.contains("out of range"), "{faults:?}");
}

#[test]
fn counts_have_limits() {
    let many = |pointer: &'static str, count: usize| {
        move |pack: &mut Value| {
            let one = list(pack, pointer)[0].clone();
            *list(pack, pointer) = vec![one; count];
        }
    };
    refused("statements", "1 to 400", many("/statements", 0));
    refused("statements", "1 to 400", many("/statements", 500));
    refused("personas", "2 to 24", many("/personas", 1));
    refused("personas", "2 to 24", many("/personas", 40));
    refused("traits", "1 to 24", many("/traits", 0));
    refused("questions", "1 to 1,000", many("/questions", 1_001));
    refused("statements[1].id", "twice", many("/statements", 3));
    refused("questions", "live", |pack| {
        list(pack, "/questions").iter_mut().for_each(|question| question["status"] = json!("retired"));
    });
}

#[test]
fn numbers_have_limits() {
    refused("model.sigma", "positive definite", set("/model/sigma/correlation", json!(1.0)));
    refused("model.sigma", "positive definite", set("/model/sigma/correlation", json!(-0.6)));
    let rows = |rows: Value| set("/model/sigma", json!({"kind": "matrix", "rows": rows}));
    refused("model.sigma", "positive definite", rows(json!([[1, 0.9, 0], [0.9, 1, 0.9], [0, 0.9, 1]])));
    refused("model.sigma", "symmetric", rows(json!([[1, 0.1, 0], [0.2, 1, 0], [0, 0, 1]])));
    refused("model.sigma", "diagonal", rows(json!([[2, 0, 0], [0, 1, 0], [0, 0, 1]])));
    refused("model.sigma", "symmetric", rows(json!([[1, 0], [0, 1]])));
    refused("model.style_var", "between", set("/model/style_var", json!(0)));
    refused("model.cut", "between", set("/model/cut", json!(1e308)));
    refused("model.stop", "between 0 and 1", set("/model/stop", json!(1)));
    refused("model.seconds.likert", "between", set("/model/seconds/likert", json!(0)));
    refused("model.seeding", "between 0 and 3", |pack| put(pack, "/model", "seeding", json!(4)));
    refused("statements[0].a", "between", set("/statements/0/a", json!(-1.0)));
    refused("statements[0].b", "between", set("/statements/0/b/3", json!(1e300)));
    refused("statements[0].b", "ascend", set("/statements/0/b/0", json!(0.5)));
    refused("statements[0].b", "four", set("/statements/0/b", json!([0.0, 1.0])));
    refused("statements[0].desirability", "between 1 and 7", set("/statements/0/desirability", json!(7.5)));
    refused("statements[0].loadings", "not 0", set("/statements/0/loadings/a", json!(0.0)));
    refused("statements[0].loadings", "not a trait", set("/statements/0/loadings", json!({"z": 1})));
    refused("personas[0].weights", "length 1", set("/personas/0/weights/a", json!(0.9)));
    refused("questions[0].seconds", "between", |pack| put(pack, "/questions/0", "seconds", json!(1e9)));
}

#[test]
fn enemies_are_others_and_mutual() {
    refused("statements[0].enemies", "itself", set("/statements/0/enemies", json!(["a_1"])));
    refused("statements[0].enemies", "in turn", set("/statements/0/enemies", json!(["a_2"])));
    refused("statements[0].enemies", "not a statement", set("/statements/0/enemies", json!(["z_9"])));
    refused("statements[0].enemies", "differ", set("/statements/0/enemies", json!(["a_2", "a_2"])));
    refused("questions[24].statements", "exclude each other", |pack| {
        *at(pack, "/statements/0/enemies") = json!(["b_1"]);
        *at(pack, "/statements/8/enemies") = json!(["a_1"]);
    });
}

#[test]
fn questions_are_about_different_things() {
    refused("questions[24].statements", "same trait", set("/questions/24/statements/1", json!("a_2")));
    refused("questions[24].statements", "differ", set("/questions/24/statements/1", json!("a_1")));
    refused("questions[24].statements", "not a statement", set("/questions/24/statements/1", json!("z")));
    refused("questions[24].statements", "two to four", set("/questions/24/statements", json!(["a_1"])));
    refused("questions[0].statements", "one if rated", set("/questions/0/statements", json!(["a_1", "b_1"])));
}

#[test]
fn texts_are_whole_and_harmless() {
    refused("statements[0].text", "no text in de", set("/lang", json!(["en", "de"])));
    refused("lang", "must contain en", set("/lang", json!(["de"])));
    refused("lang[1]", "twice", set("/lang", json!(["en", "en"])));
    refused("lang[1]", "language tag", set("/lang", json!(["en", "../x"])));
    refused("statements[0].text.fr", "does not name", |pack| {
        put(pack, "/statements/0/text", "fr", json!("x"))
    });
    refused("personas[0].needs", "no text in en", set("/personas/0/needs", json!({})));
    refused("personas[0].strengths[0]", "no text in en", set("/personas/0/strengths/0/en", json!(" ")));
    for (text, reason) in [
        ("a\u{7}b", "control"),
        ("I sent \u{202e}three", "direction"),
        ("I sent \u{2066}three", "direction"),
        ("I <b>sent</b> it", "markup"),
        ("I sent \u{200b}it", "invisible"),
        ("I sent 👩\u{200d}💻", "joiner"),
    ] {
        refused("statements[0].text.en", reason, set("/statements/0/text/en", json!(text)));
        refused("personas[1].name.en", reason, set("/personas/1/name/en", json!(text)));
        refused("audit.method", reason, set("/audit/method", json!(text)));
    }
    refused("personas[0].name.en", "too long", set("/personas/0/name/en", json!("é".repeat(61))));
    refused("statements[0].text.en", "too long", set("/statements/0/text/en", json!("x".repeat(301))));
    refused("personas[0].needs.en", "too long", set("/personas/0/needs/en", json!("x".repeat(1_201))));
    refused("traits[0].id", "must be a name", set("/traits/0/id", json!("a b")));
    refused("personas[0].icon", "must be a name", set("/personas/0/icon", json!("../../x")));
    refused("id", "must be a name", set("/id", json!("")));
    refused("version", "form", set("/version", json!("latest")));
    refused("audit.date", "form", set("/audit/date", json!("today")));
}

#[test]
fn files_are_named_and_long_ones_not_even_read() {
    let folder = std::env::temp_dir().join(format!("pack-tools-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (pack, other) = (folder.join("p.json"), folder.join("p.de.json"));
    fs::write(&pack, " ".repeat(usize::try_from(LARGEST).unwrap() + 1)).unwrap();
    let mut report = Report::default();
    assert!(load::load(&pack, &[&other], &mut report).is_none());
    assert!(report.findings[0].file.ends_with("p.json") && report.findings[0].reason.contains("bytes"));
    assert!(Pack::read(&" ".repeat(2_000_001)).unwrap_err()[0].reason.contains("bytes"));

    fs::write(&pack, good().to_string()).unwrap();
    let mut report = Report::default();
    let loaded = load::load(&pack, &[&other, &folder], &mut report).unwrap();
    assert_eq!((loaded.pack.lang, report.findings.len()), (vec!["en".to_owned()], 2));
    assert!(report.findings[0].file.ends_with("p.de.json"), "{}", report.text());

    fs::write(&other, r#"{"pack": "small", "version": "1.0.0", "lang": "de", "texts": {"a": 1}}"#).unwrap();
    let mut report = Report::default();
    load::load(&pack, &[&other], &mut report).unwrap();
    assert_eq!(report.findings[0].path, "texts.a");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_language_says_how_personas_differ_where_the_pack_does() {
    let folder = std::env::temp_dir().join(format!("pack-tools-contrast-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (pack, other) = (folder.join("p.json"), folder.join("p.de.json"));
    let fault = |contrast: Option<&str>, texts: Value| {
        let mut json = good();
        if let Some(contrast) = contrast {
            put(&mut json, "/personas/0", "contrast", json!({"en": contrast}));
        }
        fs::write(&pack, json.to_string()).unwrap();
        let overlay = json!({"pack": "small", "version": "1.0.0", "lang": "de", "texts": texts});
        fs::write(&other, overlay.to_string()).unwrap();
        let mut report = Report::default();
        load::load(&pack, &[&other], &mut report).unwrap();
        let here = report.findings.into_iter().find(|found| found.path == "texts.personas.a.contrast");
        here.map(|found| found.reason)
    };
    let there = |text: &str| json!({"personas.a.contrast": text});
    assert_eq!(fault(Some("Not a birch."), json!({})).as_deref(), Some("is missing"));
    assert_eq!(fault(Some("Not a birch."), there(" ")).as_deref(), Some("is empty"));
    assert_eq!(fault(Some("Not a birch."), there("Keine Birke.")), None);
    assert_eq!(fault(None, there("Keine Birke.")).as_deref(), Some("is not a text of this pack"));
    assert_eq!(fault(None, json!({})), None);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_million_faults_are_told_as_two_hundred() {
    let mut pack = good();
    let names: serde_json::Map<String, Value> = (0..5_000).map(|k| (format!("x{k}"), json!(1))).collect();
    *at(&mut pack, "/statements/0/loadings") = Value::Object(names);
    assert_eq!(load::pack_of(&pack.to_string()).unwrap_err().len(), 200);
}
