//! The conformance suite on this very store, in a real browser. Compiled in for the tests only.

use std::sync::Arc;

use conformance::{Bench, run};
use domain::{
    backend::Backend,
    future::BoxFuture,
    ports::{Clock, Random},
    problem::Problem,
    programme::{Programme, Settings},
    quiz::Pack,
    reach::Measure,
    store::StoreError,
};
use gloo_timers::future::TimeoutFuture;
use js_sys::Date;

use super::{
    serve::{WorkerClock, WorkerRandom},
    store::IndexedDbStore,
};

struct Worker {
    programme: Arc<Programme<IndexedDbStore>>,
    seed: u64,
}

impl Bench for Worker {
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(async move {
            #[allow(clippy::arc_with_non_send_sync, reason = "a worker has one thread")]
            let backend: Arc<dyn Backend> = Arc::new(self.programme.seen_by(None));
            Ok(backend)
        })
    }

    fn rest(&self, millis: u32) -> BoxFuture<'_, ()> {
        Box::pin(TimeoutFuture::new(millis))
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn may_empty(&self) -> bool {
        true
    }
}

/// Runs the checks of the backend and of the store on databases of their own; the report as text.
pub async fn report(pack: Pack) -> Result<String, StoreError> {
    let seed = Date::now() as u64;
    let settings = Settings {
        name: "Conformance".to_owned(),
        tracked_links: Measure::Practice,
        links: None,
        opens_networks: false,
        demo: true,
        takes_feeds: true,
    };
    let clock: Arc<dyn Clock> = Arc::new(WorkerClock);
    let random: Arc<dyn Random> = Arc::new(WorkerRandom);
    let store = IndexedDbStore::open(&format!("conformance-{seed}")).await?;
    let programme = Programme::new(store, clock, random, Arc::new(pack), settings);
    let backend = run(&Worker { programme, seed }).await;
    let store = IndexedDbStore::open(&format!("conformance-store-{seed}")).await?;
    let rows = conformance::store::run(&store, seed).await;
    Ok(format!("seed {seed}\n{backend}\n{rows}\nfailed: {}", backend.failed() + rows.failed()))
}
