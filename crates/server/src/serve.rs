//! A running server, from its configuration to its orderly end.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::serve::ListenerExt;
use domain::{
    command::hex,
    programme::{Programme, Settings},
    quiz::Pack,
    reach::Measure,
    store::{Store, StoreError},
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::{
    config::{Config, Mistake, Mode, PublicUrl, PushConfig},
    fetch::Fetcher,
    frame::Frames,
    headers, links, packs,
    pictures::InFolder,
    push::{self, Courier, Gate, vapid::Vapid},
    routes::router,
    schedule::{self, Schedule},
    state::{App, Inner, ServerProgramme, Typologies},
    store::{DATABASE, Lock, SqliteStore},
    system::{SystemClock, SystemRandom},
};

/// How often days that are over are closed.
const HOUR: Duration = Duration::from_secs(3_600);
/// How often the log is looked at for what another process wrote (`import`).
const LOOK: Duration = Duration::from_secs(2);
/// How long answers under way may take at the end.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server that answers.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<Result<(), String>>,
}

impl Running {
    /// Stops accepting, finishes what is under way, empties the write-ahead log.
    pub async fn shutdown(self) -> Result<(), String> {
        self.stop.send_replace(true);
        self.task.await.map_err(|error| error.to_string())?
    }
}

/// A programme over a store, with the settings that follow from the configuration.
pub fn programme(
    config: &Config,
    public: &PublicUrl,
    pack: Pack,
    store: SqliteStore,
) -> Arc<ServerProgramme> {
    let demo = matches!(config.mode, Mode::Demo);
    let settings = Settings {
        name: config.name.clone(),
        tracked_links: Measure::Measured,
        links: Some(format!("{}r/", public.as_str())),
        // A link to the reader's own machine would reach nobody.
        opens_networks: !demo && !public.is_loopback(),
        demo,
        takes_feeds: false,
    };
    let programme =
        Programme::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), Arc::new(pack), settings);
    programme.keep_pictures_in(Arc::new(InFolder(config.data.clone())));
    programme
}

/// Starts a server; it answers when this returns.
pub async fn start(config: Config) -> Result<Running, Mistake> {
    let at = |place: &str| {
        let place = place.to_owned();
        move |error: &dyn std::fmt::Display| Mistake::new(place, error.to_string())
    };
    let pack = packs::of(&config)?;
    let lock = Lock::take(&config.data).map_err(|error| at("--data")(&error))?;
    let file = config.data.join(DATABASE);
    let store = SqliteStore::open(&file).await.map_err(|error| at(&file.display().to_string())(&error))?;
    let listen = config.listen.to_string();
    let listener =
        TcpListener::bind(config.listen).await.map_err(|error| at(&format!("--listen {listen}"))(&error))?;
    let addr = listener.local_addr().map_err(|error| at("--listen")(&error))?;
    let public = match &config.public_url {
        Some(url) => url.clone(),
        None => PublicUrl::read(&format!("http://{addr}/")).map_err(|error| at("--listen")(&error))?,
    };
    let typology = Typologies::of(&pack).map_err(|error| at("--pack")(&error))?;
    let programme = programme(&config, &public, pack, store);
    if let Some(seed) = config.demo_seed {
        programme.load_demo(seed).await.map_err(|error| at("--demo")(&error))?;
    }
    let courier = match &config.push {
        Some(push) => Some(courier(push, &config, &public, &programme).await?),
        None => None,
    };
    let (stop, stopping) = watch::channel(false);
    let (counter, counting) = links::counter(Arc::clone(&programme));
    let hourly = tokio::spawn(close_days(Arc::clone(&programme)));
    let looking = tokio::spawn(ring_for_others(Arc::clone(&programme)));
    let feeds = Schedule {
        programme: Arc::clone(&programme),
        data: config.data.clone(),
        fetcher: Fetcher::allowing(config.allow_fetch.clone()),
        sources: config.feeds.0.clone(),
        clock: Arc::new(SystemClock),
        patience: schedule::PATIENCE,
        random: Arc::new(SystemRandom),
    };
    feeds.prepare().await.map_err(|error| at("--feeds")(&error))?;
    let fetching = tokio::spawn(feeds.keep_going());
    let sending = courier.map(|courier| tokio::spawn(courier.keep_going()));
    let frames = Frames::open(&config.data).map_err(|error| at("--data")(&error))?;
    let policy = headers::policy(&config.embedding).map_err(|error| at("--frame-ancestors")(&error))?;
    let parts = Inner {
        programme: Arc::clone(&programme),
        config,
        public,
        counter,
        typology,
        frames,
        policy,
        stopping: stopping.clone(),
    };
    let service = router(App::new(parts)).into_make_service_with_connect_info::<SocketAddr>();
    let listener = listener.tap_io(|io| {
        // Only slower without it.
        let _ = io.set_nodelay(true);
    });
    let mut stopped = stopping;
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = stopped.wait_for(|stopping| *stopping).await;
    });
    let mut patience = stop.subscribe();
    let task = tokio::spawn(async move {
        let overdue = async {
            let _ = patience.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(PATIENCE).await;
        };
        let result = tokio::select! {
            result = async { serving.await } => result.map_err(|error| error.to_string()),
            () = overdue => {
                tracing::warn!("some answers took too long and were cut off");
                Ok(())
            }
        };
        hourly.abort();
        looking.abort();
        // A feed that is being read is taken in whole or not at all.
        fetching.abort();
        // A message that is on its way now is sent once more after the next start, in its own place.
        sending.iter().for_each(JoinHandle::abort);
        // With the last request the last handle on the counter is gone: what was handed in is written now. An
        // answer that was cut off may still hold one; it is not waited for a second time.
        let _ = tokio::time::timeout(PATIENCE, counting).await;
        programme.store().close().await;
        drop(lock);
        result
    });
    Ok(Running { addr, stop, task })
}

