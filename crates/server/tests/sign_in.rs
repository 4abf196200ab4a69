//! Behind a proxy: its word is believed, nobody else's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{Folder, Server, proxied};

#[test]
fn the_proxy_says_who_it_is() {
    let folder = Folder::new();
    let server = Server::start(proxied(&folder, "127.0.0.1"));
    let client = &server.client;
    let me = |user: &str| client.send("GET", "/api/v1/me", &[("x-remote-user", user)], b"");
    for (user, roles) in [
        ("jo@example.org", vec!["ambassador"]),
        ("fay", vec!["ambassador", "facilitator"]),
        ("ada", vec!["ambassador", "administrator"]),
    ] {
        let reply = me(user).json();
        assert_eq!(reply["person"], user);
        assert_eq!(reply["roles"], serde_json::json!(roles));
    }
    assert_eq!(me("Łukasz").json()["person"], "Łukasz");
    for user in ["", " ", "a b", "a/b", &"x".repeat(200)] {
        assert_eq!(me(user).status, 401, "{user}");
    }
    let twice = [("x-remote-user", "jo"), ("x-remote-user", "fay")];
    assert_eq!(client.send("GET", "/api/v1/me", &twice, b"").status, 401);
    assert_eq!(client.get("/api/v1/me").status, 401);

    let about = client.get("/api/v1/about").json();
    assert_eq!(about["links"], "https://voices.example.org/r/");
    let signed_in = |headers: &[(&str, &str)]| {
        let reply = client.send("GET", "/api/v1/about", headers, b"");
        assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"));
        reply.json()["signed_in"].clone()
    };
    assert_eq!(signed_in(&[("x-remote-user", "jo")]), true);
    assert_eq!(signed_in(&[]), false);
    assert_eq!(signed_in(&[("x-remote-user", "a b")]), false);
    assert_eq!((&about["opens_networks"], &about["demo"]), (&true.into(), &false.into()));
    assert_eq!(client.get("/api/v1/voices").json(), serde_json::json!([]));
    // A cookie of a demo opens nothing here.
    let cookie = [("cookie", "polyphony_voice=demo-facilitator")];
    assert_eq!(client.send("GET", "/api/v1/me", &cookie, b"").status, 401);
    let ours = [("x-polyphony", "1"), ("origin", "https://voices.example.org"), ("x-remote-user", "jo")];
    assert_eq!(client.send("POST", "/api/v1/session", &ours, b"{\"voice\":\"newcomer\"}").status, 501);
    let foreign = [("x-polyphony", "1"), ("origin", client.base.as_str()), ("x-remote-user", "jo")];
    assert_eq!(client.send("POST", "/api/v1/session", &foreign, b"{\"voice\":\"newcomer\"}").status, 403);
    server.stop();
}

#[test]
fn a_forged_header_is_refused() {
    let folder = Folder::new();
    let server = Server::start(proxied(&folder, "10.9.9.9"));
    let reply = server.client.send("GET", "/api/v1/me", &[("x-remote-user", "fay")], b"");
    assert_eq!(reply.status, 401);
    assert!(reply.text().contains("only when it comes from the proxy"), "{}", reply.text());
    let about = server.client.send("GET", "/api/v1/about", &[("x-remote-user", "fay")], b"");
    assert_eq!((about.status, &about.json()["signed_in"]), (200, &false.into()));
    server.stop();
}
