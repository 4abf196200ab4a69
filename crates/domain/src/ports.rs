//! What the rules need from outside: the time and chance. Given at construction, never taken from a request.

use crate::{
    future::{MaybeSend, MaybeSync},
    ids::CommandId,
    time::Instant,
};

/// Tells the time. A client's clock is never believed: each backend has its own.
pub trait Clock: MaybeSend + MaybeSync {
    /// Now.
    fn now(&self) -> Instant;
}

/// A source of unpredictable bytes.
pub trait Random: MaybeSend + MaybeSync {
    /// Fills `bytes` with fresh randomness.
    fn fill(&self, bytes: &mut [u8]);
}

/// A new command id (UUID v7): time first, so that ids sort by age, then chance.
pub fn new_command_id(clock: &dyn Clock, random: &dyn Random) -> CommandId {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    CommandId::v7(clock.now(), &bytes)
}
