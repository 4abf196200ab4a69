//! Every rule has a pack that breaks it and no other.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{at, good, linted, list, put, read};
use domain::quiz::{Overlay, Pack};
use pack_tools::{finding::Report, lint, load::Loaded};
use serde_json::{Value, json};

/// Breaks the good pack, and demands that exactly one rule says so, somewhere at this path.
fn trips(rule: &str, path: &str, change: impl FnOnce(&mut Value)) {
    let mut pack = good();
    change(&mut pack);
    only(rule, path, &linted(read(&pack)));
}

fn only(rule: &str, path: &str, report: &Report) {
    let rules: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, BTreeSet::from([rule]), "{}", report.text());
    assert!(report.findings.iter().any(|finding| finding.path.starts_with(path)), "{}", report.text());
}

fn text(words: &str) -> impl FnOnce(&mut Value) {
    let words = words.to_owned();
    move |pack| *at(pack, "/statements/23/text/en") = json!(words)
}

#[test]
fn the_good_pack_breaks_none() {
    let report = linted(read(&good()));
    assert_eq!(report.findings, [], "{}", report.text());
    assert!(report.text().contains("live blocks of mixed keying: 3 of 3"), "{}", report.text());
}

#[test]
fn traits_need_statements_from_both_sides() {
    trips("statements-per-trait", "traits[0]", |pack| {
        list(pack, "/statements").remove(5);
        list(pack, "/questions").remove(5);
    });
    trips("reversed-per-trait", "traits[1]", |pack| {
        *at(pack, "/statements/13/keyed") = json!(1);
        *at(pack, "/statements/15/keyed") = json!(1);
    });
}

#[test]
fn wording_is_short_single_sober_and_of_oneself() {
    let path = "statements[23].text.en";
    trips(
        "too-many-words",
        path,
        text("I sent a song to my team on each of the four days of this long week."),
    );
    trips("two-behaviours", path, text("I wrote a song and sent it to my team."));
    trips("virtue-word", path, text("I sent a good song to my team."));
    trips("first-person", path, text("Songs went to the team."));
    trips("persona-hint", path, text("I sent a song about cedars to my team."));
    trips("reversed-by-negation", path, text("I didn’t send songs to my team."));
}

#[test]
fn other_languages_have_words_of_their_own() {
    for (lang, words, rule) in [
        ("de", "Ich habe meinem Team ein Lied geschickt.", ""),
        ("de", "Ich habe ein Lied geschrieben und verschickt.", "two-behaviours"),
        ("de", "Ich habe kein Lied verschickt.", "reversed-by-negation"),
        ("de", "Ich habe ein ehrliches Lied verschickt.", "virtue-word"),
        ("de", "Lieder gingen hinaus.", "first-person"),
        ("fr", "J’ai envoyé une chanson à mon équipe.", ""),
        ("fr", "J’ai écrit une chanson et je l’ai envoyée.", "two-behaviours"),
        ("fr", "Je n’ai envoyé de chanson à personne.", "reversed-by-negation"),
        ("fr", "J’ai envoyé une bonne chanson.", "virtue-word"),
        ("fr", "Une chanson est partie.", "first-person"),
        ("es", "Enviaría una canción al equipo.", ""),
        ("es", "He escrito una canción y la he enviado.", "two-behaviours"),
        ("es", "He pasado de canciones sin más.", ""),
        ("es", "Nunca he enviado canciones.", "reversed-by-negation"),
        ("es", "He enviado una canción honesta.", "virtue-word"),
        ("es", "Una canción para el equipo.", "first-person"),
        ("ar", "أرسلت أغنية إلى فريقي.", ""),
        ("ar", "كتبت أغنية وأرسلت نسخة منها.", "two-behaviours"),
        ("ar", "وضعت أغنية على صفحتي.", ""),
        ("ar", "لم أرسل أغنية إلى فريقي.", "reversed-by-negation"),
        ("ar", "أرسلت أغنية رائعة إلى فريقي.", "virtue-word"),
    ] {
        let mut loaded = Loaded::new(read(&good()), "pack.json");
        // Every other text stays English, which only this statement's language may judge.
        loaded.pack.lang.push(lang.to_owned());
        loaded.overlays.insert(lang.to_owned(), "pack.xx.json".to_owned());
        loaded.pack.statements[23].text.insert(lang.to_owned(), words.to_owned());
        let mut report = Report::default();
        lint::lint(&loaded, &mut report);
        let found: Vec<(&str, &str, &str)> =
            report.findings.iter().map(|f| (f.rule, f.file.as_str(), f.path.as_str())).collect();
        let expected = [(rule, "pack.xx.json", "texts.statements.c_8")];
        assert_eq!(found, if rule.is_empty() { &[][..] } else { &expected[..] }, "{words}");
    }
}

