//! Enquiries that the company's own site posts back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{Client, Folder, Reply, Server, config};
use serde_json::json;
use server::{config::Config, store::DATABASE};

const SECRET: &str = "a-secret-of-the-programme";

fn post(client: &Client, secret: &str, code: &str, reference: &str) -> Reply {
    let bearer = format!("Bearer {secret}");
    let headers = [("x-polyphony", "1"), ("authorization", &bearer), ("content-type", "application/json")];
    let body = json!({ "code": code, "reference": reference }).to_string();
    client.send("POST", "/api/v1/enquiries", &headers, body.as_bytes())
}

fn enquiries(client: &Client) -> u64 {
    client.get("/api/v1/reach/numbers?span=day").json()["enquiries"].as_u64().unwrap()
}

#[test]
fn the_companys_site_names_the_link_and_the_enquiry_counts_once() {
    let folder = Folder::new();
    let server = Server::start(Config { enquiry_secret: Some(SECRET.into()), ..config(&folder) });
    let sharer = server.client.enter("demo-ambassador");
    let link = sharer.share();
    let code = link.trim_start_matches("/r/").to_owned();

    // Nobody has opened it yet: nothing to enquire after, and nothing is said about it.
    assert_eq!(post(&server.client, SECRET, &code, "L-1").status, 202);
    assert_eq!(enquiries(&sharer), 0);

    // The site learns the code from the address it is opened with.
    let opened = server.client.get(&link);
    assert_eq!(opened.status, 302);
    assert!(
        opened.header("location").contains(&format!("utm_content={code}")),
        "{}",
        opened.header("location")
    );
    for (reference, count) in [("L-1", 1), ("L-1", 1), ("Müller & Söhne 7", 2)] {
        assert_eq!(post(&server.client, SECRET, &code, reference).status, 202);
        assert_eq!(enquiries(&sharer), count, "{reference}");
    }
    let told = sharer.get("/api/v1/events?after=0").text();
    assert!(told.contains("\"enquired\""), "the sharer is not told");

    let unknown = "zzzzzzzzzz";
    let reply = post(&server.client, SECRET, unknown, "L-9");
    assert_eq!((reply.status, reply.body.is_empty()), (202, true), "a code can be tried out");
    let wrong = post(&server.client, SECRET, "short", "L-9");
    assert_eq!((wrong.status, wrong.json()["fields"][0]["pointer"].as_str()), (422, Some("/code")));
    let wrong = post(&server.client, SECRET, &code, "anna@example.org");
    assert_eq!((wrong.status, wrong.json()["fields"][0]["pointer"].as_str()), (422, Some("/reference")));
    assert_eq!(enquiries(&sharer), 2);
    server.stop();

    let written = std::fs::read(folder.data().join(DATABASE)).unwrap();
    let holds = |text: &str| written.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(!holds("Müller & Söhne 7"), "a reference is on the disk");
    assert!(holds("utm_source"), "the file was looked at in the wrong place");
}

#[test]
fn only_who_knows_the_secret_may_say_so() {
    let folder = Folder::new();
    let server = Server::start(Config { enquiry_secret: Some(SECRET.into()), ..config(&folder) });
    let sharer = server.client.enter("demo-ambassador");
    let link = sharer.share();
    server.client.get(&link);
    let code = link.trim_start_matches("/r/");
    for secret in ["", "wrong", &SECRET[1..], &format!("{SECRET} ")] {
        let reply = post(&server.client, secret, code, "L-1");
        assert_eq!(reply.status, if secret.trim() == SECRET { 202 } else { 401 }, "{secret:?}");
    }
    // A form of another site cannot set the header.
    let body = json!({ "code": code, "reference": "L-2" }).to_string();
    let bearer = format!("Bearer {SECRET}");
    assert_eq!(
        server
            .client
            .send("POST", "/api/v1/enquiries", &[("authorization", &bearer)], body.as_bytes())
            .status,
        403
    );
    server.stop();
}

#[test]
fn without_a_secret_none_are_taken_and_links_carry_no_code() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let sharer = server.client.enter("demo-ambassador");
    let link = sharer.share();
    let opened = server.client.get(&link);
    assert!(!opened.header("location").contains("utm_content"), "{}", opened.header("location"));
    let reply = post(&server.client, SECRET, link.trim_start_matches("/r/"), "L-1");
    assert_eq!((reply.status, enquiries(&sharer)), (501, 0));
    server.stop();
}
