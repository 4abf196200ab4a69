//! docs/openapi.json says what the server does: the same addresses both ways, and every answer fits its schema.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod common;

use std::collections::BTreeSet;

use common::{Client, Folder, Server, config};
use serde_json::{Value, json};
use server::routes::ENDPOINTS;

fn document() -> Value {
    serde_json::from_str(include_str!("../../../docs/openapi.json")).unwrap()
}

#[test]
fn the_document_has_every_route_and_no_other() {
    let document = document();
    let methods = |(path, item): (&String, &Value)| {
        let methods: Vec<String> = item.as_object().unwrap().keys().cloned().collect();
        let path = path.clone();
        methods.into_iter().map(move |method| format!("{method} {path}"))
    };
    let written: BTreeSet<String> = document["paths"].as_object().unwrap().iter().flat_map(methods).collect();
    let routed: BTreeSet<String> = ENDPOINTS.iter().map(|e| format!("{} {}", e.method, e.path)).collect();
    assert_eq!(written, routed);
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str));
                map.values().for_each(|value| references(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
    }
}

/// What is wrong with a value, by the parts of JSON Schema that the document uses. Properties that the schema does
/// not name are wrong too: the document would be behind.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return faults(root, root.pointer(&reference[1..]).unwrap(), value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fitting = choices.iter().filter(|choice| faults(root, choice, value, at).is_empty()).count();
        return if fitting == 1 {
            vec![]
        } else {
            vec![format!("{at}: fits {fitting} of the choices: {value}")]
        };
    }
    let mut found = Vec::new();
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let is = |name: &&str| match *name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{at}: the type {other} is not known here"),
    };
    if !types.is_empty() && !types.iter().any(is) {
        return vec![format!("{at}: is not {types:?}: {value}")];
    }
    let listed = schema["enum"].as_array().is_none_or(|words| words.contains(value) || value.is_null());
    if !listed || schema.get("const").is_some_and(|word| word != value) {
        found.push(format!("{at}: {value} is not foreseen"));
    }
    if let Some(list) = value.as_array() {
        for (i, item) in list.iter().enumerate() {
            found.extend(faults(root, &schema["items"], item, &format!("{at}/{i}")));
        }
    }
    if let Some(map) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !map.contains_key(name) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, item) in map {
            let at = format!("{at}/{name}");
            match (&schema["properties"][name], &schema["additionalProperties"]) {
                (Value::Null, Value::Null) if schema["properties"].is_object() => {
                    found.push(format!("{at}: is not in the document"))
                }
                (Value::Null, Value::Null) => {}
                (Value::Null, rest) => found.extend(faults(root, rest, item, &at)),
                (schema, _) => found.extend(faults(root, schema, item, &at)),
            }
        }
    }
    found
}

#[track_caller]
fn fits(document: &Value, client: &Client, path: &str, template: &str) {
    let reply = client.get(path);
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    let pointer = format!(
        "/paths/{}/get/responses/200/content/application~1json/schema",
        template.replace('~', "~0").replace('/', "~1")
    );
    let schema = document.pointer(&pointer).unwrap_or_else(|| panic!("{pointer}"));
    let found = faults(document, schema, &reply.json(), "");
    assert!(found.is_empty(), "{path}:\n{}", found.join("\n"));
}

