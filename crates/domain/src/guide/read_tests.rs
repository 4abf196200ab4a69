//! Broken files are refused, each fault at its place.

use serde_json::{Value, json};

use super::{
    super::{decision::Leads, way::LONGEST},
    *,
};

pub(super) const GUIDE: &str = include_str!("../../../../public/content/guide/en.json");
pub(super) const RULES: &str = include_str!("../../../../public/content/guide/rules.json");

/// The faults of the written guide after a change, as `pointer: reason`.
fn after(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(GUIDE).unwrap();
    *file.pointer_mut(pointer).unwrap() = value;
    read(&file.to_string(), &rules(RULES).unwrap()).unwrap_err().to_string()
}

fn rules_after(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(RULES).unwrap();
    *file.pointer_mut(pointer).unwrap() = value;
    rules(&file.to_string()).unwrap_err().to_string()
}

#[test]
fn what_is_written_is_sound() {
    let (guide, rules) = written();
    assert_eq!((guide.entries.len(), rules.len()), (40, 44));
    assert_eq!(guide.claim(&rules[0]), rules[0].claim);
}

#[test]
fn every_language_is_sound_and_leads_the_same_ways() {
    let (english, rules) = written();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/content/guide");
    let mut languages = 0;
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.ends_with("rules.json") {
            continue;
        }
        let guide = read(&std::fs::read_to_string(&file).unwrap(), &rules);
        let guide = guide.unwrap_or_else(|faults| panic!("{}: {faults}", file.display()));
        let ways = |guide: &Guide| -> Vec<(String, Vec<Leads>)> {
            let ways = guide.decision.questions.iter();
            ways.map(|q| (q.id.clone(), q.answers.iter().map(|a| a.leads.clone()).collect())).collect()
        };
        assert_eq!(ways(&guide), ways(&english), "{}", guide.lang);
        languages += 1;
    }
    assert!(languages > 0);
}

#[test]
fn a_broken_file_is_refused_with_line_and_column() {
    assert!(read("{\"lang\": \"en\",\n", &[]).unwrap_err().to_string().contains("line 2"));
    assert!(read("[]", &[]).unwrap_err().to_string().contains("/sections: must be a list"));
}

#[test]
fn ways_that_lead_nowhere_are_faults() {
    let at = "/decision/questions/0/answers/0";
    let missing = after(at, json!({"label": "No", "next": "nowhere"}));
    assert!(missing.contains("/decision/questions/0/answers/0/next: there is no question nowhere"));
    assert!(missing.contains("reward is never asked"));
    let circle = after("/decision/questions/1/answers/0", json!({"label": "No", "next": "crisis"}));
    assert!(circle.contains("/decision/questions/0: crisis leads back to itself"), "{circle}");
    let both = after(at, json!({"label": "No", "next": "reward", "verdict": "no-crisis"}));
    assert!(both.contains("/decision/questions/0: an answer must have either next or verdict"), "{both}");
    assert!(after("/decision/start", json!("x")).contains("/decision/start: there is no question x"));
    assert!(after(at, json!({"label": "No", "verdict": "x"})).contains("/verdict: there is no verdict x"));
}

#[test]
fn a_way_may_have_six_questions_and_no_more() {
    let chain = |length: usize| {
        let mut file: Value = serde_json::from_str(GUIDE).unwrap();
        let end = |i: usize| if i + 1 < length { format!("q{}", i + 1) } else { String::new() };
        let question = |i: usize| {
            let last = json!({"label": "b", "verdict": "only"});
            let on = json!({"label": "a", "next": end(i)});
            let first = if i + 1 < length { on } else { last.clone() };
            json!({"id": format!("q{i}"), "text": "?", "answers": [first, last]})
        };
        file["decision"]["start"] = json!("q0");
        file["decision"]["questions"] = (0..length).map(question).collect();
        let verdict = file["decision"]["verdicts"][0].clone();
        file["decision"]["verdicts"] = json!([verdict]);
        file["decision"]["verdicts"][0]["id"] = json!("only");
        read(&file.to_string(), &rules(RULES).unwrap())
    };
    for length in 1..=LONGEST {
        assert!(chain(length).is_ok(), "{length}");
    }
    assert!(chain(LONGEST + 1).unwrap_err().to_string().contains("after more than 6 questions"));
}

