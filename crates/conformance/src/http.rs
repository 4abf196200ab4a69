//! The suite's host for a server that is reached over HTTP.

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    sync::Arc,
    thread,
    time::Duration,
};

use client::{Client, native::HttpTransport};
use domain::{backend::Backend, future::BoxFuture, problem::Problem};

use crate::bench::{Bench, Done};

/// What the suite calls itself when it opens tracked links as a person would.
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// A server at some address.
#[derive(Debug, Clone)]
pub struct Served {
    base: String,
    seed: u64,
    may_empty: bool,
}

impl Served {
    /// The server at `base`. `may_empty`: whether its demo may be emptied at the end.
    pub fn at(base: &str, may_empty: bool) -> Self {
        // The standard library seeds this from the system, anew for each value.
        let seed = RandomState::new().build_hasher().finish();
        Self { base: base.to_owned(), seed, may_empty }
    }
}

impl Bench for Served {
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(async move {
            let backend: Arc<dyn Backend> = Arc::new(Client::new(HttpTransport::new(&self.base)));
            Ok(backend)
        })
    }

    fn rest(&self, millis: u32) -> BoxFuture<'_, ()> {
        let (sender, receiver) = futures_channel::oneshot::channel::<()>();
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(u64::from(millis)));
            drop(sender);
        });
        // The end of the channel is the signal; there is no message.
        Box::pin(async move { receiver.await.unwrap_or_default() })
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn open_link(&self, address: String) -> Done<'_, u16> {
        Box::pin(async move {
            let opened = HttpTransport::new(&self.base).open(address, BROWSER.to_owned()).await;
            Some(opened.map(|(status, _)| status))
        })
    }

    fn may_empty(&self) -> bool {
        self.may_empty
    }
}
