//! Opens the programme, then answers.

use std::{rc::Rc, sync::Arc};

use client::worker::{FromWorker, Hello, Notice, PROTOCOL, Response, ToWorker};
use domain::{
    actor::{Actor, Circle, Role},
    backend::Backend,
    call::{Call, dispatch, json},
    demo::COMPANY,
    ids::PersonId,
    ports::{Clock, Random},
    problem::{Problem, ProblemKind},
    programme::{Programme, Seen, Settings},
    reach::Measure,
    time::Instant,
};
use futures_util::StreamExt;
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::{
    channel::{Channel, Page},
    files,
    store::AnyStore,
    typology,
};

/// The database of the embedded programme.
const DATABASE: &str = "polyphony";
/// The seed of the demo programme, so that everybody sees the same people.
const SEED: u64 = 20_261_122;

/// Serves the page until it goes away. If the programme cannot be opened, every question is answered by why.
pub async fn run() {
    // Messages that come while the programme opens wait in the page's queue.
    let mut page = Page::listen();
    #[cfg(feature = "conformance")]
    page.report(match typology::pack(typology::OWN).await {
        Ok(pack) => super::conformance::report(pack).await.unwrap_or_else(|error| error.to_string()),
        Err(problem) => problem.to_string(),
    });
    let config = config().await;
    let named = config.as_ref().map(|config| Rc::from(config.pack.as_str())).map_err(Problem::clone);
    let opened = match config {
        Ok(config) => open(&config).await,
        Err(problem) => Err(problem),
    };
    if let Ok((programme, _)) = &opened {
        ring(&page, programme);
    }
    let seen = opened.map(|(_, seen)| seen);
    let pack: Rc<str> = named.unwrap_or_else(|_| typology::OWN.into());
    page.post(&FromWorker::Hello(Hello { protocol: PROTOCOL }));
    while let Some(message) = page.next().await {
        let ToWorker::Request(request) = message else { continue };
        let (page, seen, pack) = (page.sender(), seen.clone(), Rc::clone(&pack));
        spawn_local(async move {
            let outcome = match seen {
                Ok(seen) => answer(&pack, &seen, request.call).await,
                Err(problem) => Err(problem),
            };
            page.post(&FromWorker::Response(Response { id: request.id, outcome }));
        });
    }
}

/// Asks the programme; only the texts of the typology are this worker's own business, which knows where they are.
async fn answer(pack: &str, seen: &Seen<AnyStore>, call: Call) -> Result<Value, Problem> {
    match call {
        Call::Typology { language } => json(&*typology::in_language(pack, seen.pack(), &language).await?),
        call => dispatch(seen as &dyn Backend, call).await,
    }
}

type Opened = (Arc<Programme<AnyStore>>, Rc<Seen<AnyStore>>);

#[derive(Deserialize)]
struct Config {
    backend: Backing,
}

#[derive(Deserialize)]
struct Backing {
    #[serde(default)]
    demo: bool,
    #[serde(default = "own_pack")]
    pack: String,
}

fn own_pack() -> String {
    typology::OWN.to_owned()
}

async fn config() -> Result<Backing, Problem> {
    let config: Config = serde_json::from_str(&files::text("config.json").await?)
        .map_err(|error| Problem::new(ProblemKind::Invalid, format!("config.json: {error}")))?;
    Ok(config.backend)
}

async fn open(config: &Backing) -> Result<Opened, Problem> {
    let pack = typology::pack(&config.pack).await?;
    let demo = config.demo;
    let settings = Settings {
        name: if demo { COMPANY } else { "Polyphony" }.to_owned(),
        tracked_links: Measure::Practice,
        links: None,
        opens_networks: !demo,
        demo,
        takes_feeds: true,
    };
    let store = AnyStore::open(DATABASE).await.map_err(|error| {
        Problem::new(ProblemKind::Unavailable, format!("this browser keeps no data here: {error}"))
    })?;
    let programme =
        Programme::new(store, Arc::new(WorkerClock), Arc::new(WorkerRandom), Arc::new(pack), settings);
    if demo {
        programme.load_demo(SEED).await?;
    }
    let seen = Rc::new(programme.seen_by(if demo { None } else { Some(alone()?) }));
    Ok((programme, seen))
}

/// Whoever uses this browser, where it is no demo: a programme of one, with nobody to sign in to.
fn alone() -> Result<Actor, Problem> {
    Ok(Actor {
        person: PersonId::try_from("me".to_owned())?,
        name: String::new(),
        roles: vec![Role::Ambassador, Role::Facilitator],
        circles: vec![Circle::Employee],
    })
}

/// Passes the bell on: to the page, to the workers of other tabs; and theirs to our page.
fn ring(page: &Page, programme: &Arc<Programme<AnyStore>>) {
    let (here, mut rings) = (page.sender(), programme.bell().listen());
    let channel = Channel::open(page.sender());
    spawn_local(async move {
        while let Some(n) = rings.next().await {
            here.post(&FromWorker::Notice(Notice { n }));
            channel.tell(n);
        }
    });
}

/// The device's clock.
pub struct WorkerClock;

impl Clock for WorkerClock {
    fn now(&self) -> Instant {
        Instant::from_millis(js_sys::Date::now() as i64)
    }
}

/// The browser's cryptographic randomness.
pub struct WorkerRandom;

impl Random for WorkerRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Nothing secret is made here: the embedded programme counts no strangers.
            bytes.iter_mut().for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
        }
    }
}
