//! Reports over HTTP: whose they are, what they refuse, and that what comes is what was asked for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{Client, Folder, Server, config, proxied};

const MINE: &str = "/api/v1/reach/report";
const PROGRAMME: &str = "/api/v1/programme/report";

/// Width and height of a PNG by its own head.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn refused(client: &Client, path: &str, pointer: &str) {
    let reply = client.get(path);
    assert_eq!(reply.status, 422, "{path}: {}", reply.text());
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.json()["fields"][0]["pointer"], pointer, "{path}");
}

#[test]
fn the_demo_has_both_reports_in_every_language() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let (mine, all) = (server.client.enter("demo-ambassador"), server.client.enter("demo-facilitator"));
    let clicks = mine.get("/api/v1/reach?span=weeks").json()["clicks"].as_u64().unwrap();
    let weeks = all.get("/api/v1/programme/reach").json();
    let totals = weeks["weeks"].as_array().unwrap().iter().filter(|table| table["grouping"] == "programme");
    let published: u64 = totals.filter_map(|table| table["total"].as_u64()).sum();
    for (client, report, count) in [(&mine, MINE, clicks), (&all, PROGRAMME, published)] {
        for lang in ["en", "es", "fr", "de", "ar"] {
            let page = client.get(&format!("{report}.svg?lang={lang}&theme=dark"));
            assert_eq!((page.status, page.header("content-type")), (200, "image/svg+xml"), "{}", page.text());
            assert_eq!(page.header("cache-control"), "no-store");
            let text = page.text();
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            assert!(text.contains(&format!("xml:lang=\"{lang}\"")) && digits.contains(&count.to_string()));
        }
        let picture = client.get(&format!("{report}.png?lang=ar&width=640"));
        assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
        assert!(picture.header("content-disposition").ends_with(".png\""));
        let (width, height) = size(&picture.body);
        assert!(width == 640 && (900..1_000).contains(&height), "{width} × {height}");
    }

    for (query, pointer) in [
        ("lang=xx", "/lang"),
        ("theme=blue", "/theme"),
        ("from=yesterday", "/from"),
        ("from=1999-01-01", "/from"),
        ("days=6", "/days"),
        ("days=85", "/days"),
        ("days=-1", "/days"),
        ("days=NaN", "/days"),
    ] {
        for form in ["svg", "png"] {
            refused(&mine, &format!("{MINE}.{form}?{query}"), pointer);
            refused(&all, &format!("{PROGRAMME}.{form}?{query}"), pointer);
        }
    }
    for width in ["399", "2401", "0", "-5", "99999999999", "wide", "1e3"] {
        refused(&mine, &format!("{MINE}.png?width={width}"), "/width");
    }

    for form in ["svg", "png"] {
        assert_eq!(server.client.get(&format!("{MINE}.{form}")).status, 401, "nobody has no reach");
        assert_eq!(server.client.get(&format!("{PROGRAMME}.{form}")).status, 401);
        assert_eq!(mine.get(&format!("{PROGRAMME}.{form}")).status, 403, "an ambassador runs no programme");
    }
    server.stop();
}

/// What the gate withholds has neither a figure nor a name on the page; what it lets out has both.
#[test]
fn what_is_withheld_is_on_no_report() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let all = server.client.enter("demo-facilitator");
    let texts: serde_json::Value =
        serde_json::from_str(include_str!("../../../public/locales/en.json")).unwrap();
    let reach = all.get("/api/v1/programme/reach").json();
    let tables = reach["weeks"].as_array().unwrap();
    let last = tables.iter().rfind(|table| table["grouping"] == "network").unwrap();
    let page = all.get(&format!("{PROGRAMME}.svg")).text();
    let (mut shown, mut withheld) = (0, 0);
    for cell in last["cells"].as_array().unwrap() {
        let name = texts[format!("network.{}", cell["name"].as_str().unwrap())].as_str().unwrap();
        let named = page.contains(&format!("\n{name}\n"));
        assert_eq!(named, !cell["value"].is_null(), "{name}");
        *(if named { &mut shown } else { &mut withheld }) += 1;
    }
    // What the demo's last whole week has depends on the day on which it is made.
    assert!(shown + withheld > 0, "no network was used in the last week");
    let whole_weeks = tables.iter().filter(|table| table["grouping"] == "programme");
    let any_withheld = whole_weeks.clone().any(|table| table["total"].is_null());
    assert_eq!(
        page.contains("Hatched weeks are withheld"),
        any_withheld,
        "{:?}",
        whole_weeks.collect::<Vec<_>>()
    );
    server.stop();
}

#[test]
fn a_report_is_the_callers_own_whatever_the_address_says() {
    let folder = Folder::new();
    let server = Server::start(proxied(&folder, "127.0.0.1"));
    let get = |path: &str, who: &str| server.client.send("GET", path, &[("x-remote-user", who)], b"");
    let own = get(&format!("{MINE}.svg?person=bob"), "ann");
    assert!(own.status == 200 && own.text().contains("ann") && !own.text().contains("bob"));
    let empty = get(&format!("{PROGRAMME}.svg"), "fay");
    assert!(empty.status == 200 && empty.text().contains("there is no week of which"), "{}", empty.text());
    server.stop();
}

#[test]
fn many_at_once_are_drawn_in_turn() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let mine = server.client.enter("demo-ambassador");
    let draw = |_| {
        let client = mine.clone();
        std::thread::spawn(move || client.get(&format!("{MINE}.png?width=400")).status)
    };
    let drawing: Vec<_> = (0..6).map(draw).collect();
    for answer in drawing {
        assert_eq!(answer.join().unwrap(), 200);
    }
    server.stop();
}