/// The commands of the board and of oneself as they are written down, with who gives them.
fn commands(ambassador: &Client, facilitator: &Client) -> Vec<(&'static str, Value)> {
    let blend = ambassador.get("/api/v1/me").json()["quiz"]["verdict"]["blend"].clone();
    let other = &blend[1]["persona"];
    let now = facilitator.get("/api/v1/reach?span=hour").json()["now"].as_i64().unwrap();
    let occasion = facilitator.get("/api/v1/board").json()["occasions"][0]["id"].clone();
    let shares = ambassador.get("/api/v1/shares").json();
    let code = shares[0]["code"].as_str().unwrap().to_owned();
    let (share, story) = (&shares[0]["id"], &shares[0]["story"]);
    let thanks = ambassador.get("/api/v1/me/thanks").json()["received"][0]["id"].clone();
    vec![
        (
            "ambassador",
            json!({ "type": "tell_share", "share": share, "went": true, "post": "https://example.org/p" }),
        ),
        ("ambassador", json!({ "type": "show_share", "share": share, "shown": true, "lift": true })),
        (
            "ambassador",
            json!({ "type": "record_share", "story": story, "network": "email", "caption": "Openly", "open": true }),
        ),
        ("facilitator", json!({ "type": "thank", "share": share, "words": "Thank you" })),
        ("facilitator", json!({ "type": "thank", "share": share })),
        ("facilitator", json!({ "type": "take_thanks_back", "share": share })),
        ("ambassador", json!({ "type": "put_thanks_away", "thanks": thanks })),
        ("ambassador", json!({ "type": "note_milestones", "told": [{ "story": story, "rung": 25 }] })),
        (
            "ambassador",
            json!({ "type": "save_settings", "settings": {
                "audience": { "linked_in": 10, "x": 0 },
                "notify": { "reach": "never", "stories": "daily", "events": false },
                "quiet": { "from": 1_200, "to": 420 },
                "pause": { "since": 0, "until": "2031-01-31" },
                "returns": { "thanks": true, "milestones": false, "letter": true },
                "push": { "thanks": true, "programme": false, "alerts": true },
            } }),
        ),
        ("ambassador", json!({ "type": "stop_push" })),
        (
            "ambassador",
            json!({ "type": "keep_device", "device": {
                "endpoint": "https://push.example.org/old", "p256dh": POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg",
                "zone": "Europe/Oslo", "language": "en",
            } }),
        ),
        (
            "ambassador",
            json!({ "type": "keep_device", "device": {
                "endpoint": "https://push.example.org/x", "p256dh": POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg",
                "zone": "Europe/Oslo", "language": "en", "replaces": "https://push.example.org/old",
            } }),
        ),
        ("ambassador", json!({ "type": "drop_device", "device": "0".repeat(32) })),
        ("ambassador", json!({ "type": "keep_reminder", "story": story, "at": now + 86_400_000 })),
        ("ambassador", json!({ "type": "drop_reminder", "reminder": share })),
        ("ambassador", json!({ "type": "correct_verdict", "persona": null })),
        ("ambassador", json!({ "type": "correct_verdict", "persona": other })),
        ("ambassador", json!({ "type": "save_step", "step": "a.b-c_1", "done": true, "note": "N" })),
        ("facilitator", json!({ "type": "raise_alert", "text": "Wait", "topics": ["Energy"] })),
        ("facilitator", json!({ "type": "lift_alert" })),
        ("facilitator", json!({ "type": "raise_alert", "text": "Wait again", "topics": [] })),
        (
            "facilitator",
            json!({
                "type": "add_occasion", "title": "T", "place": "", "starts": now + 86_400_000,
                "url": "https://example.org/", "personas": ["scout"],
            }),
        ),
        ("facilitator", json!({ "type": "remove_occasion", "id": occasion })),
        (
            "facilitator",
            json!({ "type": "edit_assumption", "version": 0, "change": {
                "type": "state", "key": "cpm_meta",
                "stated": { "from": 5.5, "to": 20, "source": "Our agency", "year": 2026 },
            } }),
        ),
        (
            "facilitator",
            json!({ "type": "edit_assumption", "version": 1, "change": { "type": "forget", "key": "cpm_meta" } }),
        ),
        (
            "facilitator",
            json!({ "type": "edit_assumption", "version": 2, "change": { "type": "currency", "code": "EUR" } }),
        ),
        ("facilitator", json!({ "type": "import_enquiries", "leads": format!("{code},L-1") })),
    ]
}

