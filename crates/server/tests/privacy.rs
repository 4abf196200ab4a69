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
