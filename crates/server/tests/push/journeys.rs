//! Messages that wait: through quiet hours, restarts, second thoughts.

use domain::{
    command::CommandBody,
    push::Pushed,
    settings::Quiet,
    store::Store,
    time::{DAY, HOUR, Instant},
};
use server::SqliteStore;

use crate::{
    common::Folder,
    service::{Device, Service},
    world::{ALL, START, World},
};

fn alert(text: &str) -> CommandBody {
    CommandBody::RaiseAlert { text: text.into(), topics: vec![] }
}

async fn waiting(world: &World) -> usize {
    let far = Instant::from_millis(i64::MAX);
    world.programme.store().due_posts(far, 1_000).await.unwrap().len()
}

#[tokio::test]
async fn quiet_hours_delay_and_drop_nothing() {
    let world = World::new().await;
    let ana = Device::new(&world.service, "ana");
    // Noon in UTC is 17:45 in Nepal.
    let device = domain::push::NewDevice { zone: "Asia/Kathmandu".into(), ..ana.given() };
    world.give("ana", CommandBody::KeepDevice { device }).await.unwrap();
    world
        .settle("ana", |settings| {
            settings.push = ALL;
            settings.quiet = Some(Quiet { from: 17 * 60, to: 9 * 60 });
        })
        .await;
    world.give("fay", alert("Wait")).await.unwrap();
    assert!(world.run().await.is_empty());
    // What holds now takes the place of what waits.
    world.forward(HOUR);
    world.give("fay", alert("Wait longer")).await.unwrap();
    assert!(world.run().await.is_empty());
    world.forward(14 * HOUR);
    assert!(world.run().await.is_empty(), "8:45 in Nepal");
    world.forward(HOUR / 4);
    let told = world.told(&ana).await;
    assert_eq!((told.len(), &told[0]["body"]), (1, &serde_json::json!("Wait longer")));
    assert_eq!(waiting(&world).await, 0);
}

#[tokio::test]
async fn what_was_taken_back_or_switched_off_meanwhile_is_not_sent() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    let story = world.story("A story", "article", "Heat", &[]).await;
    let share = world.share("ana", story).await;
    world.service.answers(|_| "503 Busy".into());
    world.give("ben", CommandBody::Thank { share, words: String::new() }).await.unwrap();
    world.give("fay", alert("Wait")).await.unwrap();
    assert_eq!(world.run().await.len(), 2);
    world.service.answers(|_| "201 Created".into());
    world.forward(HOUR);
    world.give("ben", CommandBody::TakeThanksBack { share }).await.unwrap();
    world.settle("ana", |settings| settings.push = Pushed { alerts: false, ..ALL }).await;
    assert!(world.run().await.is_empty());
    assert_eq!(waiting(&world).await, 0);
}

#[tokio::test]
async fn one_command_takes_everything_back() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    let second = Device::new(&world.service, "two");
    world.give("ana", CommandBody::KeepDevice { device: second.given() }).await.unwrap();
    let story = world.story("A story", "article", "Heat", &[]).await;
    let at = Instant::from_millis(START + HOUR);
    world.give("ana", CommandBody::KeepReminder { story, at }).await.unwrap();
    assert_eq!(world.devices("ana").await, 2);
    world.give("ana", CommandBody::StopPush).await.unwrap();
    assert_eq!(world.devices("ana").await, 0);
    world.give("fay", alert("Wait")).await.unwrap();
    world.forward(2 * HOUR);
    assert!(world.run().await.is_empty());
    assert_eq!(waiting(&world).await, 0);
}

#[tokio::test]
async fn whoever_erases_themselves_leaves_nothing_in_the_queue() {
    let world = World::new().await;
    world.somebody("ana", ALL).await;
    world.service.answers(|_| "503 Busy".into());
    world.give("fay", alert("Wait")).await.unwrap();
    assert_eq!(world.run().await.len(), 1);
    assert_eq!(waiting(&world).await, 1);
    world.give("ana", CommandBody::EraseMe).await.unwrap();
    assert_eq!(waiting(&world).await, 0);
    assert!(world.programme.store().reachable().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_browser_speaks_for_whoever_gave_it_last() {
    let world = World::new().await;
    let device = world.somebody("ana", ALL).await;
    world.give("ben", CommandBody::KeepDevice { device: device.given() }).await.unwrap();
    assert_eq!((world.devices("ana").await, world.devices("ben").await), (0, 1));
    world.give("fay", alert("Wait")).await.unwrap();
    assert!(world.run().await.is_empty(), "ben ticked nothing");
}

#[tokio::test]
async fn the_oldest_device_makes_room_and_the_same_again_changes_nothing() {
    let world = World::new().await;
    for n in 0..12 {
        let device = Device::at(&format!("{}/{n}", world.service.base), n + 1).given();
        world.give("ana", CommandBody::KeepDevice { device }).await.unwrap();
    }
    assert_eq!(world.devices("ana").await, 10);
    let before = world.programme.store().last_event().await.unwrap();
    let device = Device::at(&format!("{}/11", world.service.base), 12).given();
    world.give("ana", CommandBody::KeepDevice { device }).await.unwrap();
    assert_eq!(world.programme.store().last_event().await.unwrap(), before);
}

#[tokio::test]
async fn a_restart_loses_nothing_and_repeats_nothing() {
    let folder = Folder::new();
    let file = folder.path().join("programme.db");
    let service = Service::start();
    let world = World::of(&file, service).await;
    let device = world.somebody("ana", ALL).await;
    world.give("fay", alert("First")).await.unwrap();
    assert_eq!(world.told(&device).await.len(), 1);
    // One message waits in the queue, one entry of the log was not read yet.
    world.service.answers(|_| "503 Busy".into());
    world.give("fay", alert("Second")).await.unwrap();
    assert_eq!(world.run().await.len(), 1);
    let story = world.story("A story", "article", "Heat", &[]).await;
    world.share("ana", story).await;
    world.give("fay", CommandBody::WithdrawStory { id: story, withdrawn: true }).await.unwrap();
    let World { programme, service, .. } = world;
    programme.store().close().await;
    service.answers(|_| "201 Created".into());
    let world = World::of(&file, service).await;
    world.forward(HOUR);
    let mut told: Vec<String> =
        world.told(&device).await.iter().map(|one| one["body"].as_str().unwrap().to_owned()).collect();
    told.sort();
    assert_eq!(told, ["A story", "Second"]);
    world.programme.store().close().await;
    let World { service, .. } = world;
    let world = World::of(&file, service).await;
    world.forward(DAY);
    assert!(world.run().await.is_empty());
}

#[tokio::test]
async fn what_happened_before_the_first_start_is_no_news() {
    let store = SqliteStore::in_memory().await.unwrap();
    let world = World::unprepared(store, Service::start(), &["127.0.0.0/8"]).await;
    world.somebody("ana", ALL).await;
    world.give("fay", alert("Old")).await.unwrap();
    world.courier.prepare().await.unwrap();
    assert!(world.run().await.is_empty());
    world.give("fay", alert("New")).await.unwrap();
    // A second start is not the first one.
    world.courier.prepare().await.unwrap();
    assert_eq!(world.run().await.len(), 1);
}