/// What is written, suggested and planned, as it is written down.
fn written(facilitator: &Client) -> Vec<(&'static str, Value)> {
    let now = facilitator.get("/api/v1/reach?span=hour").json()["now"].as_i64().unwrap();
    let upload = json!({ "data": PHOTO, "alt": "A square", "focus": { "x": 10, "y": 90 } });
    let story = json!({
        "title": "T", "summary": "S", "url": "https://example.org/", "topics": ["Energy"], "language": "en",
        "kind": "news", "upload": upload, "edition": {
            "format": "fact_card", "circles": ["employee"], "publish": now - 1, "expires": now + 86_400_000,
            "pinned": true, "networks": ["x"], "disclosure": "#advert", "wording": "Ours",
            "sources": [{ "title": "Report", "url": "https://example.org/r" }], "choices": ["Yes", "No"],
            "happens": { "starts": now, "place": "Here" },
        },
    });
    let plan = json!({ "title": "Winter", "about": "", "starts": "2026-12-01", "ends": "2026-12-24" });
    vec![
        ("facilitator", json!({ "type": "compose_story", "story": story })),
        ("facilitator", json!({ "type": "add_campaign", "plan": plan })),
        (
            "ambassador",
            json!({ "type": "import_report", "report": {
                "format": "x_posts", "file": "x.csv", "fingerprint": "0".repeat(64), "as_of": 1_790_000_000_000_i64,
                "posts": [
                    { "link": "https://x.com/a/status/2000243348691640646", "figures": { "impressions": 5 } },
                    { "id": "7", "text": "T", "published": 20_500, "period": { "from": 20_500, "to": 20_501 },
                        "figures": { "reach": 5 }, "corrects": true },
                ],
                "days": [{ "day": 20_500, "figures": { "follows": 0 } }],
            } }),
        ),
        ("ambassador", json!({ "type": "suggest_story", "suggested": { "title": "Minimal" } })),
        (
            "ambassador",
            json!({ "type": "suggest_story", "suggested": {
                "title": "A walk", "text": "We walked.", "url": "https://example.org/", "language": "en",
                "upload": upload,
            } }),
        ),
    ]
}

/// What is done with that.
fn edited(facilitator: &Client) -> Vec<(&'static str, Value)> {
    let (desk, campaigns) =
        (facilitator.get("/api/v1/desk").json(), facilitator.get("/api/v1/campaigns").json());
    let (story, campaign) = (&desk["stories"][0], &campaigns[0]);
    let (id, upload) = (&story["id"], json!({ "data": PHOTO, "alt": "Another" }));
    let mut again =
        json!({ "title": "Better", "language": "en", "kind": "news", "url": "https://example.org/" });
    again["edition"] =
        json!({ "format": "gallery", "campaign": campaign["id"], "expires": story["edition"]["expires"] });
    again["pictures"] = json!([story["picture"]]);
    let mut accepted = again.clone();
    accepted["pictures"] = json!([]);
    let plan = json!({ "title": "Winter", "starts": "2026-12-01", "ends": "2026-12-31" });
    let [first, second] = [0, 1].map(|n| desk["submissions"][n]["id"].clone());
    [
        json!({ "type": "edit_story", "id": id, "version": 1, "story": again }),
        json!({ "type": "add_picture", "id": id, "upload": upload }),
        json!({ "type": "pin_story", "id": id, "pinned": true }),
        json!({ "type": "withdraw_story", "id": id, "withdrawn": true }),
        json!({ "type": "answer_suggestion", "submission": first, "words": "Thank you" }),
        json!({ "type": "answer_suggestion", "submission": second, "words": "Gladly", "story": accepted }),
        json!({ "type": "edit_campaign", "id": campaign["id"], "version": 1, "plan": plan }),
        json!({ "type": "end_campaign", "id": campaign["id"] }),
    ]
    .map(|body| ("facilitator", body))
    .into()
}

/// A point of P-256.
const POINT: &str = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

/// A small JPEG with EXIF.
const PHOTO: &str = include_str!("../../conformance/src/photo_with_place.b64");

