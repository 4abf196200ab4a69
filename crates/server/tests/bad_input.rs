//! Whatever comes in: an answer that says what is wrong and where, and a server that goes on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{BROWSER, Folder, Reply, Server, config, new_id, process};
use serde_json::json;

#[track_caller]
fn problem(reply: &Reply, status: u16, kind: &str) {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.json()["kind"], kind);
    assert_eq!(reply.json()["status"], status);
}

#[test]
fn strange_requests_get_located_answers() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let nobody = &server.client;
    let me = nobody.enter("demo-ambassador");

    for path in [
        "/api/v1/nothing",
        "/api",
        "/api/v1/me/x",
        "/live/x",
        "/pictures/x.jpg",
        "/pictures/%2e%2e%2fpolyphony.db",
        "/r",
    ] {
        problem(&nobody.get(path), 404, "not_found");
    }
    let ours = [("x-polyphony", "1")];
    problem(&nobody.send("PUT", "/api/v1/me", &ours, b"{}"), 405, "invalid");
    problem(&nobody.send("POST", "/api/v1/about", &ours, b"{}"), 405, "invalid");
    problem(&nobody.send("DELETE", "/index.html", &ours, b""), 405, "invalid");
    problem(&nobody.get("/api/v1/me"), 401, "unauthenticated");
    problem(&nobody.get("/live"), 401, "unauthenticated");
    problem(&me.get("/api/v1/programme/reach"), 403, "forbidden");
    problem(&me.get("/api/v1/stories/not-an-id"), 404, "not_found");

    for (query, pointer) in [
        ("limit=x", "/limit"),
        ("limit=101", "/limit"),
        ("limit=-1", "/limit"),
        ("order=best", "/order"),
        ("cursor=1", "/cursor"),
    ] {
        let reply = me.get(&format!("/api/v1/stories?{query}"));
        problem(&reply, 422, "invalid");
        assert_eq!(reply.json()["fields"][0]["pointer"], pointer, "{query}");
    }
    problem(&me.get("/api/v1/reach?span=year"), 422, "invalid");
    problem(&me.get("/api/v1/events?after=soon"), 422, "invalid");
    assert_eq!(me.get("/api/v1/events?after=99999999999").json()["reset"], true);

    for body in
        ["", "{", "[]", "null", "{\"voice\":5}", "{\"voice\":\"x\",\"more\":1}", "{\"voice\":\"newcomer\"} x"]
    {
        let reply = nobody.send("POST", "/api/v1/session", &ours, body.as_bytes());
        problem(&reply, 422, "invalid");
        assert!(reply.json()["fields"][0]["reason"].as_str().unwrap().contains("line 1"), "{body}");
    }
    problem(&nobody.post("/api/v1/session", &json!({ "voice": "nobody-known" })), 404, "not_found");
    problem(&nobody.post("/api/v1/session", &json!({ "voice": "../x" })), 422, "invalid");
    let huge = vec![b' '; 3_000_000];
    problem(&nobody.send("POST", "/api/v1/session", &ours, &huge), 413, "too_large");
    assert_eq!(nobody.get("/api/v1/health").status, 200);
    server.stop();
}

#[test]
fn commands_need_their_key_and_mean_one_thing() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let me = server.client.enter("demo-ambassador");
    let id = new_id();
    let story = me.get("/api/v1/stories?limit=1").json()["items"][0]["id"].clone();
    let body = json!({ "type": "record_share", "story": story, "network": "email", "caption": "Mine" });
    let command = json!({ "id": id, "body": body }).to_string();
    let send = |headers: &[(&str, &str)]| me.send("POST", "/api/v1/commands", headers, command.as_bytes());

    problem(&send(&[("x-polyphony", "1")]), 422, "invalid");
    problem(&send(&[("x-polyphony", "1"), ("idempotency-key", &new_id())]), 422, "invalid");
    let shares = me.get("/api/v1/shares").json().as_array().unwrap().len();
    let first = me.submit(&id, &body);
    assert_eq!((first.status, &first.json()["status"]), (200, &json!("applied")));
    assert_eq!(me.submit(&id, &body).status, 200, "a repetition is the same");
    assert_eq!(me.get("/api/v1/shares").json().as_array().unwrap().len(), shares + 1);
    let other = json!({ "type": "record_share", "story": story, "network": "x", "caption": "Mine" });
    let reply = me.submit(&id, &other);
    problem(&reply, 422, "invalid");
    assert_eq!(reply.json()["refused"], true);
    // Another person with the same id is another use, too.
    problem(&server.client.enter("demo-facilitator").submit(&id, &body), 422, "invalid");

    let unknown = json!({ "type": "record_share", "story": new_id(), "network": "x", "caption": "" });
    assert_eq!(me.submit(&new_id(), &unknown).json()["fields"][0]["pointer"], "/story");
    problem(&me.submit(&new_id(), &json!({ "type": "dance" })), 422, "invalid");
    problem(&me.submit(&new_id(), &json!({ "type": "empty_demo" })), 403, "forbidden");
    problem(&me.submit("not-an-id", &body), 422, "invalid");
    server.stop();
}