#[test]
fn verdicts_are_whole() {
    let kindless = after("/decision/verdicts/0/kind", json!(null));
    assert!(kindless.contains("/decision/verdicts/0: "), "{kindless}");
    let ask = after("/decision/verdicts/7/ask", json!(null));
    assert!(ask.contains("/decision/verdicts/7/ask: must say whom to ask"), "{ask}");
    let rests = after("/decision/verdicts/0/rule_scope", json!("none"));
    assert!(rests.contains("a yes must rest on rules"), "{rests}");
}

#[test]
fn empty_and_doubled_things_are_faults() {
    assert!(after("/entries/3/title", json!(" ")).contains("/entries/3/title: must not be empty"));
    assert!(after("/entries/0/body/2/list/1", json!("")).contains("/entries/0/body/2/1: must not be empty"));
    assert!(
        after("/entries/1/id", json!("whose-account"))
            .contains("/entries/1/id: whose-account is there twice")
    );
    assert!(after("/entries/0/section", json!("x")).contains("/entries/0/section: there is no section x"));
    assert!(after("/do", json!([])).contains("/do: must not be empty"));
    assert!(
        after("/sections/0", json!({"id": "start", "title": "Start", "extra": 1})).contains("unknown field")
    );
}

#[test]
fn claims_are_those_of_the_rules() {
    let at = "/claims/us-employee-disclosure";
    assert!(after(at, json!("other")).contains("is not what the rule claims"));
    assert!(after("/claims", json!({})).contains("us-employee-disclosure is missing"));
    assert!(after("/claims", json!({"xx": "y"})).contains("/claims/xx: there is no such rule"));
}

#[test]
fn rules_without_source_or_status_are_refused() {
    assert!(rules_after("/0/source_title", json!("")).contains("/0/source_title: must not be empty"));
    assert!(rules_after("/0/source_title", json!(null)).contains("/0: "));
    assert!(rules_after("/0/status", json!("perhaps")).contains("/0: unknown variant"));
    assert!(rules_after("/0/url", json!(null)).contains("/0/url: must be there if the rule is sourced"));
    assert!(rules_after("/0/url", json!("javascript:alert(1)")).contains("/0/url: must be on the web"));
    assert!(rules_after("/0/id", json!("gb-employee-x")).contains("/0/id: must begin with its country"));
    assert!(rules_after("/0/id", json!("us-pets-x")).contains("/0/id"));
    assert!(rules_after("/0/checked_on", json!("yesterday")).contains("/0/checked_on: must be a day"));
}

/// Whatever single value of a file is lost, reading either refuses it or gives a guide that leads to an answer.
#[test]
fn no_lost_value_leads_into_the_dark() {
    let whole: Value = serde_json::from_str(GUIDE).unwrap();
    let rules = rules(RULES).unwrap();
    let mut pointers = Vec::new();
    below(&whole, String::new(), &mut pointers);
    let mut refused = 0;
    // A prime step: every sort of place is met, and the test stays short.
    for pointer in pointers.iter().step_by(7) {
        let mut file = whole.clone();
        *file.pointer_mut(pointer).unwrap() = Value::Null;
        match read(&file.to_string(), &rules) {
            Err(faults) => {
                assert!(!faults.0.is_empty());
                refused += 1;
            }
            Ok(guide) => assert!(guide.decision.question(&guide.decision.start).is_some(), "{pointer}"),
        }
    }
    assert!(refused > 100, "{refused}");
}

fn below(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(rows) => {
            rows.iter().enumerate().for_each(|(i, row)| below(row, format!("{at}/{i}"), pointers))
        }
        Value::Object(map) => map.iter().for_each(|(key, row)| below(row, format!("{at}/{key}"), pointers)),
        _ => pointers.push(at),
    }
}
