//! What carries questions to a backend and answers back.

use domain::{
    call::Call,
    event::EventNumber,
    future::{BoxFuture, BoxStream, MaybeSend, MaybeSync},
    problem::Problem,
};
use serde_json::Value;

/// A way to a backend: HTTP, messages to a worker.
///
/// A transport answers [`domain::problem::ProblemKind::Unreachable`] where nothing came back, and passes on the
/// backend's own problems.
pub trait Transport: MaybeSend + MaybeSync + 'static {
    /// Asks one question; the answer as JSON in the contract's shape.
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>>;
    /// Numbers that say "there may be something after n"; the stream ends with the connection.
    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>>;
}

/// Any transport, chosen at run time.
impl Transport for Box<dyn Transport> {
    fn call(&self, call: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        (**self).call(call)
    }
    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        (**self).notices()
    }
}