#[test]
fn other_sites_cannot_use_a_visitors_browser() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let nobody = &server.client;
    let enter = |headers: &[(&str, &str)]| {
        nobody.send("POST", "/api/v1/session", headers, b"{\"voice\":\"newcomer\"}")
    };
    problem(&enter(&[]), 403, "forbidden");
    problem(&enter(&[("x-polyphony", "1"), ("origin", "https://evil.example")]), 403, "forbidden");
    problem(&enter(&[("x-polyphony", "1"), ("origin", "null")]), 403, "forbidden");
    assert_eq!(enter(&[("x-polyphony", "1"), ("origin", &nobody.base)]).status, 200);
    problem(&nobody.send("GET", "/api/v1/about", &[("host", "evil.example")], b""), 403, "forbidden");
    assert_eq!(nobody.send("GET", "/api/v1/about", &[("host", "localhost:1")], b"").status, 200);
    server.stop();
}

#[test]
fn links_count_people_only() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let me = server.client.enter("newcomer");
    let link = me.share();
    let nobody = &server.client;
    let clicks = || me.get("/api/v1/reach?span=hour").json()["clicks"].as_u64().unwrap();
    let before = clicks();
    let visit = |method: &str, headers: &[(&str, &str)]| nobody.send(method, &link, headers, b"");

    for (method, headers) in [
        ("HEAD", vec![]),
        ("GET", vec![("user-agent", "LinkedInBot/1.0")]),
        ("GET", vec![("user-agent", "")]),
        ("GET", vec![("sec-purpose", "prefetch;prerender")]),
        ("GET", vec![("purpose", "prefetch")]),
        ("GET", vec![("x-moz", "prefetch")]),
    ] {
        let reply = visit(method, &headers);
        assert_eq!(reply.status, 302, "{method} {headers:?}");
        assert_eq!(clicks(), before, "{method} {headers:?}");
    }
    let reply = visit("GET", &[]);
    assert_eq!(reply.status, 302);
    assert!(reply.header("location").contains("utm_source=x"));
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.header("referrer-policy"), "no-referrer-when-downgrade");
    assert_eq!(reply.header("x-robots-tag"), "noindex");
    for visitor in ["1", "2", "2", "70000"] {
        visit("GET", &[("x-polyphony-demo-visitor", visitor), ("user-agent", BROWSER)]);
    }
    let reach = me.get("/api/v1/reach?span=hour").json();
    assert_eq!(reach["clicks"], before + 5);
    // Loopback itself, twice, and the invented 1 and 2.
    assert_eq!(reach["visitors_today"]["about"], 3);

    for path in ["/r/1111111111", "/r/x", "/r/%F0%9F%92%A9"] {
        let reply = nobody.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
    }
    problem(&visit("POST", &[("x-polyphony", "1")]), 405, "invalid");
    server.stop();
}

#[test]
fn the_program_refuses_what_cannot_be_right() {
    let folder = Folder::new();
    folder.write("pack.json", b"{\"id\": 5}");
    let pack = folder.path().join("pack.json").display().to_string();
    for (words, says) in [
        (vec!["serve", "--listen", "0.0.0.0:0"], "--listen: in the demo"),
        (vec!["serve", "--listen", "[::]:0"], "--listen: in the demo"),
        (vec!["serve", "--public-url", "https://voices.example.org"], "--public-url: in the demo"),
        (vec!["serve", "--mode", "proxy"], "--trusted-proxy:"),
        (vec!["serve", "--colour", "red"], "--colour:"),
        (vec!["serve", "--listen", "127.0.0.1:0", "--pack", &pack], "line 1"),
        (vec!["serve", "--listen", "127.0.0.1:0", "--pack", "nowhere.json"], "nowhere.json"),
        (vec!["dance"], "dance:"),
        (vec!["import"], "FEED-OR-FILE"),
    ] {
        let output = process::command().args(&words).current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
        assert!(said.contains(says), "{words:?}: {said}");
    }
    let output = process::command()
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("PUBLIC_URL", "https://voices.example.org")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("environment variable PUBLIC_URL: in the demo"), "{said}");
}
