//! What the suite needs of whoever runs it.

use std::sync::Arc;

use domain::{
    backend::Backend,
    demo::FACILITATOR,
    future::{BoxFuture, MaybeSend, MaybeSync},
    ids::PersonId,
    problem::Problem,
};

/// Something that a host may not be able to do: then there is nothing.
pub type Done<'a, T> = BoxFuture<'a, Option<Result<T, Problem>>>;

/// A host with a backend to be checked. People come in through the door; a host without one overrides the methods
/// that use it.
pub trait Bench: MaybeSend + MaybeSync {
    /// A client of the backend, with nobody signed in.
    fn visitor(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>>;

    /// Lets `millis` milliseconds pass.
    fn rest(&self, millis: u32) -> BoxFuture<'_, ()>;

    /// A number that no run before had: ids and words of the checks are made from it.
    fn seed(&self) -> u64;

    /// A client with somebody new signed in.
    fn newcomer(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(enter(self.visitor(), "newcomer"))
    }

    /// A client with somebody signed in who runs the programme.
    fn facilitator(&self) -> BoxFuture<'_, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(enter(self.visitor(), FACILITATOR))
    }

    /// Another client with the same newcomer signed in.
    fn again<'a>(&'a self, person: &'a PersonId) -> BoxFuture<'a, Result<Arc<dyn Backend>, Problem>> {
        Box::pin(enter(self.visitor(), person.as_str()))
    }

    /// Opens a tracked link as a stranger's browser would; answers with the HTTP status. Not offered where tracked
    /// links are practice.
    fn open_link(&self, address: String) -> Done<'_, u16> {
        drop(address);
        Box::pin(async { None })
    }

    /// Stops the backend without warning and starts it again on the same data.
    fn restart(&self) -> Done<'_, ()> {
        Box::pin(async { None })
    }

    /// Whether the demo may be emptied: everything in it is lost.
    fn may_empty(&self) -> bool {
        false
    }
}

async fn enter(
    visitor: BoxFuture<'_, Result<Arc<dyn Backend>, Problem>>,
    voice: &str,
) -> Result<Arc<dyn Backend>, Problem> {
    let backend = visitor.await?;
    backend.enter(voice).await?;
    Ok(backend)
}
