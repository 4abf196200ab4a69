//! Copies: there and back, and never of something else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::fs;

use common::{
    Client, Folder,
    process::{self, Process},
};

fn run(words: &[&str]) -> (Option<i32>, String) {
    let output = process::command().args(words).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn a_programme_survives_its_copy() {
    let folder = Folder::new();
    let log = folder.path().join("log");
    let data = folder.data().display().to_string();
    let copy = folder.path().join("copy.db").display().to_string();
    let serve = || Process::serve(0, &folder.data(), &log, &["--demo"]);

    let server = serve();
    let me = Client::new(&server.base).enter("demo-ambassador");
    let link = me.share();
    assert_eq!(me.get(&link).status, 302);
    let clicks = |me: &Client| me.get("/api/v1/reach").json()["clicks_ever"].as_u64().unwrap();
    let before = clicks(&me);
    let (code, said) = run(&["backup", &copy, "--data", &data]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(me.get(&link).status, 302);
    assert_eq!(clicks(&me), before + 1);

    let (code, said) = run(&["restore", &copy, "--data", &data]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("a server is running"), "{said}");
    let second =
        process::command().args(["serve", "--listen", "127.0.0.1:0", "--data", &data]).output().unwrap();
    assert_eq!(second.status.code(), Some(2), "two servers on one folder");
    assert_eq!(server.terminate(), Some(0));

    let (code, said) = run(&["restore", &copy, "--data", &data]);
    assert_eq!(code, Some(0), "{said}");
    let server = serve();
    let me = Client::new(&server.base).enter("demo-ambassador");
    assert_eq!(clicks(&me), before);
    assert_eq!(me.get(&link).status, 302, "the link is in the copy");
    assert_eq!(clicks(&me), before + 1);
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn keys_of_visitor_hashes_are_not_in_a_copy() {
    let folder = Folder::new();
    let log = folder.path().join("log");
    let server = Process::serve(0, &folder.data(), &log, &["--demo"]);
    let me = Client::new(&server.base).enter("demo-ambassador");
    assert_eq!(me.get(&me.share()).status, 302);
    assert_eq!(server.terminate(), Some(0));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let keys = |file: std::path::PathBuf| {
        runtime.block_on(async {
            let store = server::SqliteStore::open(&file).await.unwrap();
            let keys = domain::store::Store::day_keys(&store).await.unwrap();
            store.close().await;
            keys
        })
    };
    let key = keys(folder.data().join("polyphony.db")).pop().unwrap().key;
    let copy = folder.path().join("copy.db");
    let (code, said) = run(&["backup", copy.to_str().unwrap(), "--data", folder.data().to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    let bytes = fs::read(&copy).unwrap();
    assert!(!bytes.windows(32).any(|window| window == key), "the key is still in the file");
    assert_eq!(keys(copy), []);
}

#[test]
fn only_a_sound_copy_is_restored() {
    let folder = Folder::new();
    let data = folder.data().display().to_string();
    folder.write("text", b"not a database at all");
    folder.write("empty", b"");
    let file = |name: &str| folder.path().join(name).display().to_string();
    for (name, says) in [("text", "is not a copy"), ("empty", "is not a copy"), ("missing", "No such file")] {
        let (code, said) = run(&["restore", &file(name), "--data", &data]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(says), "{name}: {said}");
    }
    assert!(!folder.data().join("polyphony.db").exists());
    let (code, said) = run(&["load-demo", "--data", &data]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["load-demo", "--data", &data]);
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = run(&["backup", &file("copy"), "--data", &data]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["backup", &file("copy"), "--data", &data]);
    assert_eq!(code, Some(1), "a copy is never written over: {said}");
    let mut bytes = fs::read(file("copy")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0xff);
    folder.write("damaged", &bytes);
    let (code, said) = run(&["restore", &file("damaged"), "--data", &data]);
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = run(&["backup", &file("other"), "--data", &file("nowhere")]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("there is no programme"), "{said}");
}
