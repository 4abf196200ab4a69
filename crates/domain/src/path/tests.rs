//! The paths as they ship, and what breaks them.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use super::{Paths, done_at, read};
use crate::{
    progress::{Progress, StepRecord},
    quiz::Pack,
    time::Instant,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public");

fn english() -> String {
    fs::read_to_string(format!("{FOLDER}/content/paths/en.json")).unwrap()
}

fn paths() -> Paths {
    read(&english()).unwrap()
}

fn done(steps: &[(&str, i64)]) -> Progress {
    let record = |at: i64| StepRecord {
        done_at: Some(Instant::from_millis(at)),
        note: String::new(),
        at: Instant::from_millis(at),
    };
    Progress { steps: steps.iter().map(|(step, at)| ((*step).to_owned(), record(*at))).collect() }
}

/// The English paths with one place replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut root: Value = serde_json::from_str(&english()).unwrap();
    *root.pointer_mut(pointer).unwrap() = value;
    root
}

fn pointers(root: &Value) -> Vec<String> {
    read(&root.to_string()).unwrap_err().into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn a_persona_of_the_company_s_own_has_a_path_of_its_practices() {
    let text = fs::read_to_string(format!("{FOLDER}/packs/default.json")).unwrap();
    let mut pack = Pack::read(&text).unwrap();
    let mut own = pack.personas[0].clone();
    own.id = "counsellor".to_owned();
    pack.personas.push(own.clone());
    let written = paths();
    let all = paths().with_pack(&pack);
    let made = &all.paths["counsellor"];
    let titles: Vec<&str> = made.steps.iter().map(|step| step.title.as_str()).collect();
    let practices: Vec<&str> = own.practices.iter().map(|text| text["en"].as_str()).collect();
    assert_eq!(titles, practices);
    assert_eq!(made.steps[0].id, "counsellor.practice_1");
    assert!(Progress::default().save(&made.steps[0].id, true, "", Instant::from_millis(1)).is_ok());
    for (persona, path) in &written.paths {
        assert_eq!(all.paths[persona], *path, "what somebody wrote stays");
    }
}

#[test]
fn every_persona_has_a_path_of_six_steps_or_more() {
    let pack = Pack::read(&fs::read_to_string(format!("{FOLDER}/packs/default.json")).unwrap()).unwrap();
    let paths = paths();
    let personas: BTreeSet<&str> = pack.personas.iter().map(|persona| persona.id.as_str()).collect();
    assert_eq!(paths.paths.keys().map(String::as_str).collect::<BTreeSet<_>>(), personas);
    for (persona, path) in &paths.paths {
        assert!(path.steps.len() >= 6, "{persona}");
        assert!(path.steps.iter().any(|step| step.badge.is_some()), "{persona} earns nothing");
    }
}

#[test]
fn every_language_has_the_same_steps() {
    let shape = |paths: &Paths| {
        let steps = paths.paths.values().flat_map(|path| &path.steps);
        steps.map(|s| (s.id.clone(), s.kind, s.minutes, s.go, s.badge.clone())).collect::<Vec<_>>()
    };
    let english = shape(&paths());
    for file in fs::read_dir(format!("{FOLDER}/content/paths")).unwrap() {
        let file = file.unwrap().path();
        let there = read(&fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|faults| panic!("{}: {faults:#?}", file.display()));
        assert_eq!(file.file_stem().unwrap(), there.lang.as_str());
        assert_eq!(shape(&there), english, "{}", there.lang);
    }
}

#[test]
fn each_fault_is_named_with_its_place() {
    let step = "/paths/expert/steps/2";
    for (member, value) in [
        ("id", json!("expert twice")),
        ("id", json!("messenger.pick-one")),
        ("kind", json!("quest")),
        ("kind", json!(null)),
        ("minutes", json!(0)),
        ("minutes", json!(2.5)),
        ("title", json!(" ")),
        ("why", json!(7)),
        ("how", json!([])),
        ("how", json!(["a", ""])),
        ("done", json!("")),
        ("go", json!("shop")),
        ("badge", json!("gold")),
    ] {
        let place = format!("{step}/{member}");
        assert_eq!(pointers(&with(&place, value.clone()))[0], place, "{value}");
    }
}

#[test]
fn broken_files_are_refused_with_every_fault_at_once() {
    assert_eq!(read("{").unwrap_err()[0].pointer, "");
    assert_eq!(pointers(&json!([]))[0], "");
    assert_eq!(pointers(&with("/paths/scout/steps", json!({})))[0], "/paths/scout/steps");
    let mut root = with("/paths/scout/title", json!(""));
    root["badges"]["a/b"] = json!({"name": "n", "text": "t"});
    root["paths"]["liker"]["coler"] = json!(1);
    root["paths"]["liker"]["steps"][0]["id"] = root["paths"]["liker"]["steps"][1]["id"].clone();
    assert_eq!(
        pointers(&root),
        ["/paths/liker/coler", "/paths/liker/steps/1/id", "/paths/scout/title", "/badges/a~1b"]
    );
    root.as_object_mut().unwrap().remove("version");
    assert!(pointers(&root).contains(&"/version".to_owned()));
}

#[test]
fn no_cut_of_the_file_is_taken_for_the_whole() {
    let text = english();
    for end in (0..text.len()).step_by(997).filter(|end| text.is_char_boundary(*end)) {
        assert!(read(&text[..end]).is_err(), "{end}");
    }
}

#[test]
fn the_next_step_is_the_first_that_is_open_whatever_the_order_of_doing() {
    let paths = paths();
    for path in paths.paths.values() {
        // Every set of done steps of a path, up to seven steps.
        for set in 0..(1_u32 << path.steps.len().min(7)) {
            let chosen: Vec<(&str, i64)> = path
                .steps
                .iter()
                .enumerate()
                .filter(|(place, _)| set & (1 << place) != 0)
                .map(|(place, step)| (step.id.as_str(), 100 - place as i64))
                .collect();
            let progress = done(&chosen);
            assert_eq!(path.done(&progress), chosen.len());
            match path.next_step(&progress) {
                Some(next) => {
                    assert!(done_at(&progress, &next.id).is_none());
                    let before = path.steps.iter().take_while(|step| step.id != next.id);
                    assert!(before.into_iter().all(|step| done_at(&progress, &step.id).is_some()));
                }
                None => assert_eq!(chosen.len(), path.steps.len()),
            }
        }
    }
}

#[test]
fn badges_follow_from_what_is_done_and_only_from_that() {
    let paths = paths();
    assert!(paths.earned(&Progress::default()).is_empty());
    let progress = done(&[
        ("messenger.own-line", 10),
        ("messenger.missing-story", 30),
        ("messenger.pick-one", 40),
        ("gone.step", 50),
    ]);
    let earned = paths.earned(&progress);
    let ids: Vec<&str> = earned.iter().map(|earned| earned.id).collect();
    assert_eq!(ids, ["messenger-both-ways", "messenger-own-line"], "newest first");
    assert!(earned.iter().all(|earned| earned.persona == "messenger"));
    // A note alone is no deed.
    let mut noted = progress;
    if let Some(record) = noted.steps.get_mut("messenger.own-line") {
        record.done_at = None;
        record.note = "later".to_owned();
    }
    assert_eq!(paths.earned(&noted).len(), 1);
}
