//! The machine's clock and its randomness.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::{
    ports::{Clock, Random},
    time::Instant,
};

/// The system's time.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        // A clock before 1970 counts as 1970.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Going on with predictable keys would break the promise to visitors.
            tracing::error!("the system gives no randomness: {error}");
            std::process::abort();
        }
    }
}
