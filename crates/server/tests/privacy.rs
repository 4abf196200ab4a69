//! Nothing about a visitor stays: not in the database, not in its log, not in what the server writes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::{fs, path::Path};

use common::{Client, Folder, process::Process};

const AGENT: &str = "Mozilla/5.0 (Windows NT 10.0; rv:151.0) Gecko/20100101 Firefox/151.0 SECRETAGENT";

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

fn look(folder: &Path, addresses: &[&str]) {
    let mut looked = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        looked += bytes.len();
        assert!(!contains(&bytes, b"SECRETAGENT") && !contains(&bytes, b"Firefox"), "{}", path.display());
        for address in addresses {
            assert!(!contains(&bytes, address.as_bytes()), "{address} in {}", path.display());
            let octets: Vec<u8> = address.split('.').map(|part| part.parse().unwrap()).collect();
            if path.extension().is_some_and(|extension| extension == "log") {
                continue;
            }
            // The registers are small numbers, so only addresses of large ones say something when found.
            assert!(!contains(&bytes, &octets), "the bytes of {address} in {}", path.display());
        }
    }
    assert!(looked > 50_000, "only {looked} bytes were looked at");
}

#[test]
fn addresses_and_browsers_are_never_written_down() {
    let folder = Folder::new();
    let log = folder.data().join("server.log");
    fs::create_dir_all(folder.data()).unwrap();
    let more = [
        "--mode",
        "proxy",
        "--trusted-proxy",
        "127.0.0.1",
        "--public-url",
        "https://voices.example.org",
        "--facilitators",
        "fay",
    ];
    let server = Process::serve(0, &folder.data(), &log, &more);
    let client = Client::new(&server.base);
    let fay = [("x-remote-user", "fay"), ("x-polyphony", "1")];
    let story = serde_json::json!({
        "feed": "f", "guid": "1", "title": "T", "summary": "", "url": "https://e.org/", "topics": [], "source": "s",
        "language": "en", "kind": "news",
    });
    let submit = |body: serde_json::Value| {
        let id = common::new_id();
        let headers = [fay[0], fay[1], ("idempotency-key", id.as_str())];
        let command = serde_json::json!({ "id": id, "body": body }).to_string();
        let reply = client.send("POST", "/api/v1/commands", &headers, command.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
    };
    submit(serde_json::json!({ "type": "add_stories", "stories": [story] }));
    let found = client.send("GET", "/api/v1/stories", &fay, b"").json();
    submit(
        serde_json::json!({ "type": "record_share", "story": found["items"][0]["id"], "network": "x", "caption": "" }),
    );
    let shares = client.send("GET", "/api/v1/shares", &fay, b"").json();
    let link = format!("/r/{}", shares[0]["code"].as_str().unwrap());

    let addresses = ["203.211.213.217", "198.199.222.223", "211.233.244.251"];
    for address in addresses {
        for path in [link.as_str(), "/r/1111111111", "/api/v1/nothing"] {
            let headers = [("x-forwarded-for", address), ("user-agent", AGENT)];
            assert!(client.send("GET", path, &headers, b"").status >= 300);
        }
    }
    let reach = client.send("GET", "/api/v1/reach", &fay, b"").json();
    assert_eq!((reach["clicks"].as_u64(), reach["visitors_today"]["about"].as_u64()), (Some(3), Some(3)));
    look(&folder.data(), &addresses);
    assert_eq!(server.terminate(), Some(0));
    look(&folder.data(), &addresses);
    assert_eq!(fs::read_to_string(&log).unwrap(), "", "an ordinary day leaves no log");
}

#[test]
fn the_key_of_a_day_is_nowhere_when_the_day_is_over() {
    use domain::{
        store::{Changes, Key, Row, Store},
        time::Day,
        visit::DayKey,
    };
    let folder = Folder::new();
    let file = folder.path().join("x.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (day, key) = (Day::from_number(20_000), b"this is the key of a day, so long".to_vec());
    let everything = || {
        let log = fs::read(folder.path().join("x.db-wal")).unwrap_or_default();
        [fs::read(&file).unwrap(), log].concat()
    };
    runtime.block_on(async {
        let store = server::SqliteStore::open(&file).await.unwrap();
        let put = vec![Row::DayKey(DayKey { day, key: key.clone() })];
        store.commit(Changes { put, ..Changes::default() }).await.unwrap();
        store.checkpoint().await.unwrap();
        assert!(contains(&everything(), &key), "the test looks in the right place");
        store.commit(Changes { delete: vec![Key::DayKey(day)], ..Changes::default() }).await.unwrap();
        store.checkpoint().await.unwrap();
        assert!(!contains(&everything(), &key));
        store.close().await;
    });
}

/// Everything in the folder of the data, in one piece.
fn every_byte(folder: &Path) -> Vec<u8> {
    let files =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.flat_map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn whoever_erased_themselves_is_nowhere() {
    let folder = Folder::new();
    let mut config = common::proxied(&folder, "127.0.0.1");
    config.demo_seed = None;
    let server = common::Server::start(config);
    let submit = |person: &str, body: serde_json::Value| {
        let id = common::new_id();
        let headers = [("x-remote-user", person), ("x-polyphony", "1"), ("idempotency-key", id.as_str())];
        let command = serde_json::json!({ "id": id, "body": body }).to_string();
        let reply = server.client.send("POST", "/api/v1/commands", &headers, command.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
    };
    let read = |person: &str, path: &str| {
        let reply = server.client.send("GET", path, &[("x-remote-user", person)], b"");
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    };
    let story = serde_json::json!({
        "feed": "f", "guid": "1", "title": "T", "summary": "", "url": "https://e.org/", "topics": [], "source": "s",
        "language": "en", "kind": "news",
    });
    submit("fay", serde_json::json!({ "type": "add_stories", "stories": [story] }));
    let story = read("fay", "/api/v1/stories")["items"][0]["id"].clone();
    let pack = domain::quiz::Pack::read(include_str!("../../../public/packs/default.json")).unwrap();
    let mut links = Vec::new();
    for person in ["quetzalcoatl", "fay", "p1", "p2", "p3", "p4", "p5", "p6"] {
        let answers: Vec<_> = pack.questions.iter().take(12).map(|question| question.id.clone()).collect();
        let answers: Vec<_> = answers
            .iter()
            .map(|id| serde_json::json!({ "question": id, "response": { "kind": "level", "level": 4 } }))
            .collect();
        // Twice, so that there is a history; and the verdict is not theirs, whatever it says.
        for _ in 0..2 {
            let quiz =
                serde_json::json!({ "type": "finish_quiz", "pack": pack.reference(), "answers": answers });
            submit(person, quiz);
        }
        let runner_up = read(person, "/api/v1/me")["quiz"]["verdict"]["blend"][1]["persona"].clone();
        submit(person, serde_json::json!({ "type": "correct_verdict", "persona": runner_up }));
        let caption = format!("caption of {person} popocatepetl");
        submit(
            person,
            serde_json::json!({ "type": "record_share", "story": story, "network": "x", "caption": caption }),
        );
        let note = format!("note of {person} iztaccihuatl");
        submit(person, serde_json::json!({ "type": "save_step", "step": "a", "done": true, "note": note }));
        links.push(format!("/r/{}", read(person, "/api/v1/shares")[0]["code"].as_str().unwrap()));
        assert_eq!(server.client.get(links.last().unwrap()).status, 302);
    }
    // Their name also stands behind the persona mix.
    assert_eq!(read("fay", "/api/v1/programme/personas")["total"], 8);
    assert_eq!(read("quetzalcoatl", "/api/v1/me/data")["counted_as"].as_array().unwrap().len(), 1);
    assert!(contains(&every_byte(&folder.data()), b"quetzalcoatl"), "the test looks in the right place");
    submit("quetzalcoatl", serde_json::json!({ "type": "erase_me" }));

    assert_eq!(server.client.get(&links[0]).status, 404);
    assert_eq!(server.client.get(&links[1]).status, 302);
    let me = read("quetzalcoatl", "/api/v1/me");
    assert_eq!((&me["quiz"], &me["quiz_history"]), (&serde_json::Value::Null, &serde_json::json!([])));
    assert_eq!(read("fay", "/api/v1/programme/personas")["total"], 8, "what was published stays");
    let left = every_byte(&folder.data());
    assert!(!contains(&left, b"quetzalcoatl"), "the name, a caption or a note is still in a file");
    assert!(contains(&left, b"caption of fay") && contains(&left, b"note of p1"));
    server.stop();
    assert!(!contains(&every_byte(&folder.data()), b"quetzalcoatl"));
}