#[test]
fn blocks_are_fair_and_let_everybody_meet() {
    trips("desirability-spread", "questions[24]", |pack| {
        *at(pack, "/statements/0/desirability") = json!(4.8)
    });
    trips("persona-twice", "questions[24]", |pack| {
        *at(pack, "/personas/1/weights") = json!({"a": 0.8, "b": 0.6});
        *at(pack, "/statements/8/loadings") = json!({"b": -0.5, "a": 0.45});
        let prompt = json!({"en": "Which?"});
        list(pack, "/questions").push(json!({
            "id": "t_4", "kind": "best_worst", "statements": ["a_4", "b_4", "c_6"], "prompt": prompt, "status": "live"
        }));
    });
    let pair = |k: usize| {
        json!({
            "id": format!("p_{k}"), "kind": "pick_one", "statements": [format!("a_{k}"), format!("b_{k}")],
            "prompt": {"en": "Which?"}, "status": "live"
        })
    };
    trips("pair-coverage", "questions", |pack| {
        let questions = list(pack, "/questions");
        questions.truncate(26);
        questions.extend([3, 4, 5].map(pair));
    });
    trips("too-few-blocks", "questions", |pack| {
        for (block, statement) in [(24, 0), (25, 1), (26, 6)] {
            let path = format!("/questions/{block}/statements");
            *at(pack, &format!("/statements/{statement}/loadings")) = json!({"a": 1.0, "b": 1.0});
            list(pack, &path).remove(1);
        }
    });
    trips("mixed-keying", "questions", |pack| {
        for (block, new) in
            [(24, ["a_1", "b_1", "c_1"]), (25, ["a_2", "b_2", "c_2"]), (26, ["a_3", "b_3", "c_3"])]
        {
            *at(pack, &format!("/questions/{block}/statements")) = json!(new);
        }
    });
}

#[test]
fn numbers_are_plausible_and_rest_on_something() {
    trips("seconds", "questions[24]", |pack| put(pack, "/questions/24", "seconds", json!(2.0)));
    trips("seconds", "questions[3]", |pack| put(pack, "/questions/3", "seconds", json!(61.0)));
    trips("unused-statement", "statements[4]", |pack| drop(list(pack, "/questions").remove(4)));
    trips("unused-statement", "statements[4]", |pack| *at(pack, "/questions/4/status") = json!("retired"));
    trips("dif", "statements[2].dif", |pack| put(pack, "/statements/2", "dif", json!(0.6)));
    trips("calibration", "norms", |pack| {
        *at(pack, "/status") = json!("calibrated");
        for k in 0..24 {
            put(pack, &format!("/statements/{k}"), "se", json!(0.1));
            put(pack, &format!("/statements/{k}"), "n_cal", json!(400));
        }
    });
    trips("calibration", "statements[0]", |pack| {
        *at(pack, "/status") = json!("calibrated");
        let norms = json!({"date": "2026-11-22", "population": "Staff of one company.", "people": 400});
        put(pack, "", "norms", norms);
    });
}

#[test]
fn vectors_hold_to_the_last_bit() {
    let good: Pack = read(&good());
    let broken = |change: &dyn Fn(&mut Pack)| {
        let mut pack = good.clone();
        change(&mut pack);
        only("test-vector", "test_vectors", &linted(pack));
    };
    broken(&|pack| pack.test_vectors.clear());
    broken(&|pack| {
        let mean = &mut pack.test_vectors[0].expect.blend[0].mean;
        let next = mean.parse::<f64>().unwrap().next_up();
        *mean = next.to_string();
    });
    broken(&|pack| pack.test_vectors[0].expect.primary = "b_nobody".into());
    broken(&|pack| drop(pack.test_vectors[0].expect.blend.pop()));
    broken(&|pack| pack.test_vectors[0].answers.truncate(2));
    broken(&|pack| pack.test_vectors[0].answers[0].question = "gone".into());
    // A changed number of the pack changes what the answers come to.
    broken(&|pack| pack.statements.iter_mut().for_each(|statement| statement.a = 1.6));
}

#[test]
fn a_finding_of_a_language_names_its_file() {
    let mut loaded = Loaded::new(read(&good()), "pack.json");
    let places: Vec<String> = loaded.pack.faults().into_iter().map(|fault| fault.path).collect();
    assert_eq!(places, [""; 0]);
    let overlay = Overlay {
        pack: "small".into(),
        version: "1.0.0".into(),
        lang: "pt".into(),
        texts: [("statements.c_9".to_owned(), "x".to_owned())].into(),
    };
    let faults = loaded.pack.translate(&overlay).unwrap_err();
    assert!(faults.iter().any(|fault| fault.path == "texts.statements.c_9"), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.path == "texts.personas.a.name"), "{faults:?}");
}
