//! Ways to reach a backend that lives elsewhere.
//!
//! [`Client`] turns a [`Transport`] into a [`domain::backend::Backend`]; [`http`] is the REST contract as pure
//! functions; [`sse`] reads the live stream; [`worker`] is the protocol of messages between page and data worker;
//! [`outbox`] keeps commands until there is a receipt. Nothing here knows a browser or an async runtime.

mod client;
mod decode;
pub mod http;
#[cfg(feature = "native")]
pub mod native;
pub mod outbox;
pub mod sse;
mod transport;
pub mod worker;

pub use client::Client;
pub use decode::decode;
pub use transport::Transport;
