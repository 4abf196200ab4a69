//! The app inside pages of others: who may show it, the frame for an address, and signing in there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{Client, Folder, Reply, Server, config, proxied};
use domain::{command::hex, embed::HostPattern};
use serde_json::{Value, json};
use server::{config::Config, frame::Embedding};
use sha2::{Digest, Sha256};

const HOST: &str = "https://intranet.example.org";

fn shown_by(hosts: &[&str]) -> Embedding {
    let hosts = hosts.iter().map(|host| HostPattern::read(host).unwrap()).collect();
    Embedding { hosts, tells_shares: false }
}

#[test]
fn who_may_show_the_app_is_said_in_one_place() {
    let folder = Folder::new();
    folder.write("dist/index.html", b"<title>app</title>");
    folder.write("dist/embed.js", b"");
    let embedding = shown_by(&[HOST, "https://*.example.com"]);
    let server = Server::start(Config { embedding, ..config(&folder) });
    let policy = |path: &str| server.client.get(path).header("content-security-policy").to_owned();
    for path in ["/", "/config.json", "/api/v1/about", "/stories"] {
        assert!(
            policy(path)
                .ends_with("frame-ancestors 'self' https://intranet.example.org https://*.example.com")
        );
    }
    let told = server.client.get("/config.json").json()["embed"].clone();
    assert_eq!(told, json!({ "hosts": [HOST, "https://*.example.com"], "tell_shares": false }));
    let script = server.client.get("/embed.js");
    assert_eq!(script.header("access-control-allow-origin"), "*");
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    for path in ["/", "/api/v1/about"] {
        assert_eq!(server.client.get(path).header("access-control-allow-origin"), "", "{path}");
    }
    server.stop();

    let folder = Folder::new();
    folder.write("dist/index.html", b"<title>app</title>");
    let server = Server::start(config(&folder));
    let page = server.client.get("/");
    assert!(page.header("content-security-policy").ends_with("frame-ancestors 'self'"));
    assert_eq!(server.client.get("/config.json").json()["embed"], Value::Null);
    // Without anybody who may show it, no cookie goes to other sites.
    let entered = server.client.post("/api/v1/session", &json!({ "voice": "demo-ambassador" }));
    assert_eq!(entered.headers.get_all("set-cookie").iter().count(), 1);
    server.stop();
}

#[test]
fn in_the_demo_a_voice_is_kept_inside_pages_of_others_too() {
    let folder = Folder::new();
    let server = Server::start(Config { embedding: shown_by(&[HOST]), ..config(&folder) });
    let entered = server.client.post("/api/v1/session", &json!({ "voice": "demo-ambassador" }));
    let cookies: Vec<&str> =
        entered.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    let framed = cookies.iter().find(|cookie| cookie.starts_with("polyphony_frame=")).unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=None", "Partitioned"] {
        assert!(framed.contains(part), "{framed}");
    }
    let framed = server.client.with(framed.split(';').next().unwrap());
    assert_eq!(framed.get("/api/v1/me").json()["person"], entered.json()["person"]);
    server.stop();
}

#[test]
fn a_page_announces_its_frame() {
    let folder = Folder::new();
    folder.write("dist/index.html", b"<head><title>app</title></head>");
    let server = Server::start(config(&folder));
    let base = &server.client.base;
    let told = format!("{base}/api/v1/oembed?url={base}/stories");
    let reader = server.client.get("/stories");
    assert!(reader.text().contains(&format!("type=\"application/json+oembed\" href=\"{told}\"></head>")));
    let browser = server.client.send("GET", "/stories", &[("sec-fetch-dest", "document")], b"");
    assert_eq!(browser.text(), "<head><title>app</title></head>");
    for reply in [&reader, &browser] {
        assert!(
            reply.header("link").starts_with(&format!("<{told}>; rel=\"alternate\"")),
            "{}",
            reply.header("link")
        );
    }
    assert_eq!(server.client.get(&told[base.len()..]).status, 200);
    assert_eq!(server.client.get("/programme").header("link"), "");
    server.stop();
}

fn asked(client: &Client, about: &str) -> Reply {
    client.get(&format!("/api/v1/oembed?{about}"))
}

#[test]
fn an_address_of_ours_becomes_a_frame() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let client = &server.client;
    let base = &client.base;
    let story = client.enter("demo-ambassador").get("/api/v1/stories?limit=1").json()["items"][0].clone();
    let id = story["id"].as_str().unwrap();
    let reply = asked(client, &format!("url={base}/stories/{id}&maxwidth=400&maxheight=5000"));
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, "*"));
    let told = reply.json();
    assert_eq!((&told["type"], &told["version"]), (&json!("rich"), &json!("1.0")));
    assert_eq!((&told["width"], &told["height"]), (&json!(400), &json!(480)));
    assert_eq!((&told["title"], &told["description"]), (&story["title"], &story["summary"]));
    let html = told["html"].as_str().unwrap();
    assert!(html.contains(&format!("src=\"{base}/stories/{id}/?embed=story\"")), "{html}");
    for (path, view) in
        [("", "app"), ("/", "app"), ("/stories", "gallery"), ("/reach/", "reach"), ("/quiz", "quiz")]
    {
        let told = asked(client, &format!("url={base}{path}")).json();
        assert!(told["html"].as_str().unwrap().contains(&format!("?embed={view}\"")), "{told}");
        assert_eq!(told["title"], "Test programme");
    }
    for (about, status) in [
        (String::new(), 422),
        (format!("url={base}/&format=xml"), 501),
        (format!("url={base}/&maxwidth=x"), 422),
        (format!("url={base}/programme"), 404),
        (format!("url={base}/stories/none"), 404),
        ("url=https://elsewhere.example/stories".to_owned(), 404),
        ("url=javascript:alert(1)".to_owned(), 404),
        ("url=%00".to_owned(), 404),
    ] {
        assert_eq!(asked(client, &about).status, status, "{about}");
    }
    server.stop();
}

