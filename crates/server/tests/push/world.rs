//! A programme with a push service beside it, on a clock that stands still until a test moves it.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use domain::{
    actor::{Actor, Circle, Role},
    backend::{Backend, Profiles, Shares},
    command::{Command, CommandBody, Receipt},
    ids::{CommandId, PersonId, StoryId},
    network::Network,
    ports::{Clock, new_command_id},
    problem::Problem,
    programme::{Programme, Settings as Particular},
    push::Pushed,
    reach::Measure,
    settings::Settings,
    store::Store,
    time::Instant,
};
use serde_json::{Value, json};
use server::{
    SqliteStore,
    push::{Courier, Gate, vapid::Vapid},
    system::SystemRandom,
};

use crate::{
    common::{Folder, config},
    service::{Device, Got, Service},
};

/// 2026-11-22T12:00:00Z: a loud moment.
pub const START: i64 = 1_795_348_800_000;
/// Every kind.
pub const ALL: Pushed = Pushed { thanks: true, programme: true, alerts: true };

#[derive(Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Clock for Hand {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}

pub struct World {
    pub programme: Arc<Programme<SqliteStore>>,
    pub courier: Courier,
    pub clock: Hand,
    pub service: Service,
    _folder: Folder,
}

impl World {
    /// In memory, with a push service on this machine that may be reached.
    pub async fn new() -> Self {
        Self::over(SqliteStore::in_memory().await.unwrap(), Service::start(), &["127.0.0.0/8"]).await
    }

    /// Over a file, which may have been there before.
    pub async fn of(file: &Path, service: Service) -> Self {
        Self::over(SqliteStore::open(file).await.unwrap(), service, &["127.0.0.0/8"]).await
    }

    /// Over a store, with a service that may be reached where the ranges say so.
    pub async fn over(store: SqliteStore, service: Service, allowed: &[&str]) -> Self {
        let world = Self::unprepared(store, service, allowed).await;
        world.courier.prepare().await.unwrap();
        world
    }

    /// As [`Self::over`], before the courier's first start.
    pub async fn unprepared(store: SqliteStore, service: Service, allowed: &[&str]) -> Self {
        let folder = Folder::new();
        let clock = Hand(Arc::new(AtomicI64::new(START)));
        let pack = server::packs::of(&config(&folder)).unwrap();
        let particular = Particular {
            name: "Test programme".into(),
            tracked_links: Measure::Measured,
            links: None,
            opens_networks: false,
            demo: false,
            takes_feeds: false,
        };
        let ports: Arc<dyn Clock> = Arc::new(clock.clone());
        let programme =
            Programme::new(store, Arc::clone(&ports), Arc::new(SystemRandom), Arc::new(pack), particular);
        let key = p256::SecretKey::from_slice(&[42; 32]).unwrap();
        let vapid = Arc::new(Vapid::new(&key, Some("mailto:voices@example.org".into())));
        let ranges: Vec<_> = allowed.iter().map(|range| range.parse().unwrap()).collect();
        programme.notify_through(Arc::new(Gate { vapid: Arc::clone(&vapid), ranges: ranges.clone() }));
        let courier =
            Courier::new(Arc::clone(&programme), vapid, ranges.clone(), ports, Arc::new(SystemRandom));
        let courier = courier.waiting(ranges, Duration::from_millis(1_500));
        Self { programme, courier, clock, service, _folder: folder }
    }

    pub fn forward(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    /// Reads the log and sends what is due; what the push service got.
    pub async fn run(&self) -> Vec<Got> {
        self.courier.run_due().await.unwrap();
        self.service.got()
    }

    /// As [`Self::run`], as one device reads it.
    pub async fn told(&self, device: &Device) -> Vec<Value> {
        let got = self.run().await;
        let path = device.endpoint.rsplit_once('/').unwrap().1;
        got.iter().filter(|got| got.path.ends_with(path)).map(|got| device.read(&got.body)).collect()
    }

    /// Gives a command; the problem if it is refused.
    pub async fn give(&self, who: &str, body: CommandBody) -> Result<CommandId, Problem> {
        let id = new_command_id(&self.clock, &SystemRandom);
        let seen = self.programme.seen_by(Some(actor(who)));
        match seen.submit(Command { id, body }).await.unwrap() {
            Receipt::Applied { .. } => Ok(id),
            Receipt::Refused { problem } => Err(problem),
            Receipt::Queued => panic!("queued"),
        }
    }

    /// Somebody with a device at this service, who wants all of this and is never quiet.
    pub async fn somebody(&self, who: &str, push: Pushed) -> Device {
        let device = Device::new(&self.service, who);
        self.give(who, CommandBody::KeepDevice { device: device.given() }).await.unwrap();
        self.settle(who, |settings| settings.push = push).await;
        device
    }

    /// Changes somebody's settings; their quiet hours are taken away before.
    pub async fn settle(&self, who: &str, change: impl FnOnce(&mut Settings)) {
        let me = self.programme.seen_by(Some(actor(who))).me().await.unwrap();
        let mut settings = Settings { quiet: None, ..me.settings };
        change(&mut settings);
        self.give(who, CommandBody::SaveSettings { settings }).await.unwrap();
    }

    /// A story as facilitators write it.
    pub async fn story(&self, title: &str, format: &str, topic: &str, circles: &[&str]) -> StoryId {
        let story = json!({
            "title": title, "summary": "", "url": "https://example.org/", "topics": [topic], "language": "en",
            "kind": "news", "edition": { "format": format, "circles": circles,
                "happens": (format == "event").then(|| json!({ "starts": START + 900_000_000, "place": "" })) },
        });
        let body = json!({ "type": "compose_story", "story": story });
        let body: CommandBody = serde_json::from_value(body).unwrap();
        StoryId(self.give("fay", body).await.unwrap().0)
    }

    /// Somebody shares a story and shows that to colleagues.
    pub async fn share(&self, who: &str, story: StoryId) -> CommandId {
        let body =
            CommandBody::RecordShare { story, network: Network::X, caption: "Look".into(), open: false };
        let share = self.give(who, body).await.unwrap();
        self.give(who, CommandBody::ShowShare { share, shown: true, lift: false }).await.unwrap();
        assert_eq!(self.programme.seen_by(Some(actor(who))).shares().await.unwrap()[0].id, share);
        share
    }

    /// The devices that are kept of somebody.
    pub async fn devices(&self, who: &str) -> usize {
        let person = self.programme.store().person(&actor(who).person).await.unwrap();
        person.map_or(0, |person| person.devices.len())
    }
}

/// Somebody; `fay` runs the programme, who has `partner` in the name is one.
pub fn actor(who: &str) -> Actor {
    let role = if who == "fay" { Role::Facilitator } else { Role::Ambassador };
    let circle = if who.contains("partner") { Circle::Partner } else { Circle::Employee };
    Actor {
        person: PersonId::try_from(who.to_owned()).unwrap(),
        name: format!("{who} of the company"),
        roles: vec![role],
        circles: vec![circle],
    }
}
