//! Pictures that people hand in, as files of the server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use common::{Folder, Server, config, new_id};
use serde_json::json;

const PLACED: &str = include_str!("../../conformance/src/photo_with_place.b64");
const PLACE: &[u8] = b"POLYPHONY-PLACE";

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photo_is_kept_as_a_file_without_what_the_camera_noted() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let ambassador = server.client.enter("newcomer");
    let upload = json!({ "data": PLACED, "alt": "A roof" });
    let body = json!({ "type": "suggest_story", "suggested": { "title": "A roof", "upload": upload } });
    let id = new_id();
    // What comes twice is kept once.
    for _ in 0..2 {
        let reply = ambassador.submit(&id, &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
    }
    let mine = ambassador.get("/api/v1/me/submissions").json();
    assert_eq!(mine.as_array().unwrap().len(), 1);
    let local = mine[0]["picture"]["local"].as_str().unwrap();
    let picture = server.client.get(&format!("/{local}"));
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/jpeg"));
    assert!(picture.body.starts_with(&[0xff, 0xd8, 0xff]));
    assert!(!has(&picture.body, PLACE) && !has(&picture.body, b"Exif"));
    server.stop();
    // Nor does the place lie anywhere in the data folder: neither in files nor in rows.
    let mut folders = vec![folder.path().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(!has(&std::fs::read(&path).unwrap(), PLACE), "{}", path.display());
            }
        }
    }
}

#[test]
fn what_is_no_picture_is_refused_with_its_place() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let ambassador = server.client.enter("newcomer");
    for data in ["", "PHN2Zy8+", &PLACED[..400]] {
        let upload = json!({ "data": data, "alt": "A roof" });
        let body = json!({ "type": "suggest_story", "suggested": { "title": "A roof", "upload": upload } });
        let reply = ambassador.submit(&new_id(), &body);
        assert_eq!(reply.status, 422, "{}", reply.text());
        assert_eq!(reply.json()["refused"], true);
        assert_eq!(reply.json()["fields"][0]["pointer"], "/suggested/upload/data");
    }
    assert_eq!(ambassador.get("/api/v1/me/submissions").json(), json!([]));
    server.stop();
}
