//! Notifications, from what happens in a programme to what a device reads; with push services as good and as bad as they
//! come.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of a test may fail as loudly as the test"
)]

mod answers;
#[path = "../common/mod.rs"]
mod common;
mod journeys;
mod kinds;
mod refused;
mod service;
mod world;
