//! Hosts for the suite.
#![allow(dead_code)]

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use client::{Client, Transport};
use conformance::{Bench, Chance};
use domain::{
    backend::Backend,
    call::{Call, dispatch},
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    ports::{Clock, Random},
    problem::Problem,
    programme::{Programme, Settings},
    quiz::Pack,
    reach::Measure,
    store::Store,
    time::Instant,
};
use serde_json::Value;

/// The seed of this run: `SEED` from the environment, or the time. Printed, so that a failure can be had again.
pub fn seed() -> u64 {
    let given = std::env::var("SEED").ok().and_then(|text| text.parse().ok());
    let now = || u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos()).unwrap();
    let seed = given.unwrap_or_else(now);
    println!("SEED={seed}");
    seed
}

/// A clock that can be put forward, and chance.
pub struct Ports {
    pub millis: AtomicI64,
    chance: AtomicU64,
}

impl Ports {
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { millis: AtomicI64::new(1_780_000_000_000), chance: AtomicU64::new(seed) })
    }
}

impl Clock for Ports {
    fn now(&self) -> Instant {
        Instant::from_millis(self.millis.fetch_add(1, Ordering::Relaxed))
    }
}

impl Random for Ports {
    fn fill(&self, bytes: &mut [u8]) {
        let mut chance = Chance::new(self.chance.fetch_add(1, Ordering::Relaxed));
        bytes.iter_mut().for_each(|byte| *byte = chance.number().to_be_bytes()[0]);
    }
}

pub fn pack() -> Arc<Pack> {
    Arc::new(Pack::read(include_str!("../../../../public/packs/default.json")).unwrap())
}

pub fn settings() -> Settings {
    Settings {
        name: "Conformance".into(),
        tracked_links: Measure::Practice,
        links: None,
        opens_networks: false,
        demo: true,
        takes_feeds: true,
    }
}

/// A programme over a store, in this process.
pub struct Host<S> {
    pub programme: Arc<Programme<S>>,
    pub ports: Arc<Ports>,
    seed: u64,
}

impl<S: Store> Host<S> {
    pub fn new(store: S) -> Self {
        let seed = seed();
        let ports = Ports::new(seed);
        let programme = Programme::new(store, ports.clone(), ports.clone(), pack(), settings());
        Self { programme, ports, seed }
    }
}

impl<S: Store> Bench for Host<S> {
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        let backend: Arc<dyn Backend> = Arc::new(self.programme.seen_by(None));
        Box::pin(async move { Ok(backend) })
    }

    fn rest(&self, millis: u32) -> BoxFuture<'_, ()> {
        rest(millis)
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn may_empty(&self) -> bool {
        true
    }
}

/// Time that passes on another thread.
pub fn rest(millis: u32) -> BoxFuture<'static, ()> {
    let (sender, receiver) = futures_channel::oneshot::channel::<()>();
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(u64::from(millis)));
        drop(sender);
    });
    // The end of the channel is the signal; there is no message.
    Box::pin(async move { receiver.await.unwrap_or_default() })
}

/// The same host behind a client whose questions and answers are texts, as between page and worker.
pub struct OverMessages<S>(pub Arc<Host<S>>);

struct Messages(Arc<dyn Backend>);

impl Transport for Messages {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        Box::pin(async move {
            let text = serde_json::to_string(&call).unwrap();
            let outcome = dispatch(self.0.as_ref(), serde_json::from_str(&text).unwrap()).await;
            let text = serde_json::to_string(&outcome).unwrap();
            serde_json::from_str(&text).unwrap()
        })
    }

    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        self.0.notices()
    }
}

impl<S: Store> Bench for OverMessages<S> {
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(async move {
            let backend: Arc<dyn Backend> = Arc::new(Client::new(Messages(self.0.visitor().await?)));
            Ok(backend)
        })
    }

    fn rest(&self, millis: u32) -> BoxFuture<'_, ()> {
        rest(millis)
    }

    fn seed(&self) -> u64 {
        self.0.seed()
    }

    fn may_empty(&self) -> bool {
        true
    }
}
