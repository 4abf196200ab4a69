//! One sender at a time.

use std::sync::Arc;

use domain::{
    future::{BoxFuture, MaybeSend, MaybeSync},
    problem::Problem,
};
use futures_util::lock::Mutex;

/// The right to send; dropping it hands it on.
pub type Held = Box<dyn Holding>;

/// Whatever must be dropped to let the next sender begin.
pub trait Holding: MaybeSend {}
impl<T: MaybeSend> Holding for T {}

/// Lets one sender in at a time, over everything that shares a shelf. In a browser this is a Web Lock with a name
/// of its own, which is also given back when a tab dies.
pub trait Lock: MaybeSend + MaybeSync + 'static {
    /// Waits until nobody else holds it.
    fn hold(&self) -> BoxFuture<'_, Result<Held, Problem>>;
}

/// A lock among those who share this value.
#[derive(Debug, Clone, Default)]
pub struct MemoryLock(Arc<Mutex<()>>);

impl Lock for MemoryLock {
    fn hold(&self) -> BoxFuture<'_, Result<Held, Problem>> {
        Box::pin(async move {
            let held: Held = Box::new(Arc::clone(&self.0).lock_owned().await);
            Ok(held)
        })
    }
}
