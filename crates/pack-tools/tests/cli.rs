//! The program as it is called: what it prints, and with which code it ends.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::process::Command;

use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/packs");

fn polyphony_pack(words: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_polyphony-pack")).args(words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// A file with this JSON, gone with the value.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, json: &Value) -> Self {
        let path = std::env::temp_dir().join(format!("polyphony-pack-{name}-{}.json", std::process::id()));
        std::fs::write(&path, json.to_string()).unwrap();
        Self(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

#[test]
fn a_good_pack_ends_with_0_once_its_vectors_are_in_it() {
    let mut pack = common::good();
    let bare = File::new("bare", &pack);
    let (code, told, _) = polyphony_pack(&["lint", bare.name()]);
    assert_eq!(code, Some(1));
    assert!(told.ends_with("[test-vector]\n1 thing to mend\n"), "{told}");
    let (code, made, _) = polyphony_pack(&["vectors", bare.name(), "--count", "2", "--seed", "7"]);
    assert_eq!(code, Some(0));
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made.as_array().unwrap().len(), 2);
    common::put(&mut pack, "", "test_vectors", made);
    let whole = File::new("whole", &pack);
    let (code, told, _) = polyphony_pack(&["lint", whole.name()]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.ends_with("nothing to mend\n"), "{told}");
}

#[test]
fn findings_are_printed_for_programs_as_well() {
    let mut pack = common::good();
    *common::at(&mut pack, "/statements/0/a") = json!(0);
    let file = File::new("broken", &pack);
    let (code, told, _) = polyphony_pack(&["lint", "--json", file.name(), "no-such-file.json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let found = json!({
        "rule": "refused", "file": file.name(), "path": "statements[0].a", "reason": "must lie between 0.05 and 10"
    });
    assert_eq!((code, &told["findings"]), (Some(1), &json!([found])));
}

#[test]
fn what_is_not_understood_ends_with_2() {
    for (words, reason) in [
        (&["lint"][..], "needs the file"),
        (&["mend"], "is not a command"),
        (&["lint", "x.json", "--loud"], "is not a flag"),
        (&["lint", "x.json", "--simulate"], "without a value"),
        (&["lint", "x.json", "--simulate", "many"], "is not a number"),
        (&["vectors"], "one pack"),
    ] {
        let (code, _, told) = polyphony_pack(words);
        assert_eq!(code, Some(2), "{words:?}");
        assert!(told.contains(reason), "{told}");
    }
    assert!(polyphony_pack(&["help"]).1.contains("Exit codes"));
}

#[test]
fn the_default_pack_breaks_no_rule_in_any_language() {
    let files = ["", ".ar", ".de", ".es", ".fr"].map(|lang| format!("{FOLDER}/default{lang}.json"));
    let words: Vec<&str> = ["lint"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let (code, told, _) = polyphony_pack(&words);
    assert_eq!(code, Some(0), "{told}");
}
