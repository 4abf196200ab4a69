//! Messages between the page and its data worker, and a transport to nowhere.

use client::Transport;
use domain::{
    call::Call,
    event::EventNumber,
    future::{BoxFuture, BoxStream},
    problem::Problem,
};
use serde_json::Value;

pub use client::worker::PROTOCOL;

/// Leads nowhere: what a handle has before there is a backend.
pub struct Nowhere;

impl Transport for Nowhere {
    fn call(&self, _: Call) -> BoxFuture<'_, Result<Value, Problem>> {
        Box::pin(async { Err(client::http::unreachable("there is no backend")) })
    }

    fn notices(&self) -> BoxFuture<'_, Result<BoxStream<'static, EventNumber>, Problem>> {
        Box::pin(async { Err(client::http::unreachable("there is no backend")) })
    }
}