/// What sends notifications, with the programme told of it.
async fn courier(
    push: &PushConfig,
    config: &Config,
    public: &PublicUrl,
    programme: &Arc<ServerProgramme>,
) -> Result<Courier, Mistake> {
    let made = config.data.join(push::key::FILE);
    let path = push.key.as_ref().unwrap_or(&made);
    // A key that was named and is not there is a mistake, not a wish for another one: devices know the old one.
    let key = push::key::of(path, push.key.is_none(), &SystemRandom)
        .map_err(|why| Mistake::new("--push-key", format!("{}: {why}", path.display())))?;
    let own = || public.as_str().starts_with("https:").then(|| public.as_str().to_owned());
    let vapid = Arc::new(Vapid::new(&key, push.contact.clone().or_else(own)));
    programme.notify_through(Arc::new(Gate { vapid: Arc::clone(&vapid), ranges: push.allow.clone() }));
    let courier = Courier::new(
        Arc::clone(programme),
        vapid,
        push.allow.clone(),
        Arc::new(SystemClock),
        Arc::new(SystemRandom),
    );
    courier.prepare().await.map_err(|error| Mistake::new("--data", error.to_string()))?;
    Ok(courier)
}

async fn close_days(programme: Arc<ServerProgramme>) {
    let mut hours = tokio::time::interval(HOUR);
    loop {
        hours.tick().await;
        if let Err(problem) = programme.close_days().await {
            tracing::error!("days that are over could not be closed: {problem}");
        }
        if let Err(error) = programme.store().checkpoint().await {
            tracing::warn!("the write-ahead log could not be emptied: {error}");
        }
    }
}

/// Rings for what another process has written into the same file.
async fn ring_for_others(programme: Arc<ServerProgramme>) {
    let mut ticks = tokio::time::interval(LOOK);
    let mut known = None;
    loop {
        ticks.tick().await;
        match programme.store().last_event().await {
            Ok(last) => {
                if known.is_some_and(|known| known != last) {
                    programme.bell().ring(last);
                }
                known = Some(last);
            }
            Err(StoreError::Failed(why)) => tracing::error!("the log cannot be read: {why}"),
            Err(error) => tracing::warn!("{error}"),
        }
    }
}

/// A short random name, for folders and references.
pub fn random_name() -> String {
    use domain::ports::Random;
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes);
    hex(&bytes)
}
