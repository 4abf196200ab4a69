//! What is not let in, and what an installation without notifications says.

use domain::{
    backend::{Capability, Door},
    command::CommandBody,
    problem::ProblemKind,
    push::NewDevice,
    time::{DAY, Instant},
};
use serde_json::{Value, json};
use server::{
    SqliteStore,
    config::{Config, PushConfig},
};

use crate::{
    common::{Folder, Server, config, new_id},
    service::{Device, Service},
    world::{ALL, START, World, actor},
};

#[tokio::test]
async fn private_addresses_are_refused_unless_they_are_allowed() {
    let service = Service::start();
    let world = World::over(SqliteStore::in_memory().await.unwrap(), Service::start(), &[]).await;
    let port = service.base.rsplit_once(':').unwrap().1.to_owned();
    for endpoint in [
        format!("http://127.0.0.1:{port}/x"),
        format!("https://127.0.0.1:{port}/x"),
        format!("https://[::ffff:127.0.0.1]:{port}/x"),
        "http://push.example.org/x".to_owned(),
    ] {
        let device = Device::at(&endpoint, 5).given();
        let problem = world.give("ana", CommandBody::KeepDevice { device }).await.unwrap_err();
        assert_eq!(problem.fields[0].pointer, "/device/endpoint", "{endpoint}");
    }
    // A name tells nothing until it is looked up: then nothing is connected to.
    let device = Device::at(&format!("https://localhost:{port}/x"), 5).given();
    world.give("ana", CommandBody::KeepDevice { device }).await.unwrap();
    world.settle("ana", |settings| settings.push = ALL).await;
    world.give("fay", CommandBody::RaiseAlert { text: "Wait".into(), topics: vec![] }).await.unwrap();
    assert!(world.run().await.is_empty());
    assert!(service.got().is_empty());
    assert_eq!(world.programme.store().next_post().await.unwrap(), None, "it is let be");
}

#[tokio::test]
async fn keys_beside_the_curve_and_impossible_reminders_are_refused() {
    let world = World::new().await;
    let good = Device::new(&world.service, "ana").given();
    let mut beside = good.p256dh.clone();
    // The last sign of 65 bytes carries two bits that mean something.
    let last = beside.pop().unwrap();
    beside.push(if last == 'A' { 'E' } else { 'A' });
    let device = NewDevice { p256dh: beside, ..good };
    let problem = world.give("ana", CommandBody::KeepDevice { device }).await.unwrap_err();
    assert_eq!(problem.fields[0].pointer, "/device/p256dh");
    let story = world.story("A story", "article", "Heat", &["partner"]).await;
    let open = world.story("Another", "article", "Heat", &[]).await;
    for (story, at, place) in
        [(story, START + DAY, "/story"), (open, START, "/at"), (open, START + 61 * DAY, "/at")]
    {
        let at = Instant::from_millis(at);
        let problem = world.give("ana", CommandBody::KeepReminder { story, at }).await.unwrap_err();
        assert_eq!(problem.fields[0].pointer, place);
    }
    let about = world.programme.seen_by(Some(actor("ana"))).about().await.unwrap();
    assert!(about.capabilities.contains(&Capability::Push));
    assert_eq!(domain::push::bytes(&about.push_key.unwrap()).unwrap().len(), 65);
}

#[test]
fn a_server_keeps_its_key_and_sends_on_its_own() {
    let (folder, service) = (Folder::new(), Service::start());
    let push = PushConfig { allow: vec!["127.0.0.0/8".parse().unwrap()], ..PushConfig::default() };
    let with = || Config { push: Some(push.clone()), ..config(&folder) };
    let server = Server::start(with());
    let key = server.client.get("/api/v1/about").json()["push_key"].as_str().unwrap().to_owned();
    let (ana, fay) = (server.client.enter("demo-ambassador"), server.client.enter("demo-facilitator"));
    let device = Device::new(&service, "ana");
    let give = |who: &crate::common::Client, body: Value| {
        let reply = who.submit(&new_id(), &body);
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
    };
    give(&ana, json!({ "type": "keep_device", "device": device.given() }));
    let mut settings = ana.get("/api/v1/me").json()["settings"].clone();
    settings["quiet"] = Value::Null;
    settings["push"] = json!({ "thanks": false, "programme": false, "alerts": true });
    give(&ana, json!({ "type": "save_settings", "settings": settings }));
    give(&fay, json!({ "type": "raise_alert", "text": "Wait", "topics": [] }));
    let got = loop {
        // The bell wakes whoever sends: this ends in a moment, or the test's own time runs out.
        let got = service.got();
        if !got.is_empty() {
            break got;
        }
        std::thread::yield_now();
    };
    assert_eq!(device.read(&got[0].body)["body"], "Wait");
    assert_eq!(got[0].signed().1, key);
    let mine = ana.get("/api/v1/me").json();
    assert_eq!(mine["devices"][0]["id"].as_str().unwrap().len(), 32);
    assert!(!mine.to_string().contains("127.0.0.1"), "the address is in the export only");
    assert!(ana.get("/api/v1/me/data").text().contains(&device.endpoint));
    assert!(!fay.get("/api/v1/me/data").text().contains(&device.endpoint));
    server.stop();
    let server = Server::start(with());
    assert_eq!(server.client.get("/api/v1/about").json()["push_key"], key);
    server.stop();
}

#[test]
fn a_server_without_notifications_says_so() {
    let folder = Folder::new();
    let server = Server::start(Config { push: None, ..config(&folder) });
    let about = server.client.get("/api/v1/about").json();
    assert!(about.get("push_key").is_none());
    assert!(!about["capabilities"].as_array().unwrap().contains(&json!("push")));
    let ana = server.client.enter("demo-ambassador");
    let device = Device::at("https://push.example.org/x", 5).given();
    let reply = ana.submit(&new_id(), &json!({ "type": "keep_device", "device": device }));
    assert_eq!(reply.status, ProblemKind::Unsupported.status(), "{}", reply.text());
    server.stop();
}
