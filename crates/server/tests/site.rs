//! Files of the app, pages before there is one, and the stream of notices.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use common::{Folder, Server, config};

#[test]
fn files_are_served_as_they_were_packed() {
    let folder = Folder::new();
    folder.write("dist/index.html", b"<title>app</title>");
    folder.write("dist/index.html.br", b"brotli");
    folder.write("dist/app-0123456789abcdef.js", b"plain");
    folder.write("dist/app-0123456789abcdef.js.br", b"brotli");
    folder.write("dist/app-0123456789abcdef.js.gz", b"gzip");
    folder.write("dist/app-0123456789abcdef_bg.wasm", b"\0asm");
    folder.write("dist/sw.js", b"sw");
    folder.write("secret.txt", b"secret");
    let server = Server::start(config(&folder));
    let client = &server.client;

    for path in ["/", "/quiz", "/gallery/some-story", "/index.html"] {
        let reply = client.get(path);
        assert_eq!((reply.status, reply.text().as_str()), (200, "<title>app</title>"), "{path}");
        assert_eq!(reply.header("cache-control"), "no-cache");
        assert_eq!(reply.header("content-type"), "text/html");
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
    }
    let script = "/app-0123456789abcdef.js";
    for (accepts, body, encoding) in [
        ("br, gzip", "brotli", "br"),
        ("gzip", "gzip", "gzip"),
        ("identity", "plain", ""),
        ("br;q=0, gzip", "gzip", "gzip"),
    ] {
        // The client would undo gzip, which this is not.
        let reply = raw(&client.base, script, accepts);
        assert!(reply.ends_with(&format!("\r\n\r\n{body}")), "{accepts}: {reply}");
        assert_eq!(reply.contains("content-encoding"), !encoding.is_empty(), "{reply}");
        for part in ["immutable", "vary: accept-encoding", "content-type: text/javascript"] {
            assert!(reply.contains(part), "{part}: {reply}");
        }
    }
    let wasm = client.get("/app-0123456789abcdef_bg.wasm");
    assert_eq!(
        (wasm.header("content-type"), wasm.header("cache-control")),
        ("application/wasm", "public, max-age=31536000, immutable")
    );
    assert_eq!(client.get("/sw.js").header("cache-control"), "no-cache");
    for path in [
        "/missing.js",
        "/app-ffffffffffffffff.js",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/a/../../secret.txt",
    ] {
        let reply = client.get(path);
        assert!(!reply.text().contains("secret"), "{path}");
        assert!(reply.status == 404 || reply.text().contains("app"), "{path}: {}", reply.status);
        assert!(!reply.header("cache-control").contains("immutable"), "{path}");
    }
    let head = client.send("HEAD", "/quiz", &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    server.stop();
}

fn raw(base: &str, path: &str, accepts: &str) -> String {
    let host = base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\nAccept-Encoding: {accepts}\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn the_typology_is_asked_for_by_its_tag_and_sent_small() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let reply = server.client.get("/api/v1/typology");
    let tag = reply.header("etag").to_owned();
    assert_eq!(reply.header("cache-control"), "no-cache");
    for known in [tag.clone(), tag.trim_start_matches("W/").to_owned(), format!("\"x\", {tag}")] {
        let again = server.client.send("GET", "/api/v1/typology", &[("if-none-match", &known)], b"");
        assert_eq!((again.status, again.body.len()), (304, 0), "{known}");
    }
    assert_eq!(server.client.send("GET", "/api/v1/typology", &[("if-none-match", "\"x\"")], b"").status, 200);
    assert!(raw(&server.client.base, "/api/v1/typology", "br").contains("content-encoding: br"));
    server.stop();
}

#[test]
fn each_language_of_the_typology_has_a_tag_of_its_own() {
    let folder = Folder::new();
    let file = |name: &str| format!("{}/../../public/packs/{name}", env!("CARGO_MANIFEST_DIR"));
    for (from, to) in [("default.json", "company.json"), ("default.fr.json", "company.fr.json")] {
        folder.write(to, &std::fs::read(file(from)).unwrap());
    }
    let pack = Some(folder.path().join("company.json"));
    let server = Server::start(server::config::Config { pack: pack.clone(), ..config(&folder) });
    let get = |lang: &str| server.client.get(&format!("/api/v1/typology?lang={lang}"));
    let name = |lang: &str| get(lang).json()["personas"][0]["name"].clone();
    let (english, french) = (get("en"), get("fr"));
    assert_ne!(english.header("etag"), french.header("etag"));
    assert_eq!((english.header("content-language"), french.header("content-language")), ("en", "fr"));
    assert!(name("fr")["fr"].is_string() && name("fr")["en"].is_null());
    assert_eq!((name("fr-CA"), name("xx"), name("")), (name("fr"), name("en"), name("en")));
    let known = [("if-none-match", french.header("etag"))];
    let again =
        |lang: &str| server.client.send("GET", &format!("/api/v1/typology?lang={lang}"), &known, b"").status;
    assert_eq!((again("fr"), again("en")), (304, 200));
    server.stop();

    folder.write("company.de.json", b"{\n \"pack\": 5}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let refused = runtime.block_on(server::start(server::config::Config { pack, ..config(&folder) }));
    let mistake = refused.unwrap_err().to_string();
    assert!(mistake.contains("company.de.json") && mistake.contains("line 2"), "{mistake}");
}

#[test]
fn before_there_is_an_app_its_progress_is_shown() {
    let folder = Folder::new();
    let file = folder.path().join("progress.json");
    let server = Server::start(server::config::Config { progress: Some(file.clone()), ..config(&folder) });
    let page = || server.client.get("/quiz");
    assert!(page().text().contains("Waiting for the first step"));
    folder.write("progress.json", br#"{"steps":[{"name":"pack <app>","state":"running","elapsed_s":4,"expected_s":90,"problem":null}],"done":false}"#);
    let reply = page();
    assert_eq!(reply.status, 503);
    for part in ["pack &lt;app&gt;", "4 s of about 90 s", "http-equiv=\"refresh\" content=\"2\""] {
        assert!(reply.text().contains(part), "{}", reply.text());
    }
    folder.write(
        "progress.json",
        br#"{"steps":[{"name":"pack","state":"failed","problem":"no room"}],"done":false}"#,
    );
    assert!(page().text().contains("no room"));
    folder.write("progress.json", b"{half");
    assert_eq!(page().status, 503);
    assert_eq!(server.client.get("/server.css").header("content-type"), "text/css; charset=utf-8");
    assert_eq!(server.client.get("/app.js").status, 404);
    folder.write("dist/index.html", b"the app");
    assert_eq!(page().text(), "the app");
    server.stop();
}

#[test]
fn the_manifest_is_the_companys_and_a_shared_thing_without_a_worker_is_led_to_the_form() {
    let folder = Folder::new();
    let plain =
        br##"{"id":"/","name":"Polyphony","short_name":"Polyphony","theme_color":"#fbf7f2","lang":"de"}"##;
    folder.write("dist/manifest.de.webmanifest", plain);
    folder.write("dist/index.html", b"app");
    let brand = server::config::Brand { accent: Some("#1a5fb4".into()), logo: None };
    let server =
        Server::start(server::config::Config { brand, name: "Lindquell voices".into(), ..config(&folder) });
    let reply = server.client.get("/manifest.de.webmanifest");
    assert_eq!(reply.header("content-type"), "application/manifest+json");
    let manifest = reply.json();
    let said = |key: &str| manifest[key].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        [said("id"), said("name"), said("short_name"), said("theme_color"), said("lang")],
        ["/", "Lindquell voices", "Lindquell", "#1a5fb4", "de"]
    );
    assert_eq!(server.client.get("/manifest.xx.webmanifest").status, 404);

    let form = raw_post(&server.client.base, "/share-target", "http://elsewhere.example");
    assert!(form.starts_with("HTTP/1.1 303") && form.contains("location: suggest?shared=lost"), "{form}");
    let other = raw_post(&server.client.base, "/api/v1/commands", "http://elsewhere.example");
    assert!(other.starts_with("HTTP/1.1 403"), "{other}");
    server.stop();
}

/// A form as a phone's share menu or another site sends it.
fn raw_post(base: &str, path: &str, origin: &str) -> String {
    let host = base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    let body = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhello\r\n--b--\r\n";
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn notices_carry_the_number_and_end_with_the_server() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let me = server.client.enter("demo-ambassador");
    let link = me.share();
    let host = me.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET /live HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\n\r\n", me.cookie.as_deref().unwrap())
        .unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut next = |field: &str| {
        let line = lines.by_ref().find(|line| line.starts_with(field));
        line.and_then(|line| line.strip_prefix(field).map(str::to_owned))
    };
    assert_eq!(next("content-type: ").unwrap(), "text/event-stream");
    let last = me.get("/api/v1/events").json()["last"].as_u64().unwrap();
    assert_eq!(next("data: ").unwrap(), last.to_string(), "the number at once");
    me.get(&link);
    assert_eq!(next("id: ").unwrap(), (last + 1).to_string());
    assert_eq!(next("data: ").unwrap(), (last + 1).to_string());
    let start = Instant::now();
    server.stop();
    assert_eq!(next("data: "), None);
    assert!(start.elapsed() < Duration::from_secs(10), "a listener keeps the server from stopping");
}