#[test]
fn a_story_that_is_not_for_everybody_is_not_told_by_its_frame() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let desk = server.client.enter("demo-facilitator");
    let id = common::new_id();
    let story = json!({
        "title": "Not for everybody", "summary": "Inside only.", "url": "https://example.org/inside",
        "topics": [], "language": "en", "kind": "news", "edition": { "internal_only": true },
    });
    let reply = desk.submit(&id, &json!({ "type": "compose_story", "story": story }));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let base = &server.client.base;
    let unknown = "00000000-0000-7000-8000-000000000000";
    let told = |id: &str| {
        let reply = asked(&server.client, &format!("url={base}/stories/{id}"));
        assert_eq!(reply.status, 200);
        reply.text().replace(id, "")
    };
    assert!(!told(&id).contains("Not for everybody"));
    assert_eq!(told(&id), told(unknown), "nor that it is there");
    server.stop();
}

struct Frame {
    verifier: &'static str,
    challenge: String,
}

fn frame() -> Frame {
    let verifier = "a secret of the frame";
    Frame { verifier, challenge: hex(&Sha256::digest(verifier.as_bytes())) }
}

#[test]
fn a_pop_up_signs_a_frame_in_once() {
    let folder = Folder::new();
    let server = Server::start(Config { embedding: shown_by(&[HOST]), ..proxied(&folder, "127.0.0.1") });
    let client = &server.client;
    let ours = |user: &'static str| [("x-polyphony", "1"), ("x-remote-user", user)];
    let ask = |headers: &[(&str, &str)], challenge: &str, host: &str| {
        let body = json!({ "challenge": challenge, "host": host }).to_string();
        client.send("POST", "/api/v1/frame/codes", headers, body.as_bytes())
    };
    let Frame { verifier, challenge } = frame();
    assert_eq!(ask(&[("x-polyphony", "1")], &challenge, HOST).status, 401, "nobody is signed in");
    assert_eq!(ask(&[("x-remote-user", "jo")], &challenge, HOST).status, 403, "another site's form");
    assert_eq!(ask(&ours("jo"), &challenge, "https://elsewhere.example").status, 403);
    assert_eq!(ask(&ours("jo"), "short", HOST).status, 422);
    let code = || ask(&ours("jo"), &challenge, HOST).json()["code"].as_str().unwrap().to_owned();
    let redeem = |code: &str, verifier: &str, host: &str| {
        let body = json!({ "code": code, "verifier": verifier, "host": host });
        client.post("/api/v1/frame/session", &body)
    };
    for (verifier, host) in [("another", HOST), (verifier, "https://elsewhere.example")] {
        let code = code();
        assert_eq!(redeem(&code, verifier, host).status, 403);
        assert_eq!(redeem(&code, self::frame().verifier, HOST).status, 403, "a wrong try uses it up");
    }
    let good = code();
    let reply = redeem(&good, verifier, HOST);
    assert_eq!(reply.status, 204, "{}", reply.text());
    assert_eq!(redeem(&good, verifier, HOST).status, 403, "once");
    let cookie = reply.header("set-cookie").to_owned();
    for part in ["Secure", "HttpOnly", "SameSite=None", "Partitioned", "Max-Age=43200"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let framed = client.with(cookie.split(';').next().unwrap());
    assert_eq!(framed.get("/api/v1/me").json()["person"], "jo");
    assert_eq!(framed.get("/api/v1/about").json()["signed_in"], true);
    // Where the proxy knows somebody, it is they.
    let both = framed.send("GET", "/api/v1/me", &[("x-remote-user", "fay")], b"");
    assert_eq!(both.json()["person"], "fay");
    let forged = client.with("polyphony_frame=6a6f.99999999999999.00");
    assert_eq!(forged.get("/api/v1/me").status, 401);
    let left = framed.send("DELETE", "/api/v1/session", &[("x-polyphony", "1")], b"");
    let gone: Vec<_> =
        left.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    assert!(
        gone.iter().any(|cookie| cookie.starts_with("polyphony_frame=;") && cookie.contains("Max-Age=0"))
    );
    let page = client.get("/api/v1/frame/sign-in?lang=ar");
    assert_eq!(page.header("cross-origin-opener-policy"), "unsafe-none");
    assert!(
        page.text().contains("dir=\"rtl\"") && !page.text().contains("report.sign_in"),
        "{}",
        page.text()
    );
    server.stop();
}

#[test]
fn a_session_outlives_the_server_and_ends_with_its_key() {
    let folder = Folder::new();
    let start = || Server::start(Config { embedding: shown_by(&[HOST]), ..proxied(&folder, "127.0.0.1") });
    let server = start();
    let Frame { verifier, challenge } = frame();
    let body = json!({ "challenge": challenge, "host": HOST }).to_string();
    let ours = [("x-polyphony", "1"), ("x-remote-user", "jo")];
    let code =
        server.client.send("POST", "/api/v1/frame/codes", &ours, body.as_bytes()).json()["code"].clone();
    let shown = json!({ "code": code, "verifier": verifier, "host": HOST });
    let reply = server.client.post("/api/v1/frame/session", &shown);
    let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    server.stop();
    let who = |server: &Server| server.client.with(&cookie).get("/api/v1/me").status;
    let server = start();
    assert_eq!(who(&server), 200);
    server.stop();
    std::fs::remove_file(folder.data().join("frame.key")).unwrap();
    let server = start();
    assert_eq!(who(&server), 401);
    server.stop();
}