#[test]
fn every_answer_fits_its_schema() {
    let folder = Folder::new();
    let server = Server::start(config(&folder));
    let document = document();
    let nobody = &server.client;
    let (ambassador, facilitator) = (nobody.enter("demo-ambassador"), nobody.enter("demo-facilitator"));
    let link = ambassador.share();
    assert_eq!(nobody.get(&link).status, 302);
    let story = ambassador.get("/api/v1/stories").json()["items"][0]["id"].as_str().unwrap().to_owned();

    let mut seen = BTreeSet::new();
    let mut check = |client: &Client, path: &str, template: &'static str| {
        fits(&document, client, path, template);
        seen.insert(template);
    };
    for template in [
        "/api/v1/about",
        "/api/v1/voices",
        "/api/v1/typology",
        "/api/v1/openapi.json",
        "/api/v1/health",
        "/config.json",
    ] {
        check(nobody, template, template);
    }
    let give = |(who, body): (&str, Value)| {
        let who = if who == "facilitator" { &facilitator } else { &ambassador };
        let command = json!({ "id": common::new_id(), "body": body });
        let schema = json!({ "$ref": "#/components/schemas/Command" });
        assert_eq!(faults(&document, &schema, &command, ""), Vec::<String>::new());
        let reply = who.submit(command["id"].as_str().unwrap(), &body);
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
    };
    commands(&ambassador, &facilitator).into_iter().for_each(give);
    written(&facilitator).into_iter().for_each(give);
    check(&facilitator, "/api/v1/desk", "/api/v1/desk");
    edited(&facilitator).into_iter().for_each(give);
    for template in [
        "/api/v1/me",
        "/api/v1/me/progress",
        "/api/v1/me/data",
        "/api/v1/me/submissions",
        "/api/v1/me/reported",
        "/api/v1/me/thanks",
        "/api/v1/colleagues",
        "/api/v1/board",
        "/api/v1/stories",
        "/api/v1/topics",
        "/api/v1/shares",
        "/api/v1/echoes",
    ] {
        check(&ambassador, template, template);
    }
    check(&ambassador, "/api/v1/stories?text=heat&order=fresh&limit=3", "/api/v1/stories");
    check(&ambassador, &format!("/api/v1/stories/{story}"), "/api/v1/stories/{id}");
    let of_story = format!("/api/v1/colleagues?story={story}");
    check(&facilitator, &of_story, "/api/v1/colleagues");
    assert!(facilitator.get(&of_story).text().contains("\"clicks\":{"), "no open share was looked at");
    let edges = "0,1600000000000,1900000000000";
    check(&ambassador, &format!("/api/v1/me/clicks?edges={edges}"), "/api/v1/me/clicks");
    for span in ["hour", "day", "weeks"] {
        check(&ambassador, &format!("/api/v1/reach?span={span}"), "/api/v1/reach");
        check(&ambassador, &format!("/api/v1/reach/numbers?span={span}"), "/api/v1/reach/numbers");
    }
    check(&ambassador, &format!("/api/v1/stories/{story}/numbers"), "/api/v1/stories/{id}/numbers");
    check(&ambassador, "/api/v1/counting", "/api/v1/counting");
    check(&ambassador, "/api/v1/events?after=0", "/api/v1/events");
    for template in [
        "/api/v1/programme/reach",
        "/api/v1/programme/personas",
        "/api/v1/programme/numbers",
        "/api/v1/feeds",
        "/api/v1/desk",
        "/api/v1/campaigns",
    ] {
        check(&facilitator, template, template);
    }
    check(nobody, &format!("/api/v1/oembed?url={}/", nobody.base), "/api/v1/oembed");
    give(("facilitator", json!({ "type": "erase_me" })));
    let gets = ENDPOINTS.iter().filter(|e| e.method == "get").map(|e| e.path);
    // These three, the reports and the pop-up do not answer with JSON; tests of their own look at them.
    let unseen: Vec<&str> = gets
        .filter(|path| !seen.contains(path) && !path.contains("/report.") && !path.contains("/frame/"))
        .collect();
    assert_eq!(unseen, ["/live", "/r/{code}", "/pictures/{picture}"]);

    let problem = json!({ "$ref": "#/components/schemas/Problem" });
    for reply in
        [nobody.get("/api/v1/me"), nobody.get("/api/v1/x"), ambassador.get("/api/v1/stories?limit=x")]
    {
        assert!(reply.status >= 400);
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(faults(&document, &problem, &reply.json(), ""), Vec::<String>::new());
    }
    server.stop();
}

#[test]
fn every_program_that_is_left_out_is_explained() {
    let text = include_str!("../../../docs/COUNTING.md");
    for domain::visit::Agent { part, .. } in domain::visit::AGENTS {
        assert!(text.contains(&format!("`{part}`")), "docs/COUNTING.md says nothing about {part}");
    }
}
