//! Push services that are gone, busy, slow, hostile.

use domain::{
    command::CommandBody,
    time::{DAY, HOUR, MINUTE},
};

use crate::{
    service::Service,
    world::{ALL, World},
};

fn alert() -> CommandBody {
    CommandBody::RaiseAlert { text: "x".repeat(400), topics: vec![] }
}

#[tokio::test]
async fn a_device_that_is_gone_is_forgotten_with_all_that_waits_for_it() {
    for status in ["404 Not Found", "410 Gone"] {
        let world = World::new().await;
        world.somebody("ana", ALL).await;
        world.somebody("ben", ALL).await;
        world.service.answers(
            move |got| {
                if got.path == "/ana" { status.to_owned() } else { "201 Created".to_owned() }
            },
        );
        world.give("fay", alert()).await.unwrap();
        assert_eq!(world.run().await.len(), 2);
        assert_eq!((world.devices("ana").await, world.devices("ben").await), (0, 1));
        assert_eq!(world.programme.store().next_post().await.unwrap(), None);
        world.forward(DAY);
        assert!(world.run().await.is_empty());
    }
}

#[tokio::test]
async fn who_asks_for_patience_gets_it() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    world.service.answers(|_| "429 Too Many Requests\nRetry-After: 3600".into());
    world.give("fay", alert()).await.unwrap();
    assert_eq!(world.run().await.len(), 1);
    world.service.answers(|_| "201 Created".into());
    world.forward(HOUR - 1);
    assert!(world.run().await.is_empty());
    // A tenth later at most, so that not all come back at once.
    world.forward(HOUR / 10 + 1);
    assert_eq!(world.run().await.len(), 1);
}

#[tokio::test]
async fn who_stays_busy_is_asked_less_and_less_until_it_is_not_worth_it_any_more() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    world.service.answers(|_| "500 Oh".into());
    world.give("fay", alert()).await.unwrap();
    let (mut tries, mut minutes) = (0, 0);
    while world.programme.store().next_post().await.unwrap().is_some() || minutes == 0 {
        tries += world.run().await.len();
        world.forward(5 * MINUTE);
        minutes += 5;
        assert!(minutes <= 2 * 24 * 60, "an alert is worth two days");
    }
    assert!((10..=20).contains(&tries), "{tries} tries");
}

#[tokio::test]
async fn what_is_too_long_is_said_shorter_once() {
    let world = World::new().await;
    let device = world.somebody("ana", ALL).await;
    world.service.answers(|got| {
        if got.body.len() > 480 { "413 Too Large".to_owned() } else { "201 Created".to_owned() }
    });
    world.give("fay", alert()).await.unwrap();
    let got = world.run().await;
    assert_eq!(got.len(), 2);
    let short = device.read(&got[1].body);
    assert_eq!(short["body"], "");
    assert_eq!(short["title"], "Please read this before you share");
    world.service.answers(|_| "413 Too Large".into());
    world.give("fay", alert()).await.unwrap();
    assert_eq!(world.run().await.len(), 2);
    assert_eq!(world.programme.store().next_post().await.unwrap(), None, "and then let be");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_never_answers_keeps_nobody_waiting_for_long() {
    let world = World::new().await;
    for n in 0..6 {
        world.somebody(&format!("{n}-slow"), ALL).await;
    }
    world.somebody("ana", ALL).await;
    world
        .service
        .answers(|got| if got.path.ends_with("slow") { "hang".into() } else { "201 Created".into() });
    world.give("fay", alert()).await.unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(world.courier.run_due().await.unwrap(), 1);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(world.service.got().len(), 7);
    assert!(world.programme.store().next_post().await.unwrap().is_some(), "the others wait");
}

#[tokio::test]
async fn nobody_is_led_elsewhere() {
    let world = World::new().await;
    let elsewhere = Service::start();
    world.somebody("ana", ALL).await;
    for status in ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let answer = format!("{status}\nLocation: {}/x", elsewhere.base);
        world.service.answers(move |_| answer.clone());
        world.give("fay", alert()).await.unwrap();
        assert_eq!(world.run().await.len(), 1, "{status}");
        assert_eq!(world.programme.store().next_post().await.unwrap(), None);
    }
    assert!(elsewhere.got().is_empty());
    assert_eq!(world.devices("ana").await, 1);
}

#[tokio::test]
async fn nonsense_is_a_failure_like_any_other() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    for nonsense in [
        "raw:".to_owned(),
        "raw:\0\0\0\0".to_owned(),
        "raw:HTTP/1.1 abc\r\n\r\n".to_owned(),
        format!("raw:HTTP/1.1 201 Created\r\nX: {}\r\n\r\n", "y".repeat(1_000_000)),
        "429 Busy\nRetry-After: \u{7f}".to_owned(),
        "429 Busy\nRetry-After: 999999999999999999999999".to_owned(),
    ] {
        let answer = nonsense.clone();
        world.service.answers(move |_| answer.clone());
        world.give("fay", alert()).await.unwrap();
        assert_eq!(world.run().await.len(), 1, "{nonsense:.40}");
        assert_eq!(world.devices("ana").await, 1);
        assert!(world.programme.store().next_post().await.unwrap().is_some(), "{nonsense:.40}: it waits");
        // A body without an end is nobody's business.
        world.service.answers(|_| "raw:HTTP/1.1 201 Created\r\nContent-Length: 99999999999\r\n\r\n".into());
        world.forward(DAY + DAY / 9);
        assert_eq!(world.run().await.len(), 1, "{nonsense:.40}");
        assert_eq!(world.programme.store().next_post().await.unwrap(), None, "{nonsense:.40}");
    }
}
